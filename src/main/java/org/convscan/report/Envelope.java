package org.convscan.report;

import java.util.Arrays;

/**
 * The smallest and the greatest of every so many values of a line of unknown length: of one value each as long as there is room, and
 * of twice as many whenever it runs out. NaN where all values are missing. For one thread.
 */
final class Envelope {
    /** Steps between the ends of the range that all but a thousandth of the values on each side lie in. */
    private static final int STEPS = 1000;

    /** Stands for a missing value; others are held within the sixteen bits above it. */
    static final int MISSING = Short.MIN_VALUE;

    /** Extremes that the range is taken from. */
    private static final int SAMPLED = 1 << 16;

    private final int most;
    private float[] lows = new float[1 << 10];
    private float[] highs = new float[1 << 10];
    private int size;
    private long width = 1;
    private long inside;
    private float low = Float.NaN;
    private float high = Float.NaN;

    /** @param most buckets */
    Envelope(int most) {
        this.most = most;
    }

    void add(float value) {
        low = least(low, value);
        high = greatest(high, value);
        if (++inside == width) {
            close();
        }
    }

    private static float least(float a, float b) {
        return a <= b || Float.isNaN(b) ? a : b;
    }

    private static float greatest(float a, float b) {
        return a >= b || Float.isNaN(b) ? a : b;
    }

    /** A bucket that there is no room for becomes the first half of a wider one. */
    private void close() {
        if (size == most) {
            coarsen();
            return;
        }
        if (size == lows.length) {
            int larger = Math.min(most, 2 * size);
            lows = Arrays.copyOf(lows, larger);
            highs = Arrays.copyOf(highs, larger);
        }
        lows[size] = low;
        highs[size++] = high;
        low = Float.NaN;
        high = Float.NaN;
        inside = 0;
    }

    /** Makes buckets twice as wide. */
    void coarsen() {
        int half = 0;
        for (int i = 0; i < size; i += 2, half++) {
            int other = Math.min(i + 1, size - 1);
            lows[half] = least(lows[i], lows[other]);
            highs[half] = greatest(highs[i], highs[other]);
        }
        size = half;
        width *= 2;
    }

    /** All values are added. */
    void end() {
        while (inside > 0) {
            close();
        }
    }

    int size() {
        return size;
    }

    /** Values in a bucket. */
    long width() {
        return width;
    }

    /** Start, end: all but a thousandth of the extremes on each side lie between them. */
    float[] range() {
        int every = 1 + size / SAMPLED;
        float[] some = new float[2 * (size / every + 1)];
        int count = 0;
        for (int i = 0; i < size; i += every) {
            if (!Float.isNaN(lows[i])) {
                some[count++] = lows[i];
                some[count++] = highs[i];
            }
        }
        Arrays.sort(some, 0, count);
        return count == 0 ? new float[] {0, 0} : new float[] {some[count / 1000], some[count - 1 - count / 1000]};
    }

    /** The size of a step of {@link #low} and {@link #high}, given the range. */
    static double step(float[] range) {
        double step = ((double) range[1] - range[0]) / STEPS;
        return step > 0 ? step : 1;
    }

    /** In steps from the range's start; {@link #MISSING} where there is none. */
    int low(int bucket, float[] range, double step) {
        return steps(lows[bucket], range, step);
    }

    int high(int bucket, float[] range, double step) {
        return steps(highs[bucket], range, step);
    }

    private static int steps(float value, float[] range, double step) {
        return Float.isNaN(value) ? MISSING
                : (int) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, Math.rint((value - range[0]) / step)));
    }
}
