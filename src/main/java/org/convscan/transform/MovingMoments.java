package org.convscan.transform;

import java.util.Objects;

/**
 * Mean and spread of any stretch of a line of numbers: box kernels of every width at once, from two running sums, so that a window
 * costs the same however wide it is. Immutable; numbers must be finite.
 */
public final class MovingMoments {
    private final double[] sums;
    private final double[] squares;
    private final double origin;

    private MovingMoments(float[] values, int count) {
        this.sums = new double[count + 1];
        this.squares = new double[count + 1];
        // Counted from the first value, so that the squares of a level far from zero do not swallow its spread.
        this.origin = count == 0 ? 0 : values[0];
        for (int i = 0; i < count; i++) {
            double value = values[i] - origin;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
        }
    }

    /** Of the first {@code count} values, which are not kept. */
    public static MovingMoments of(float[] values, int count) {
        Objects.checkFromToIndex(0, count, values.length);
        return new MovingMoments(values, count);
    }

    public int size() {
        return sums.length - 1;
    }

    /** Mean of [from, to); NaN when that is empty. */
    public double mean(int from, int to) {
        return origin + (sums[to] - sums[from]) / (to - from);
    }

    /** Mean squared distance of [from, to) from its mean; NaN when that is empty. */
    public double variance(int from, int to) {
        double mean = (sums[to] - sums[from]) / (to - from);
        return Math.max(0, (squares[to] - squares[from]) / (to - from) - mean * mean);
    }

    public double deviation(int from, int to) {
        return Math.sqrt(variance(from, to));
    }
}
