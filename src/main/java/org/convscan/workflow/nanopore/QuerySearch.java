package org.convscan.workflow.nanopore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.convscan.coord.Strand;
import org.convscan.engine.lookup.Climb;
import org.convscan.engine.ort.Device;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadSource;
import org.convscan.stats.FalseDiscovery;
import org.convscan.stats.PlaceJudge;
import org.convscan.stats.Placement;
import org.convscan.stats.SearchedLine;

/**
 * Queries made ready to be searched for in raw reads: what they, their other strands and shuffled ones look like in a pore's current.
 * Immutable and safe to share: make one, search many reads with it, from any number of threads, and close it when all are done.
 *
 * <p>P-values come from the shuffled queries on the first {@value PlaceJudge#CALIBRATION} reads of a run, whose hits wait for them; so a
 * hit's p-value depends on the other reads of its run, and of few reads it is coarse.
 */
public final class QuerySearch implements AutoCloseable {
    /** Hits have at most this p-value, unless it is said. */
    public static final double PVALUE = 0.01;

    /** Shuffled queries that queries of about one length share, unless it is said. */
    public static final int DECOYS = 16;

    /** Places of a query in a read where a convolution says where to look. */
    public static final int PROPOSALS = NanoporeReadSearch.PROPOSALS;

    private final NanoporeQueries queries;
    private final List<Strand> strands;
    private final NanoporeReadSearch search;
    private final int threads;
    private final double pvalue;

    private QuerySearch(Builder builder) throws IOException {
        this.strands = builder.strands;
        this.queries = new NanoporeQueries(builder.queries, builder.decoys, builder.model, strands);
        this.search = new NanoporeReadSearch(builder.model, queries, builder.most, builder.climb, builder.proposing);
        this.threads = builder.threads;
        this.pvalue = builder.pvalue;
    }

    /**
     * A search for these sequences, on both strands of DNA, and on a molecule's own strand of RNA.
     *
     * @param model of the pore that reads are from, see {@link org.convscan.format.pore.PoreModels}
     */
    public static Builder of(List<Query> queries, PoreModel model) {
        return new Builder(queries, model);
    }

    /** What to search for and how; see the defaults at {@link QuerySearch#of}. Not thread-safe. */
    public static final class Builder {
        private final List<Query> queries;
        private final PoreModel model;
        private List<Strand> strands;
        private double pvalue = PVALUE;
        private int most = 1;
        private int decoys = DECOYS;
        private int threads = Runtime.getRuntime().availableProcessors();
        private Climb climb = Climb.fastest();
        private Device proposing;

        private Builder(List<Query> queries, PoreModel model) {
            if (queries.isEmpty()) {
                throw new IllegalArgumentException("there are no queries to search for");
            }
            this.queries = List.copyOf(queries);
            this.model = model;
            // A read of RNA is one molecule's own strand.
            this.strands = model.backwards() ? List.of(Strand.FORWARD) : List.of(Strand.FORWARD, Strand.REVERSE);
        }

        public Builder strands(Strand... which) {
            if (which.length == 0) {
                throw new IllegalArgumentException("no strand");
            }
            this.strands = List.of(which);
            return this;
        }

        /** Hits have at most this chance to be found in a read where the query is not; {@value QuerySearch#PVALUE} unless set. */
        public Builder pvalue(double atMost) {
            if (!(atMost > 0 && atMost <= 1)) {
                throw new IllegalArgumentException("a p-value of " + atMost);
            }
            this.pvalue = atMost;
            return this;
        }

        /** Places of a query in a read, the best first; 1 unless set. */
        public Builder most(int places) {
            this.most = positive(places, "places");
            return this;
        }

        /** Shuffled queries that p-values come from, two or more; {@value QuerySearch#DECOYS} unless set. */
        public Builder decoys(int shuffled) {
            if (shuffled < 2) {
                throw new IllegalArgumentException(shuffled + " decoys");
            }
            this.decoys = shuffled;
            return this;
        }

        /** Reads that are searched at once; as many as processors unless set. Changes nothing that is found. */
        public Builder threads(int count) {
            this.threads = positive(count, "threads");
            return this;
        }

        /** How reads are aligned; all ways find the same. */
        public Builder climb(Climb how) {
            this.climb = Objects.requireNonNull(how);
            return this;
        }

        /** Has a convolution on this device say where to align, instead of aligning everywhere; it misses some. */
        public Builder proposing(Device where) {
            this.proposing = Objects.requireNonNull(where);
            return this;
        }

        private static int positive(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException(number + " " + what);
            }
            return number;
        }

        /** @throws org.convscan.InputException when a query is too short for the pore model's words, or too long, or two have one name */
        public QuerySearch build() throws IOException {
            return new QuerySearch(this);
        }
    }

    /** By their numbers, see {@link org.convscan.stats.DecoyedSearch.Place#pattern}. */
    public List<Query> queries() {
        return queries.all();
    }

    /** By their numbers, see {@link org.convscan.stats.DecoyedSearch.Place#way}. */
    public List<Strand> strands() {
        return strands;
    }

    /**
     * All hits in reads, in their order, with p-values and q-values; in memory.
     *
     * @param reads to their end, such as {@link org.convscan.format.nanopore.NanoporeReads}; they stay open
     */
    public List<Placement> hits(ReadSource reads) throws IOException {
        List<Placement> hits = new ArrayList<>();
        FalseDiscovery rates = judged(reads, hits::add);
        hits.replaceAll(hit -> hit.withQvalue(rates.at(hit.pvalue())));
        return hits;
    }

    /**
     * Reads all reads once and hands on their hits, in their order, as soon as p-values are known. Two reads a thread are in memory at a
     * time, and eight bytes for each query that was found in a read.
     *
     * @param reads to their end; they stay open
     * @param hits takes each in the calling thread; q-values are NaN, for nobody knows them before the last read. What it throws ends
     *     the search
     */
    public void scan(ReadSource reads, Consumer<Placement> hits) throws IOException {
        judged(reads, hits);
    }

    private FalseDiscovery judged(ReadSource reads, Consumer<Placement> hits) throws IOException {
        PlaceJudge judge = new PlaceJudge(queries.size(), pvalue, (line, found, p) -> hits.accept(placement(line, found, p)));
        ReadWorkers.run(reads, threads, this::search, judge::add);
        return judge.finish();
    }

    private Placement placement(SearchedLine line, SearchedLine.Found found, double p) {
        Query query = queries.all().get(found.place().pattern());
        return new Placement(line.name(), line.columns(), line.hertz(), query.name(), query.letters().length(),
                strands.get(found.place().way()), found.columns(), found.place().score(), p, Double.NaN, found.place().rank());
    }

    /** One read by itself: places with their scores, and the scores of shuffled queries, from which p-values come. */
    public SearchedLine search(RawRead read) throws IOException {
        return search.search(read);
    }

    /** What a query looks like where it was found. */
    public ExpectedCurrent expected(RawRead read, Placement hit) {
        return search.expected(read, hit.place(), queries.squiggle(hit.pattern(), hit.strand()));
    }

    @Override
    public void close() {
        search.close();
    }
}
