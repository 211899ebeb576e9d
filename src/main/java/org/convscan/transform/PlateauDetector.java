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
        private final int[] values = new int[BLOCK + 2 * WIDEST];
        private final int[] squares = new int[BLOCK + 2 * WIDEST];
        private final int[] sum = new int[BLOCK + 2 * WIDEST];
        private final int[] squareSum = new int[BLOCK + 2 * WIDEST];
        final float[] shortT = new float[BLOCK];
        final float[] longT = new float[BLOCK];

        Sums(PlateauDetector of) {
            this.shortWindow = of.shortWindow;
            this.longWindow = of.longWindow;
        }

        void fill(short[] samples, int count, int from, int to) {
            int begin = Math.max(0, from - WIDEST);
            int end = Math.min(count, to + WIDEST);
            int middle = samples[from];
            int shift = WIDEST - (from - begin);
            for (int i = begin; i < end; i++) {
                int value = Math.max(-FARTHEST, Math.min(FARTHEST, samples[i] - middle));
                values[i - begin + shift] = value;
                squares[i - begin + shift] = value * value;
            }
            statistic(shortWindow, shortT, count, from, to);
            statistic(longWindow, longT, count, from, to);
        }

        /** t at each place of the block; 0 where a window would reach over an end of the line. */
        private void statistic(int window, float[] t, int count, int from, int to) {
            boxes(window, to - from);
            int n = to - from;
            float inverse = 1f / window;
            for (int i = 0; i < n; i++) {
                float before = sum[i] * inverse;
                float behind = sum[i + window] * inverse;
                float variance = (squareSum[i] + squareSum[i + window]) * inverse - before * before - behind * behind;
                float delta = Math.abs(behind - before);
                t[i] = delta / (float) Math.sqrt(Math.max(variance, Float.MIN_NORMAL) * inverse);
            }
            Arrays.fill(t, 0, Math.min(n, Math.max(0, window + 1 - from)), 0);
            Arrays.fill(t, Math.min(n, Math.max(0, count - window + 1 - from)), n, 0);
        }

        /** sum[i] is that of the window which ends before place i of the block, sum[i + window] that of the one which starts there. */
        private void boxes(int window, int n) {
            int length = n + window;
            int first = WIDEST - window;
            System.arraycopy(values, first, sum, 0, length);
            System.arraycopy(squares, first, squareSum, 0, length);
            for (int k = 1; k < window; k++) {
                add(sum, values, first + k, length);
                add(squareSum, squares, first + k, length);
            }
        }

        private static void add(int[] target, int[] values, int shift, int length) {
            for (int i = 0; i < length; i++) {
                target[i] += values[i + shift];
            }
        }
    }
}
