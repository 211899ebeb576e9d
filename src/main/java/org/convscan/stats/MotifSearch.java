package org.convscan.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convscan.coord.Strand;
import org.convscan.engine.Engine;
import org.convscan.kernel.Background;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Hit;
import org.convscan.scan.Scan;
import org.convscan.track.TrackSource;

/**
 * Motifs made ready to be searched for: weights, kernels for each strand, and the threshold and tail of each motif. Immutable and
 * safe to share; make one, scan many sequences with it. A motif's p-values are those of its own strand: on both strands the
 * background is made strand-symmetric first, so they hold for either.
 */
public final class MotifSearch {
    private final List<Motif> motifs;
    private final List<LogOdds> weights;
    private final Background background;
    private final double pseudocount;
    private final List<Tail> tails;
    private final KernelBank bank;

    private MotifSearch(Builder builder) {
        this.motifs = List.copyOf(builder.motifs);
        this.pseudocount = builder.pseudocount;
        boolean both = builder.strands.size() == 2;
        this.background = both ? builder.background.strandSymmetric() : builder.background;
        this.weights = motifs.stream().map(m -> m.logOdds(background, pseudocount)).toList();
        this.bank = KernelBank.of(weights, builder.strands);
        TailBatch batch = new TailBatch(background, motifs.size());
        for (int m = 0; m < motifs.size(); m++) {
            ask(m, builder, batch);
        }
        this.tails = batch.tails(builder.kept, builder.threads);
    }

    private void ask(int motif, Builder builder, TailBatch batch) {
        int forward = builder.strands.indexOf(Strand.FORWARD);
        Linear kernel = forward < 0
                ? weights.get(motif).linear(Strand.FORWARD)
                : (Linear) bank.kernel(motif * builder.strands.size() + forward);
        if (!Double.isNaN(builder.bits)) {
            batch.atScore(motif, kernel, FixedPoint.ofScore(builder.bits));
        } else if (motifs.get(motif) instanceof Consensus consensus && !builder.pvalueChosen) {
            batch.atScore(motif, kernel, consensus.perfect());
        } else {
            batch.atPvalue(motif, kernel, builder.pvalue);
        }
    }

    /** A search for these motifs at p 1e-4, against a uniform background, on both strands where the alphabet has two. */
    public static Builder of(List<? extends Motif> motifs) {
        return new Builder(motifs);
    }

    /** What to search for and from where on; see the defaults at {@link MotifSearch#of}. Not thread-safe. */
    public static final class Builder {
        private final List<Motif> motifs;
        private Background background;
        private double pseudocount = 0.1;
        private double pvalue = 1e-4;
        private boolean pvalueChosen;
        private double bits = Double.NaN;
        private List<Strand> strands;
        private Path kept;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder(List<? extends Motif> motifs) {
            if (motifs.isEmpty()) {
                throw new IllegalArgumentException("there are no motifs to search for");
            }
            this.motifs = List.copyOf(motifs);
            var alphabet = this.motifs.get(0).alphabet();
            this.background = Background.uniform(alphabet);
            this.strands = alphabet.hasComplement() ? List.of(Strand.values()) : List.of(Strand.FORWARD);
        }

        /** Hits are the windows whose score has at most this chance in background. A consensus is then no longer matched exactly. */
        public Builder pvalue(double p) {
            if (!(p > 0 && p <= 1)) {
                throw new IllegalArgumentException("a p-value is above 0 and at most 1, not " + p);
            }
            this.pvalue = p;
            this.pvalueChosen = true;
            return this;
        }

        /** Hits are the windows with at least this score, in bits, instead of a p-value. */
        public Builder score(double atLeastBits) {
            if (Double.isNaN(atLeastBits)) {
                throw new IllegalArgumentException("no score: " + atLeastBits);
            }
            this.bits = atLeastBits;
            return this;
        }

        public Builder background(Background chances) {
            this.background = Objects.requireNonNull(chances);
            return this;
        }

        /** Times the background, added to every cell of counts before a position is normalised; 0.1 unless set. */
        public Builder pseudocount(double times) {
            if (!(times >= 0 && times < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a pseudocount is 0 or more, not " + times);
            }
            this.pseudocount = times;
            return this;
        }

        public Builder strands(Strand... which) {
            if (which.length == 0) {
                throw new IllegalArgumentException("there is no strand to search on");
            }
            this.strands = List.of(which);
            return this;
        }

        /**
         * A folder in which thresholds and p-values stay for later searches with the same weights, background and p; made when needed.
         * Many processes may share it. What is damaged there, or cannot be read or written, changes no result. None unless set.
         */
        public Builder keptIn(Path folder) {
            this.kept = folder;
            return this;
        }

        /** That thresholds may be worked out by; all processors unless set. Changes nothing else: a scan has its own. */
        public Builder threads(int most) {
            if (most < 1) {
                throw new IllegalArgumentException(most + " threads");
            }
            this.threads = most;
            return this;
        }

        /** Works out all thresholds: about a millisecond a motif. */
        public MotifSearch build() {
            return new MotifSearch(this);
        }
    }

    public int motifs() {
        return motifs.size();
    }

    public Motif motif(int number) {
        return motifs.get(number);
    }

    public MotifName name(int number) {
        return motifs.get(number).name();
    }

    /** The weights in bits that a motif is searched with. */
    public LogOdds weights(int number) {
        return weights.get(number);
    }

    /** Threshold and p-values, one a motif. */
    public List<Tail> tails() {
        return tails;
    }

    public KernelBank bank() {
        return bank;
    }

    /** The background in use: strand-symmetric when both strands are searched. */
    public Background background() {
        return background;
    }

    public double pseudocount() {
        return pseudocount;
    }

    /** Numbers of the motifs that cannot have a hit, because even their best word is too likely by chance. */
    public List<Integer> unreachable() {
        return IntStream.range(0, motifs.size())
                .filter(m -> tails.get(m).threshold() == Engine.NEVER)
                .boxed()
                .toList();
    }

    /** The scan for these motifs, still to be given threads and the like. */
    public Scan scan(Engine engine) {
        return Scan.of(bank, thresholds(), engine);
    }

    /** One a kernel. */
    long[] thresholds() {
        long[] thresholds = new long[bank.size()];
        for (int k = 0; k < thresholds.length; k++) {
            thresholds[k] = tails.get(bank.motif(k)).threshold();
        }
        return thresholds;
    }

    /** All hits in a source, in order, in memory. */
    public List<MotifHit> hits(TrackSource source, Engine engine) throws IOException {
        List<MotifHit> hits = new ArrayList<>();
        for (Hit hit : scan(engine).hits(source)) {
            Tail tail = tails.get(bank.motif(hit.kernel()));
            hits.add(new MotifHit(name(bank.motif(hit.kernel())), hit, tail.pvalue(tail.step(hit.score()))));
        }
        return hits;
    }
}
