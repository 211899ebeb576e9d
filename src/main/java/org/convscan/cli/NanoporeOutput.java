package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.report.Bytes;
import org.convscan.report.PlacementFormat;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;
import org.convscan.stats.DecoyNull;
import org.convscan.stats.DecoyedSearch;
import org.convscan.stats.FalseDiscovery;
import org.convscan.stats.Placement;

/**
 * The table of hits. The decoys of the first reads say how likely scores are by chance; from then on hits below the threshold are
 * dropped at once. What is kept waits in memory for its q-values. For one thread; closing without {@link #finish} leaves no file.
 */
final class NanoporeOutput implements Closeable {
    /** Reads whose decoys are looked at: with 16 decoys each, 8,000 scores for one distribution with two parameters. */
    private static final int CALIBRATION = 500;

    private final NanoporeOptions options;
    private final NanoporeQueries queries;
    private final PlacementFormat format;
    private final TableOutput table;
    private final List<DecoyNull> nulls = new ArrayList<>();
    private final List<NanoporeReadSearch.Result> waiting = new ArrayList<>();
    private final List<Placement> kept = new ArrayList<>();
    private long tests;
    private boolean calibrated;

    NanoporeOutput(NanoporeOptions options, NanoporeQueries queries, Console console) throws IOException {
        this.options = options;
        this.queries = queries;
        this.format = PlacementFormat.valueOf(options.format().toUpperCase(Locale.ROOT));
        this.table = options.output().equals("-")
                ? TableOutput.to(console.out())
                : TableOutput.withoutIndex(Path.of(options.output()));
    }

    void start(Provenance provenance) throws IOException {
        Bytes header = new Bytes();
        format.header(provenance, header);
        table.write(header);
    }

    void add(NanoporeReadSearch.Result result) {
        if (result.events() == 0) {
            return;
        }
        tests += queries.size();
        if (calibrated) {
            keep(result);
            return;
        }
        waiting.add(result);
        for (int g = 0; g < result.decoys().length; g++) {
            if (nulls.size() == g) {
                nulls.add(new DecoyNull());
            }
            nulls.get(g).add(result.decoys()[g]);
        }
        if (waiting.size() == CALIBRATION) {
            calibrate();
        }
    }

    private void calibrate() {
        calibrated = true;
        waiting.forEach(this::keep);
        waiting.clear();
    }

    private void keep(NanoporeReadSearch.Result result) {
        for (NanoporeReadSearch.Found found : result.found()) {
            DecoyedSearch.Place place = found.place();
            double pvalue = nulls.get(place.group()).pvalue(place.score(), place.decoys());
            if (pvalue <= options.pvalue()) {
                NanoporeQueries.Query query = queries.query(place.pattern());
                kept.add(new Placement(result.id(), result.samples(), result.hertz(), query.name(), query.letters().length(),
                        queries.strand(place.way()), found.samples(), place.score(), pvalue, 1, place.rank()));
            }
        }
    }

    /**
     * Writes the table and moves it into place.
     *
     * @return the hits in it
     */
    List<Placement> finish(String summary) throws IOException {
        calibrate();
        double[] best = kept.stream().filter(hit -> hit.rank() == 1).mapToDouble(Placement::pvalue).toArray();
        FalseDiscovery rates = new FalseDiscovery(best, tests);
        Bytes text = new Bytes();
        List<Placement> written = new ArrayList<>();
        for (Placement hit : kept) {
            Placement known = hit.withQvalue(rates.at(hit.pvalue()));
            if (Double.isNaN(options.qvalue()) || known.qvalue() <= options.qvalue()) {
                format.append(known, text);
                written.add(known);
            }
            if (text.size() > 1 << 16) {
                table.write(text);
                text.clear();
            }
        }
        Provenance.writeFooter(summary, text);
        table.write(text);
        table.commit();
        return written;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
