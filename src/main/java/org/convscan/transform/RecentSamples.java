package org.convscan.transform;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * Hands one line on as it comes and remembers what has passed, until it is told to {@link #forget}: for looking closely at places
 * that a later stage has found. For one thread.
 */
public final class RecentSamples implements TrackSource {
    private final TrackSource source;
    private float[][] kept = new float[0][0];
    private long origin;
    private int count;
    private long needed;

    /** @param source of one line of {@link Samples}; is closed with this */
    public RecentSamples(TrackSource source) {
        this.source = Objects.requireNonNull(source);
    }

    @Override
    public Track next(int columns) throws IOException {
        Samples stretch = (Samples) source.next(columns);
        if (stretch == null) {
            return null;
        }
        if (kept.length == 0) {
            kept = new float[stretch.channels()][stretch.columns()];
            origin = stretch.start();
        }
        for (int c = 0; c < kept.length; c++) {
            if (kept[c].length < count + stretch.columns()) {
                kept[c] = Arrays.copyOf(kept[c], Math.max(2 * count, count + stretch.columns()));
            }
            stretch.values(c, 0, stretch.columns(), kept[c], count);
        }
        count += stretch.columns();
        forget(needed);
        return stretch;
    }

    /** Columns up to but not including this one are not needed any more, those that are yet to come among them. */
    public void forget(long before) {
        needed = Math.max(needed, before);
        int gone = (int) Math.max(0, Math.min(count, before - origin));
        if (gone == 0) {
            return;
        }
        for (float[] channel : kept) {
            System.arraycopy(channel, gone, channel, 0, count - gone);
        }
        origin += gone;
        count -= gone;
    }

    /** Behind the last column that has passed. */
    public long end() {
        return origin + count;
    }

    /** The value of a channel at a column of the line; NaN where it is missing, forgotten or outside the line. */
    public float value(int channel, long column) {
        return column < origin || column >= origin + count ? Float.NaN : kept[channel][(int) (column - origin)];
    }

    /** Fills the target with the columns from {@code from} on, NaN as {@link #value} gives it. */
    void values(int channel, long from, float... target) {
        int before = (int) Math.max(0, Math.min(target.length, origin - from));
        int end = (int) Math.max(before, Math.min(target.length, end() - from));
        Arrays.fill(target, 0, before, Float.NaN);
        if (end > before) {
            System.arraycopy(kept[channel], (int) (from + before - origin), target, before, end - before);
        }
        Arrays.fill(target, end, target.length, Float.NaN);
    }

    /** Whether at least half of the columns from {@code from} up to {@code to} are there, and not all of them the same. */
    public boolean varies(int channel, long from, long to) {
        int there = 0;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (long column = from; column < to; column++) {
            float value = value(channel, column);
            if (Math.abs(value) <= Float.MAX_VALUE) {
                there++;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return 2L * there >= to - from && low < high;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
