package org.convscan.report;

import java.util.Arrays;

/**
 * The smallest and the greatest of every so many values of a line of unknown length, in their order of time: of one value each as
 * long as there is room, and of twice as many whenever it runs out. NaN where all values are missing. For one thread.
 */
final class Envelope {
    /** Stands for a missing value; others are held within the sixteen bits above it. */
    static final int MISSING = Short.MIN_VALUE;

    /** Extremes that the range is taken from. */
    private static final int SAMPLED = 1 << 16;

    private final int most;
    private float[] firsts = new float[1 << 10];
    private float[] seconds = new float[1 << 10];
    private int size;
    private long width = 1;
    private long inside;
    private final Extremes now = new Extremes();

    /** @param most buckets, an even number */
    Envelope(int most) {
        this.most = most;
    }

    void add(float value) {
        now.take(value);
        if (++inside == width) {
            close();
        }
    }

    /** A bucket that there is no room for becomes the first half of a wider one. */
    private void close() {
        if (size == most) {
            coarsen();
            return;
        }
        if (size == firsts.length) {
            int larger = Math.min(most, 2 * size);
            firsts = Arrays.copyOf(firsts, larger);
            seconds = Arrays.copyOf(seconds, larger);
        }
        now.put(size++);
        inside = 0;
    }

    /** Makes buckets twice as wide. */
    void coarsen() {
        Extremes both = new Extremes();
        int half = 0;
        for (int i = 0; i < size; i += 2) {
            for (int each = i; each < Math.min(i + 2, size); each++) {
                both.take(firsts[each]);
                both.take(seconds[each]);
            }
            both.put(half++);
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
            if (!Float.isNaN(firsts[i])) {
                some[count++] = firsts[i];
                some[count++] = seconds[i];
            }
        }
        Arrays.sort(some, 0, count);
        return count == 0 ? new float[] {0, 0} : new float[] {some[count / 1000], some[count - 1 - count / 1000]};
    }

    /**
     * The size of a step of {@link #first} and {@link #second}: 1, 2 or 5 times a power of ten.
     *
     * @param steps that the range has at least
     */
    static double step(float[] range, int steps) {
        double most = ((double) range[1] - range[0]) / steps;
        if (!(most > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
    }

    /** A bucket's earlier extreme in steps from the range's start; {@link #MISSING} where there is none. */
    int first(int bucket, float[] range, double step) {
        return steps(firsts[bucket], range, step);
    }

    /** Its later extreme. */
    int second(int bucket, float[] range, double step) {
        return steps(seconds[bucket], range, step);
    }

    private static int steps(float value, float[] range, double step) {
        return Float.isNaN(value) ? MISSING
                : (int) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, Math.rint((value - range[0]) / step)));
    }

    /** Of the values taken since the last {@link #put}. */
    private final class Extremes {
        private float low = Float.NaN;
        private float high = Float.NaN;
        private boolean rising;

        void take(float value) {
            if (Float.isNaN(value)) {
                return;
            }
            if (!(value >= low)) {
                low = value;
                rising = false;
            }
            if (!(value <= high)) {
                high = value;
                rising = true;
            }
        }

        void put(int bucket) {
            firsts[bucket] = rising ? low : high;
            seconds[bucket] = rising ? high : low;
            low = Float.NaN;
            high = Float.NaN;
        }
    }
}
