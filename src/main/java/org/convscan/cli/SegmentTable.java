package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.Bytes;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;

/**
 * The table of what reads are made of: a line a segment, reads in the order they come, samples 0-based and half-open. NA where no
 * bases passed, or a read is too short to tell its pace. Closing before {@link #finish} leaves no file. For one thread.
 */
final class SegmentTable implements Closeable {
    static final String HEADER = String.join("\t", "read_id", "segment", "start_sample", "end_sample", "start_seconds", "end_seconds",
            "mean_pA", "sd_pA", "estimated_bases");

    private final TableOutput table;
    private long reads;
    private long segments;

    SegmentTable(Provenance provenance, TableOutput table) throws IOException {
        this.table = table;
        Bytes lines = new Bytes();
        provenance.writeTo(lines);
        lines.add(HEADER).add('\n');
        table.write(lines);
    }

    /** A read's lines: what {@link ReadSegments} made of it. */
    void add(RawRead read, List<ReadSegment> parts) throws IOException {
        Bytes lines = new Bytes();
        for (ReadSegment part : parts) {
            lines.add(line(read, part)).add('\n');
        }
        table.write(lines);
        reads++;
        segments += parts.size();
    }

    private static String line(RawRead read, ReadSegment part) {
        long from = part.samples().start();
        long to = part.samples().end();
        String bases = Double.isNaN(part.bases()) ? "NA" : String.format(Locale.ROOT, "%.1f", part.bases());
        return String.format(Locale.ROOT, "%s\t%s\t%d\t%d\t%.4f\t%.4f\t%.2f\t%.2f\t%s", read.id().replaceAll("\\p{Cntrl}", "?"), part.kind(), from, to,
                from / read.hertz(), to / read.hertz(), part.mean(), part.deviation(), bases);
    }

    /** All reads are in: writes the last line and moves the file into place. */
    void finish() throws IOException {
        Bytes footer = new Bytes();
        Provenance.writeFooter(String.format(Locale.ROOT, "%d reads, %d segments", reads, segments), footer);
        table.write(footer);
        table.commit();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
