package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.stats.Intervals;
import org.convscan.stats.Variability;

/**
 * Two tables of the intervals between events in one or more recordings: one line for each interval in the file that the user names,
 * one line of figures for each recording in the file beside it ("rr.tsv" and "rr.summary.tsv"). Both appear when both are complete.
 */
public final class IntervalFiles implements Closeable {
    private static final String HEADER = "record\tseconds\trr_seconds\tuse\n";

    private static final String RULE = "# use: kept; ectopic, more than " + Math.round(100 * Intervals.TOLERANCE)
            + "% off the median of the 11 intervals around it; gap, touches a stretch without a usable signal\n";

    /** Lines that are handed on at a time. */
    private static final int BATCH = 1 << 16;

    private final TableOutput table;
    private final TableOutput summary;
    private final Bytes lines = new Bytes();
    private boolean headed;

    private IntervalFiles(TableOutput table, TableOutput summary) {
        this.table = table;
        this.summary = summary;
    }

    /** @throws org.convscan.InputException when a file cannot be written, before any work is done */
    public static IntervalFiles create(Path file, Provenance provenance) throws IOException {
        TableOutput table = TableOutput.withoutIndex(file);
        TableOutput summary = null;
        try {
            summary = TableOutput.withoutIndex(summaryBeside(file));
            IntervalFiles files = new IntervalFiles(table, summary);
            provenance.writeTo(files.lines);
            files.lines.add(RULE);
            files.summary.write(files.lines);
            files.lines.add(HEADER);
            files.flush();
            return files;
        } catch (IOException e) {
            table.close();
            if (summary != null) {
                summary.close();
            }
            throw e;
        }
    }

    /** "rr.summary.tsv" for "rr.tsv", "rr.summary.tsv.gz" for "rr.tsv.gz". */
    public static Path summaryBeside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.', name.endsWith(".gz") ? name.length() - 4 : name.length());
        return file.resolveSibling(dot > 0 ? name.substring(0, dot) + ".summary" + name.substring(dot) : name + ".summary");
    }

    /** @param beats of the recording: one more than its intervals, unless there are none */
    public void add(String record, int beats, Intervals intervals, Variability variability) throws IOException {
        for (int i = 0; i < intervals.size(); i++) {
            lines.addName(record).add(String.format(Locale.ROOT, "\t%.6f\t%.6f\t%s\n", intervals.end(i), intervals.length(i),
                    word(intervals.use(i))));
            if (lines.size() > BATCH) {
                flush();
            }
        }
        flush();
        addSummary(record, beats, intervals, variability);
    }

    private void addSummary(String record, int beats, Intervals intervals, Variability variability) throws IOException {
        List<Figure> figures = Figure.of(variability);
        Bytes line = new Bytes();
        if (!headed) {
            line.add("record\tbeats\tintervals\tkept\tectopic\tgap\t")
                    .add(String.join("\t", figures.stream().map(Figure::column).toList())).add('\n');
            headed = true;
        }
        line.addName(record).add("\t" + beats + "\t" + intervals.size());
        for (Intervals.Use use : Intervals.Use.values()) {
            line.add("\t" + intervals.count(use));
        }
        summary.write(line.add('\t').add(String.join("\t", figures.stream().map(Figure::cell).toList())).add('\n'));
    }

    /** "kept", or why not. */
    private static String word(Intervals.Use use) {
        return use.name().toLowerCase(Locale.ROOT);
    }

    private void flush() throws IOException {
        table.write(lines);
        lines.clear();
    }

    /** All recordings are added: the files that are to be moved into place. */
    public List<OutputFile> finish() throws IOException {
        List<OutputFile> files = new ArrayList<>(table.finish());
        files.addAll(summary.finish());
        return files;
    }

    /** All recordings are added: moves both files into place. Closing without it leaves nothing. */
    public void commit() throws IOException {
        OutputFile.commit(finish());
    }

    @Override
    public void close() throws IOException {
        table.close();
        summary.close();
    }
}
