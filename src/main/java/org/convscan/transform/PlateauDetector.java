package org.convscan.transform;

import java.util.Arrays;

/**
 * Finds where a line of samples jumps from level to level: peaks of a t statistic between the {@code window} samples before a place
 * and those behind it, for a short and a long window. The sums in a window are convolutions with box kernels. The rule for peaks is
 * that of ONT's scrappie (event_detection.c, short_long_peak_detector): a peak of the short window silences the long one around
 * it. Sums are whole numbers, so results do not depend on how the line is cut. Immutable, safe to share.
 *
 * @param shortWindow samples on each side
 * @param longWindow samples on each side
 * @param shortThreshold least t of a peak, short window
 * @param longThreshold least t of a peak, long window
 * @param height how far t must fall from a peak
 */
public record PlateauDetector(int shortWindow, int longWindow, float shortThreshold, float longThreshold, float height) {
    private static final int BLOCK = 2048;

    /** Samples are cut off this far from the line's middle, so that sums of squares of 16 of them fit in 31 bits. */
    private static final int FARTHEST = 8191;

    private static final int WIDEST = 16;

    public PlateauDetector {
        if (shortWindow < 2 || longWindow < shortWindow || longWindow > WIDEST) {
            throw new IllegalArgumentException("windows of " + shortWindow + " and " + longWindow + " samples");
        }
    }

    /** Cuts a line's first {@code count} samples. */
    public Plateaus detect(short[] samples, int count) {
        Peaks peaks = new Peaks(this, count);
        Sums sums = new Sums(this);
        for (int from = 0; from < count; from += BLOCK) {
            int to = Math.min(count, from + BLOCK);
            sums.fill(samples, count, from, to);
            peaks.add(sums.shortT, sums.longT, from, to);
        }
        return peaks.plateaus(samples, count);
    }

    /** Both statistics over one block of the line. */
    private static final class Sums {
        private final int shortWindow;
        private final int longWindow;
        /** Of all samples before one, from {@link #WIDEST} before the block on. They may overflow: their differences do not. */
        private final int[] sums = new int[BLOCK + 2 * WIDEST + 1];
        private final int[] squareSums = new int[BLOCK + 2 * WIDEST + 1];
        private final float[] before = new float[BLOCK];
        private final float[] behind = new float[BLOCK];
        private final float[] squares = new float[BLOCK];
        final float[] shortT = new float[BLOCK];
        final float[] longT = new float[BLOCK];

        Sums(PlateauDetector of) {
            this.shortWindow = of.shortWindow;
            this.longWindow = of.longWindow;
        }

        void fill(short[] samples, int count, int from, int to) {
            addUp(samples, Math.max(0, from - WIDEST), Math.min(count, to + WIDEST), samples[from], WIDEST + 1 - from);
            statistic(shortWindow, shortT, count, from, to);
            statistic(longWindow, longT, count, from, to);
        }

        private void addUp(short[] samples, int begin, int end, int middle, int shift) {
            int sum = 0;
            int squareSum = 0;
            for (int i = begin; i < end; i++) {
                int value = Math.max(-FARTHEST, Math.min(FARTHEST, samples[i] - middle));
                sum += value;
                squareSum += value * value;
                sums[i + shift] = sum;
                squareSums[i + shift] = squareSum;
            }
        }

        /** t at each place of the block; 0 where a window would reach over an end of the line. */
        private void statistic(int window, float[] t, int count, int from, int to) {
            int n = to - from;
            differences(sums, WIDEST - window, WIDEST, before, n);
            differences(sums, WIDEST, WIDEST + window, behind, n);
            differences(squareSums, WIDEST - window, WIDEST + window, squares, n);
            divide(before, behind, squares, 1f / window, t, n);
            Arrays.fill(t, 0, Math.min(n, Math.max(0, window + 1 - from)), 0);
            Arrays.fill(t, Math.min(n, Math.max(0, count - window + 1 - from)), n, 0);
        }

        // These two loops are so plain that Java makes vector instructions of them; of both in one it does not.

        private static void differences(int[] totals, int first, int last, float[] differences, int n) {
            for (int i = 0; i < n; i++) {
                differences[i] = totals[i + last] - totals[i + first];
            }
        }

        private static void divide(float[] before, float[] behind, float[] squares, float inverse, float[] t, int n) {
            for (int i = 0; i < n; i++) {
                float low = before[i] * inverse;
                float high = behind[i] * inverse;
                float variance = squares[i] * inverse - low * low - high * high;
                float delta = Math.abs(high - low);
                t[i] = delta / (float) Math.sqrt(Math.max(variance, Float.MIN_NORMAL) * inverse);
            }
        }
    }
}
