package org.convscan.format.signal;

import java.io.IOException;
import java.util.Arrays;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/** One recording as a line of samples, a block of it in memory. */
public final class StreamedSamples implements TrackSource {
    /** Samples of a block, all leads together: 128 KB, which a processor's second cache holds. */
    private static final int BLOCK = 1 << 15;

    private final String name;
    private final double hertz;
    private final long length;
    private final ColumnReader reader;
    private final float[][] block;
    private final int[] chosen;
    private final int blockColumns;
    private int from;
    private int to;
    private long start;
    private boolean ended;
    private boolean finished;

    private StreamedSamples(Recording recording, ColumnReader reader, long from, int[] chosen, int blockColumns) {
        this.name = recording.name();
        this.hertz = recording.hertz();
        this.length = recording.columns();
        this.reader = reader;
        this.start = from;
        this.chosen = chosen.clone();
        this.blockColumns = blockColumns;
        this.block = new float[recording.leads().size()][blockColumns];
    }

    /**
     * @param reader of all leads; is closed with the source
     * @param from the recording's column that the reader is at
     * @param chosen indexes of the leads that are handed on
     */
    public static TrackSource of(Recording recording, ColumnReader reader, long from, int... chosen) {
        int tick = recording.columnsPerTick();
        int ticks = Math.max(1, BLOCK / recording.leads().size() / tick);
        return new StreamedSamples(recording, reader, from, chosen, ticks * tick);
    }

    @Override
    public Track next(int columns) throws IOException {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        if (finished) {
            return null;
        }
        float[][] stretch = new float[chosen.length][expected(columns)];
        int filled = 0;
        while (filled < columns && refill()) {
            int count = Math.min(columns - filled, to - from);
            stretch = withRoom(stretch, filled + count, columns);
            for (int c = 0; c < chosen.length; c++) {
                System.arraycopy(block[chosen[c]], from, stretch[c], filled, count);
            }
            from += count;
            filled += count;
        }
        finished = !refill();
        Track track = Samples.wrap(name, hertz, start, stretch, filled, finished);
        start += filled;
        return track;
    }

    /** Columns that the stretch will have, or a block of them when nobody knows. */
    private int expected(int columns) {
        return (int) Math.min(columns, length == Recording.UNKNOWN ? blockColumns : Math.max(0, length - start));
    }

    /** False at the end. */
    private boolean refill() throws IOException {
        if (from == to && !ended) {
            from = 0;
            to = reader.read(block, 0, blockColumns);
            ended = to < blockColumns;
        }
        return from < to;
    }

    /** A short line costs little memory even when a caller asks for very much of it. */
    private static float[][] withRoom(float[][] stretch, int needed, int most) {
        int size = stretch[0].length;
        if (needed <= size) {
            return stretch;
        }
        int larger = (int) Math.min(most, Math.max(needed, 2L * size));
        float[][] copy = new float[stretch.length][];
        for (int c = 0; c < copy.length; c++) {
            copy[c] = Arrays.copyOf(stretch[c], larger);
        }
        return copy;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
