package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.report.IntervalFiles;
import org.convscan.report.MultiqcTable;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.stats.Beat;
import org.convscan.stats.Intervals;
import org.convscan.stats.Variability;

/** Files of figures about the beats of recordings, as far as they are asked for: tables of intervals, a row each for MultiQC. */
final class BeatFigures implements Closeable {
    private final IntervalFiles intervals;
    private final OutputFile multiqc;
    private final MultiqcTable table = new MultiqcTable("convscan_heartbeats", List.of(
            new MultiqcTable.Column("beats", "Beats", "Heartbeats found", "", 0),
            new MultiqcTable.Column("heart_rate", "Heart rate", "60 by the mean of the intervals that were kept", " /min", 1),
            new MultiqcTable.Column("usable", "Usable", "Share of the recording with a usable signal", "%", 1)));

    private BeatFigures(IntervalFiles intervals, OutputFile multiqc) {
        this.intervals = intervals;
        this.multiqc = multiqc;
    }

    /** Each file null for none. */
    static BeatFigures of(String intervals, String multiqc, Provenance provenance) throws IOException {
        IntervalFiles tables = intervals == null ? null : IntervalFiles.create(Path.of(intervals), provenance);
        try {
            return new BeatFigures(tables, multiqc == null ? null : OutputFile.create(Path.of(multiqc)));
        } catch (IOException e) {
            if (tables != null) {
                tables.close();
            }
            throw e;
        }
    }

    boolean wanted() {
        return intervals != null || multiqc != null;
    }

    /** @param gaps stretches of the recording without a usable signal, of so many columns in all */
    void add(String record, List<Beat> beats, List<Interval> gaps, long columns) throws IOException {
        if (!wanted()) {
            return;
        }
        Intervals between = Intervals.of(beats, gaps);
        Variability variability = Variability.of(between);
        if (intervals != null) {
            intervals.add(record, beats.size(), between, variability);
        }
        long missing = gaps.stream().mapToLong(Interval::length).sum();
        table.add(record, beats.size(), variability.meanRate(), 100 - 100.0 * missing / columns);
    }

    /** All recordings are added: the files that are to be moved into place. */
    List<OutputFile> finish() throws IOException {
        List<OutputFile> files = new ArrayList<>(intervals == null ? List.of() : intervals.finish());
        if (multiqc != null) {
            Writer writer = new OutputStreamWriter(multiqc.stream(), StandardCharsets.UTF_8);
            table.write(writer);
            writer.flush();
            files.add(multiqc);
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        if (intervals != null) {
            intervals.close();
        }
        if (multiqc != null) {
            multiqc.close();
        }
    }
}
