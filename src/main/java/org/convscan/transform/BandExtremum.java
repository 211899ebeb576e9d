package org.convscan.transform;

/**
 * Finds, near a place in a line, the column where the part of the signal within a band of frequencies is farthest from zero, up or
 * down: the peak of a short event, at the line's own rate. Gaps are bridged by straight lines. Immutable.
 */
public final class BandExtremum {
    /** Of the filter, to either side. */
    private static final double REACH_SECONDS = 0.2;

    /** Places whose columns the processor's second cache holds. */
    private static final int TOGETHER = 128;

    private final float[] filter;
    private final int within;

    /**
     * @param hertz columns in a second
     * @param seconds how far from the place the peak may be
     */
    public BandExtremum(double hertz, double lowest, double highest, double seconds) {
        this.within = Math.max(1, (int) Math.round(seconds * hertz));
        this.filter = filter(hertz, lowest, Math.min(highest, 0.45 * hertz));
    }

    /** The difference of two low-pass filters, under Hann's window; no weight is left for a constant. */
    private static float[] filter(double hertz, double lowest, double highest) {
        int reach = Math.max(1, (int) Math.round(REACH_SECONDS * hertz));
        double[] band = new double[2 * reach + 1];
        double[] window = new double[band.length];
        double sum = 0;
        double total = 0;
        for (int i = 0; i < band.length; i++) {
            double t = (i - reach) / hertz;
            window[i] = 0.5 + 0.5 * Math.cos(Math.PI * (i - reach) / (reach + 1.0));
            band[i] = (t == 0 ? 2 * (highest - lowest)
                    : (Math.sin(2 * Math.PI * highest * t) - Math.sin(2 * Math.PI * lowest * t)) / (Math.PI * t)) * window[i];
            sum += band[i];
            total += window[i];
        }
        float[] filter = new float[band.length];
        for (int i = 0; i < filter.length; i++) {
            filter[i] = (float) (band[i] - window[i] * sum / total);
        }
        return filter;
    }

    /** Columns on either side of a place that are looked at. */
    public int reach() {
        return within + filter.length / 2;
    }

    /**
     * The peak's column.
     *
     * @return -1 where fewer than half of the columns near the place, or not the peak's own, are there
     */
    public long near(RecentSamples line, int channel, long place) {
        long[] places = {place};
        near(line, new int[] {channel}, places, 1);
        return places[0];
    }

    /** Puts peaks' columns, or -1 as {@link #near(RecentSamples, int, long)} does, where the places were that they are near. */
    public void near(RecentSamples line, int[] channels, long[] places, int count) {
        for (int from = 0; from < count; from += TOGETHER) {
            some(line, channels, places, from, Math.min(TOGETHER, count - from));
        }
    }

    /** Places stand side by side, so that each weight's loop goes over all of them. */
    private void some(RecentSamples line, int[] channels, long[] places, int from, int count) {
        float[] around = new float[2 * reach() + 1];
        float[][] values = new float[around.length][count];
        boolean[] quiet = new boolean[count];
        for (int p = 0; p < count; p++) {
            line.values(channels[from + p], places[from + p] - reach(), around);
            // Nearly always nothing is missing: one loop for both.
            if (put(around, values, p) > 0) {
                quiet[p] = !bridged(around);
                put(around, values, p);
            }
        }
        float[][] swings = filtered(values, count);
        for (int p = 0; p < count; p++) {
            int best = quiet[p] ? -1 : best(line, channels[from + p], places[from + p], swings, p);
            places[from + p] = best < 0 ? -1 : places[from + p] - within + best;
        }
    }

    private int best(RecentSamples line, int channel, long place, float[][] swings, int at) {
        int best = -1;
        // Where nothing at all swings there is no peak.
        float largest = 0;
        for (int i = 0; i <= 2 * within; i++) {
            float size = Math.abs(swings[i][at]);
            if (size > largest && isThere(line.value(channel, place - within + i))) {
                largest = size;
                best = i;
            }
        }
        return best;
    }

    /** The signal within the band, at all columns that may be the peak, for each place. */
    private float[][] filtered(float[][] values, int count) {
        float[][] sums = new float[2 * within + 1][count];
        int last = filter.length - 1;
        for (int i = 0; i < sums.length; i++) {
            int j = 0;
            // The filter is the same both ways: half the products.
            for (; j + 1 < filter.length / 2; j += 2) {
                add(filter[j], values[i + j], values[i + last - j], filter[j + 1], values[i + j + 1], values[i + last - j - 1], sums[i]);
            }
            for (; j < filter.length / 2; j++) {
                add(filter[j], values[i + j], values[i + last - j], 0, values[i], values[i], sums[i]);
            }
            add(filter[last / 2] / 2, values[i + last / 2], values[i + last / 2], 0, values[i], values[i], sums[i]);
        }
        return sums;
    }

    /** From left to right, as one by one. Arrays are read from their start, or else Java would not compute side by side. */
    private static void add(float weight, float[] one, float[] mirrored, float nextWeight, float[] next, float[] nextMirrored, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + weight * (one[i] + mirrored[i]) + nextWeight * (next[i] + nextMirrored[i]);
        }
    }

    private static boolean isThere(float value) {
        return Math.abs(value) <= Float.MAX_VALUE;
    }

    /** Puts what stands around a place beside what stands around others; tells how much of it is missing. */
    private static int put(float[] around, float[][] values, int place) {
        int missing = 0;
        for (int i = 0; i < around.length; i++) {
            float value = around[i];
            values[i][place] = value;
            missing += Math.abs(value) <= Float.MAX_VALUE ? 0 : 1;
        }
        return missing;
    }

    /** Whether enough columns near the middle are there; all that are not there are then bridged. */
    private boolean bridged(float... values) {
        int there = 0;
        for (int i = reach() - within; i <= reach() + within; i++) {
            there += isThere(values[i]) ? 1 : 0;
        }
        if (2 * there < 2 * within + 1) {
            return false;
        }
        bridge(values);
        return true;
    }

    /** Straight lines over gaps; the first and last value beyond the ends. */
    private static void bridge(float[] values) {
        int last = -1;
        for (int i = 0; i <= values.length; i++) {
            if (i < values.length && !isThere(values[i])) {
                continue;
            }
            for (int j = last + 1; j < i; j++) {
                float share = (float) (j - last) / (i - last);
                values[j] = last < 0 ? values[i] : i == values.length ? values[last] : values[last] + share * (values[i] - values[last]);
            }
            last = i;
        }
    }
}
