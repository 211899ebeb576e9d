package org.convscan.transform;

import java.io.IOException;
import java.util.Arrays;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * One line of samples without gaps: a missing sample (NaN, or infinite) becomes a quiet one. A short gap is bridged by a straight
 * line; in a long one the last sample is held, and a straight line leads from it to the first sample behind the gap. What stands in
 * a gap does not depend on how the line is cut. Where the gap was, only the source's samples tell.
 */
public final class GapFilling implements TrackSource {
    private final TrackSource source;
    private final int bridge;
    private float[][] ahead = new float[0][0];
    private float[] before;
    private Samples latest;
    private long start;
    private int count;

    private GapFilling(TrackSource source, int bridge) {
        this.source = source;
        this.bridge = bridge;
    }

    /**
     * @param source of one line of {@link Samples}, which may be a part of a line: what stands in gaps is right behind the first sample
     *     that is there; is closed with the result
     * @param bridge columns of a straight line at most
     */
    public static TrackSource of(TrackSource source, int bridge) {
        if (bridge < 1) {
            throw new IllegalArgumentException("a bridge has at least one column: " + bridge);
        }
        return new GapFilling(source, bridge);
    }

    @Override
    public Track next(int columns) throws IOException {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        while ((latest == null || !latest.last()) && count < columns + (long) bridge) {
            latest = (Samples) source.next(columns);
            take(latest);
        }
        boolean whole = latest.last() && count <= columns;
        if (latest.last() && count < 0) {
            return null;
        }
        int size = Math.min(columns, count);
        float[][] filled = new float[ahead.length][];
        for (int c = 0; c < ahead.length; c++) {
            fill(c, size);
            filled[c] = Arrays.copyOf(ahead[c], size);
            System.arraycopy(ahead[c], size, ahead[c], 0, count - size);
        }
        Samples result = Samples.wrap(latest.name(), latest.hertz(), start, filled, size, whole);
        start += size;
        count = whole ? -1 : count - size;
        return result;
    }

    private void take(Samples stretch) {
        if (before == null) {
            start = stretch.start();
            ahead = new float[stretch.channels()][0];
            before = new float[stretch.channels()];
            Arrays.fill(before, Float.NaN);
        }
        for (int c = 0; c < ahead.length; c++) {
            ahead[c] = ahead[c].length < count + stretch.columns() ? Arrays.copyOf(ahead[c], count + stretch.columns()) : ahead[c];
            stretch.values(c, 0, stretch.columns(), ahead[c], count);
        }
        count += stretch.columns();
    }

    /** Fills the first columns of a channel; those behind them are looked at only. */
    private void fill(int channel, int size) {
        float[] line = ahead[channel];
        int there = 0;
        int from = firstMissing(line, size);
        if (from > 0) {
            before[channel] = line[from - 1];
        }
        for (int i = from; i < size; i++) {
            if (isMissing(line[i])) {
                there = Math.max(there, i + 1);
                while (there < Math.min(count, i + bridge) && isMissing(line[there])) {
                    there++;
                }
                boolean seen = there < Math.min(count, i + bridge);
                line[i] = seen ? towards(before[channel], line[there], there - i) : held(before[channel]);
            }
            before[channel] = line[i];
        }
    }

    /** Nearly always there is none: then this is all that is done. */
    private static int firstMissing(float[] line, int size) {
        for (int i = 0; i < size; i++) {
            if (!(Math.abs(line[i]) <= Float.MAX_VALUE)) {
                return i;
            }
        }
        return size;
    }

    private static boolean isMissing(float value) {
        return !(Math.abs(value) <= Float.MAX_VALUE);
    }

    private static float towards(float from, float to, int steps) {
        return Float.isNaN(from) ? to : from + (to - from) / (steps + 1);
    }

    /** Nothing is known of a line that begins with a long gap. */
    private static float held(float value) {
        return Float.isNaN(value) ? 0 : value;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
