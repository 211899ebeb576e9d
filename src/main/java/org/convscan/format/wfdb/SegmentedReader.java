package org.convscan.format.wfdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.format.signal.ColumnReader;
import org.convscan.format.signal.Part;

/**
 * The frames of a record of several segments, one segment open at a time. In a record of variable layout a segment's signals go
 * to the leads of the same names, and leads that a segment lacks are missing there; else they go by their order.
 */
final class SegmentedReader implements ColumnReader {
    private final Header master;
    private final Header layout;
    private final Part part;
    private final int columnsPerFrame;
    private int next;
    private PlainReader open;
    private long gap;
    /** Frames of the segments before {@link #next}. */
    private long passed;

    /**
     * @param layout the header that lists the record's leads
     * @param part in frames
     */
    SegmentedReader(Header master, Header layout, Part part) {
        this.master = master;
        this.layout = layout;
        this.part = part;
        this.columnsPerFrame = layout.columnsPerFrame();
        this.next = master.hasLayout() ? 1 : 0;
    }

    @Override
    public int read(float[][] channels, int at, int columns) throws IOException {
        int done = 0;
        while (done < columns && (gap > 0 || open != null || openNext())) {
            if (gap > 0) {
                int some = (int) Math.min(gap, (columns - done) / columnsPerFrame) * columnsPerFrame;
                for (float[] channel : channels) {
                    Arrays.fill(channel, at + done, at + done + some, Float.NaN);
                }
                gap -= some / columnsPerFrame;
                done += some;
            } else {
                int some = open.read(channels, at + done, columns - done);
                done += some;
                if (some == 0) {
                    close();
                }
            }
        }
        return done;
    }

    private boolean openNext() throws IOException {
        while (next < master.segments().size() && passed + master.segments().get(next).frames() <= part.from()) {
            passed += master.segments().get(next++).frames();
        }
        if (next == master.segments().size()) {
            return false;
        }
        Segment segment = master.segments().get(next);
        Part within = within(next, passed);
        next++;
        passed += segment.frames();
        if (segment.isGap()) {
            gap = segment.frames() - within.from();
        } else {
            Header header = header(master, segment);
            open = new PlainReader(header, segment.frames(), columnsPerFrame, leads(header), within);
        }
        return true;
    }

    /** The part's share in the segment that starts so many frames behind the record's start. */
    private Part within(int segment, long start) {
        long end = part.owned().end() == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, part.owned().end() - start);
        return new Part(Math.max(0, part.from() - start), new Interval(Math.min(end, Math.max(0, part.owned().start() - start)), end),
                sum -> part.sums().accept(sum.in(segment)));
    }

    /** Reads the header of a segment, which stands beside the master header. */
    static Header header(Header master, Segment segment) throws IOException {
        Path file = master.file().resolveSibling(segment.record() + WfdbRecord.ENDING);
        if (!Files.isReadable(file)) {
            throw new InputException(master.file().toString(), "segment " + segment.record(),
                    "the segment's header " + file + " is missing or may not be read", "it belongs beside the record's header");
        }
        Header header = HeaderReader.read(file);
        if (!header.segments().isEmpty()) {
            throw new InputException(file.toString(), "", "a segment of " + master.file() + " has segments itself", "");
        }
        return header;
    }

    private int[] leads(Header header) throws InputException {
        List<Signal> signals = header.signals();
        List<String> names = layout.signals().stream().map(Signal::name).toList();
        if (!master.hasLayout() && signals.size() > names.size()) {
            throw new InputException(header.file().toString(), "", "the segment has " + signals.size()
                    + " signals, and the record's first one " + names.size(), "");
        }
        if (header.columnsPerFrame() > columnsPerFrame) {
            throw new InputException(header.file().toString(), "", "the segment has " + header.columnsPerFrame()
                    + " samples in a frame, and the record " + columnsPerFrame, "");
        }
        return master.hasLayout()
                ? signals.stream().mapToInt(signal -> names.indexOf(signal.name())).toArray()
                : IntStream.range(0, signals.size()).toArray();
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
