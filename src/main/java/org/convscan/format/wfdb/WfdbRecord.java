package org.convscan.format.wfdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.format.signal.ColumnReader;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Part;
import org.convscan.format.signal.Recording;
import org.convscan.format.signal.StreamedSamples;
import org.convscan.track.TrackSource;

/**
 * A WFDB record: a header and the signal files it names, in one piece or in segments of fixed or variable layout. Where signals
 * have several samples in a frame, columns are samples of the fastest one, and annotations count frames.
 */
public final class WfdbRecord implements Recording {
    /** How the name of a header file ends. */
    public static final String ENDING = ".hea";

    /** Samples of one frame, all signals together; more than any instrument has, and no memory's trouble. */
    private static final int LARGEST_FRAME = 1 << 16;

    /** Samples that are kept to undo skew, all signals together. */
    private static final int LARGEST_LAG = 1 << 24;

    private final Header header;
    private final Header layout;
    /** Both are asked for with every beat. */
    private final List<Lead> leads;
    private final int columnsPerTick;

    private WfdbRecord(Header header, Header layout) {
        this.header = header;
        this.layout = layout;
        this.leads = layout.signals().stream().map(signal -> new Lead(signal.name(), signal.unit())).toList();
        this.columnsPerTick = layout.columnsPerFrame();
    }

    /** @param path of the header file, or of the record, which is the same without {@value #ENDING} */
    public static WfdbRecord open(String path) throws IOException {
        Header header = HeaderReader.read(Path.of(path.endsWith(ENDING) ? path : path + ENDING));
        Header layout = header.segments().isEmpty() ? header : layout(header);
        long samples = layout.signals().stream().mapToLong(Signal::samplesPerFrame).sum();
        if (samples == 0) {
            throw new InputException(layout.file().toString(), "", "the record has no signals", "");
        }
        if (samples > LARGEST_FRAME) {
            throw new InputException(layout.file().toString(), "", "a frame of " + samples + " samples is not supported",
                    LARGEST_FRAME + " is the most");
        }
        long lag = layout.signals().stream().mapToLong(Signal::skew).max().orElse(0) * samples;
        if (lag > LARGEST_LAG) {
            throw new InputException(layout.file().toString(), "", "a signal that lags by so many samples is not supported", "");
        }
        return new WfdbRecord(header, layout);
    }

    /** The first segment that is there, whether it lists the signals only or has samples too. */
    private static Header layout(Header master) throws IOException {
        for (Segment segment : master.segments()) {
            if (!segment.isGap()) {
                return SegmentedReader.header(master, segment);
            }
        }
        throw new InputException(master.file().toString(), "", "the record has gaps only", "");
    }

    @Override
    public String name() {
        return header.name();
    }

    @Override
    public double hertz() {
        return header.framesPerSecond() * columnsPerTick;
    }

    @Override
    public List<Lead> leads() {
        return leads;
    }

    @Override
    public long columns() {
        long frames = header.segments().isEmpty() ? header.frames() : sumOfSegments();
        return frames == UNKNOWN ? UNKNOWN : frames * columnsPerTick;
    }

    private long sumOfSegments() {
        return header.segments().stream().mapToLong(Segment::frames).sum();
    }

    @Override
    public int columnsPerTick() {
        return columnsPerTick;
    }

    /** Of a record in segments only their headers, which are not read before they are needed. */
    @Override
    public List<Path> files() {
        return Stream.concat(
                        header.signals().stream().filter(signal -> signal.format() != SampleFormat.NULL).map(Signal::file),
                        header.segments().stream().filter(segment -> !segment.isGap()).map(segment -> segment.record() + ENDING))
                .map(header.file()::resolveSibling)
                .toList();
    }

    /** Any frame, but for formats that tell nothing of a sample without those before it: there, the start of the segment. */
    @Override
    public long entry(long column) throws IOException {
        long frame = column / columnsPerTick;
        if (header.segments().isEmpty()) {
            return hasPlaces(header) ? frame * columnsPerTick : 0;
        }
        long start = 0;
        for (Segment segment : header.segments()) {
            if (frame < start + segment.frames()) {
                return (segment.isGap() || hasPlaces(SegmentedReader.header(header, segment)) ? frame : start) * columnsPerTick;
            }
            start += segment.frames();
        }
        return 0;
    }

    private static boolean hasPlaces(Header plain) {
        return plain.signals().stream().allMatch(signal -> signal.format().hasPlaces());
    }

    private Part inFrames(Part columns) {
        Interval owned = columns.owned();
        long end = owned.end() == Long.MAX_VALUE ? owned.end() : owned.end() / columnsPerTick;
        return new Part(columns.from() / columnsPerTick, new Interval(owned.start() / columnsPerTick, end), columns.sums());
    }

    @Override
    public TrackSource samples(int[] chosen, Part part, Consumer<String> warnings) throws IOException {
        int[] lags = layout.signals().stream().mapToInt(signal -> signal.skew() * columnsPerTick).toArray();
        ColumnReader frames = frames(chosen, inFrames(part), warnings);
        boolean skewed = IntStream.of(lags).anyMatch(lag -> lag > 0);
        return StreamedSamples.of(this, skewed ? new Deskewed(frames, lags) : frames, part.from(), chosen);
    }

    private ColumnReader frames(int[] chosen, Part part, Consumer<String> warnings) throws IOException {
        if (header.segments().isEmpty()) {
            int[] leads = IntStream.range(0, header.signals().size())
                    .map(signal -> IntStream.of(chosen).anyMatch(lead -> lead == signal) ? signal : -1).toArray();
            return new PlainReader(header, header.frames(), columnsPerTick, leads, part);
        }
        if (header.frames() != UNKNOWN && header.frames() != sumOfSegments()) {
            warnings.accept(header.file() + ": the record has " + header.frames() + " samples by its first line, and "
                    + sumOfSegments() + " by its segments (the segments are read)");
        }
        return new SegmentedReader(header, layout, part);
    }
}
