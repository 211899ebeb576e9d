package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.format.rawread.Printable;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.Bytes;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.report.RowPart;
import org.convscan.report.TableOutput;

/**
 * The table of what reads are made of: a line a segment, reads in the order they come, samples 0-based and half-open. NA where no
 * bases passed, or a read is too short to tell its pace. Closing before {@link #finish} leaves no file. For one thread.
 */
final class SegmentTable implements Closeable {
    static final String HEADER = String.join("\t", "read_id", "segment", "start_sample", "end_sample", "start_seconds", "end_seconds",
            "mean_pA", "sd_pA", "estimated_bases");

    /** Reads that a warning names; those behind them are counted. */
    private static final int NAMED = 3;

    private final TableOutput table;
    private final boolean isPart;
    private final List<String> uncalibrated = new ArrayList<>();
    private long unknown;
    private long reads;
    private long segments;

    /** @param isPart whether it is a shard's: for merging only */
    SegmentTable(Provenance provenance, TableOutput table, boolean isPart) throws IOException {
        this.table = table;
        this.isPart = isPart;
        Bytes lines = new Bytes();
        if (isPart) {
            RowPart.start(provenance, HEADER, lines);
        } else {
            provenance.writeTo(lines);
            lines.add(HEADER).add('\n');
        }
        table.write(lines);
    }

    /** A read's lines: what {@link ReadSegments} made of it. */
    void add(RawRead read, List<ReadSegment> parts) throws IOException {
        Bytes lines = new Bytes();
        if (isPart) {
            RowPart.line(read.id(), lines);
        }
        for (ReadSegment part : parts) {
            lines.add(isPart ? RowPart.ROW : "").add(line(read, part)).add('\n');
        }
        table.write(lines);
        reads++;
        segments += parts.size();
        if (!read.isCalibrated() && ++unknown <= NAMED) {
            uncalibrated.add(Printable.of(read.id()));
        }
    }

    /** What is to be said about reads without a calibration, which have no segments; empty when there are none. */
    String warning() {
        if (unknown == 0) {
            return "";
        }
        return (unknown == 1 ? "1 read has" : unknown + " reads have") + " no calibration, so no segments: " + String.join(", ", uncalibrated)
                + (unknown > NAMED ? " and " + (unknown - NAMED) + " more" : "");
    }

    private static String line(RawRead read, ReadSegment part) {
        long from = part.samples().start();
        long to = part.samples().end();
        String bases = Double.isNaN(part.bases()) ? "NA" : String.format(Locale.ROOT, "%.1f", part.bases());
        return String.format(Locale.ROOT, "%s\t%s\t%d\t%d\t%.4f\t%.4f\t%.2f\t%.2f\t%s", read.id().replaceAll("\\p{Cntrl}", "?"), part.kind(), from, to,
                from / read.hertz(), to / read.hertz(), part.mean(), part.deviation(), bases);
    }

    /** All reads are in: writes the last line; returns the file that is to be moved into place. */
    List<OutputFile> finish() throws IOException {
        Bytes footer = new Bytes();
        if (isPart) {
            RowPart.end(reads + segments, footer);
        } else {
            Provenance.writeFooter(summary(reads, segments), footer);
        }
        table.write(footer);
        return table.finish();
    }

    /** What the last line says. */
    static String summary(long reads, long segments) {
        return reads + " reads, " + segments + " segments";
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
