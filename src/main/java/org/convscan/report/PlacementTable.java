package org.convscan.report;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.stats.FalseDiscovery;
import org.convscan.stats.PlaceJudge;
import org.convscan.stats.Placement;
import org.convscan.stats.SearchedLine;

/**
 * The table of places. The decoys of the first lines say how likely scores are by chance; from then on places below the threshold
 * are dropped at once. What is kept waits in a scratch file for its q-values; in memory stays a number for each pattern on a line.
 */
public final class PlacementTable implements PlacementOutput {
    private static final int BATCH = 1 << 16;

    private final PlacementRule rule;
    private final TableOutput table;
    private final PlacementSpool spool;
    private final Consumer<Placement> watcher;
    private final PlaceJudge judge;
    private long places;

    /**
     * @param table where it goes; closed with this, and so is {@code scratch}
     * @param watcher sees each place that is written
     */
    public PlacementTable(PlacementRule rule, TableOutput table, OutputFile scratch, Consumer<Placement> watcher) {
        this.rule = rule;
        this.table = table;
        this.spool = new PlacementSpool(rule, scratch);
        this.watcher = watcher;
        this.judge = new PlaceJudge(rule.patterns().size(), rule.pvalue(), spool::add);
    }

    /** Writes the lines before the first place. */
    public void start(Provenance provenance) throws IOException {
        Bytes header = new Bytes();
        rule.format().header(provenance, header);
        table.write(header);
    }

    @Override
    public void add(SearchedLine line) throws IOException {
        judge.add(line);
    }

    @Override
    public List<OutputFile> finish(String summary) throws IOException {
        FalseDiscovery rates = judge.finish();
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
