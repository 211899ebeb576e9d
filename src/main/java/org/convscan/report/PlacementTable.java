package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.convscan.stats.DecoyNull;
import org.convscan.stats.DecoyedSearch;
import org.convscan.stats.FalseDiscovery;
import org.convscan.stats.Placement;
import org.convscan.stats.SearchedLine;

/**
 * The table of places. The decoys of the first lines say how likely scores are by chance; from then on places below the threshold
 * are dropped at once. What is kept waits in a scratch file for its q-values; in memory stays a number for each pattern on a line.
 */
public final class PlacementTable implements PlacementOutput {
    /** Lines whose decoys are looked at: with 16 decoys each, 8,000 scores, of which 400 make the tail. */
    static final int CALIBRATION = 500;

    private static final int BATCH = 1 << 16;

    private final PlacementRule rule;
    private final TableOutput table;
    private final PlacementSpool spool;
    private final Consumer<Placement> watcher;
    private final List<DecoyNull> nulls = new ArrayList<>();
    private final List<SearchedLine> waiting = new ArrayList<>();
    private DoubleStream.Builder best = DoubleStream.builder();
    private long tests;
    private long places;
    private boolean calibrated;

    /**
     * @param table where it goes; closed with this, and so is {@code scratch}
     * @param watcher sees each place that is written
     */
    public PlacementTable(PlacementRule rule, TableOutput table, OutputFile scratch, Consumer<Placement> watcher) {
        this.rule = rule;
        this.table = table;
        this.spool = new PlacementSpool(rule, scratch);
        this.watcher = watcher;
    }

    /** Writes the lines before the first place. */
    public void start(Provenance provenance) throws IOException {
        Bytes header = new Bytes();
        rule.format().header(provenance, header);
        table.write(header);
    }

    @Override
    public void add(SearchedLine line) throws IOException {
        if (line.levels() == 0) {
            return;
        }
        tests += rule.patterns().size();
        if (calibrated) {
            keep(line);
            return;
        }
        waiting.add(line);
        for (int g = 0; g < line.decoys().length; g++) {
            if (nulls.size() == g) {
                nulls.add(new DecoyNull());
            }
            nulls.get(g).add(line.decoys()[g]);
        }
        if (waiting.size() == CALIBRATION) {
            calibrate();
        }
    }

    private void calibrate() throws IOException {
        calibrated = true;
        for (SearchedLine line : waiting) {
            keep(line);
        }
        waiting.clear();
    }

    private void keep(SearchedLine line) throws IOException {
        for (SearchedLine.Found found : line.found()) {
            DecoyedSearch.Place place = found.place();
            double pvalue = nulls.get(place.group()).pvalue(place.score(), place.decoys());
            if (pvalue <= rule.pvalue()) {
                spool.add(line, found, pvalue);
                if (place.rank() == 1) {
                    best.add(pvalue);
                }
            }
        }
    }

    @Override
    public List<OutputFile> finish(String summary) throws IOException {
        calibrate();
        double[] pvalues = best.build().toArray();
        best = null;
        FalseDiscovery rates = new FalseDiscovery(pvalues, tests);
        Bytes text = new Bytes();
        spool.readBack(place -> {
            Placement known = place.withQvalue(rates.at(place.pvalue()));
            if (Double.isNaN(rule.qvalue()) || known.qvalue() <= rule.qvalue()) {
                write(known, text);
            }
        });
        Provenance.writeFooter(summary, text);
        table.write(text);
        return table.finish();
    }

    private void write(Placement place, Bytes text) throws IOException {
        rule.format().append(place, text);
        watcher.accept(place);
        places++;
        if (text.size() > BATCH) {
            table.write(text);
            text.clear();
        }
    }

    @Override
    public long places() {
        return places;
    }

    @Override
    public void close() throws IOException {
        spool.close();
        table.close();
    }
}
