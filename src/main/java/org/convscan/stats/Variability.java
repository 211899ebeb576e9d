package org.convscan.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How much the kept intervals of a recording vary. A figure that too few intervals are left for is NaN.
 *
 * @param meanInterval in milliseconds
 * @param lowestRate of the longest interval, in events a minute
 * @param meanRate 60,000 by the mean interval
 * @param highestRate of the shortest interval
 * @param sdnn standard deviation of the intervals in milliseconds, with n - 1
 * @param rmssd root of the mean squared difference of intervals that follow one another, in milliseconds
 * @param pnn50 percentage of those differences that are greater than 50 ms
 * @param pnn20 percentage of those differences that are greater than 20 ms
 * @param sd1 standard deviation across the Poincare plot's diagonal, in milliseconds, with n - 1
 * @param sd2 standard deviation along it
 * @param spectrum where the variance lies by frequency
 */
public record Variability(double meanInterval, double lowestRate, double meanRate, double highestRate, double sdnn,
        double rmssd, double pnn50, double pnn20, double sd1, double sd2, Spectrum spectrum) {
    private static final double MINUTE = 60_000;

    public static Variability of(Intervals intervals) {
        double[] kept = IntStream.range(0, intervals.size()).filter(i -> intervals.use(i) == Intervals.Use.KEPT)
                .mapToDouble(i -> 1000 * intervals.length(i)).toArray();
        int[] pairs = IntStream.range(0, intervals.size()).filter(intervals::pairs).toArray();
        double[] steps = Arrays.stream(pairs).mapToDouble(i -> milliseconds(intervals.length(i) - intervals.length(i - 1))).toArray();
        double[] sums = Arrays.stream(pairs).mapToDouble(i -> 1000 * (intervals.length(i) + intervals.length(i - 1))).toArray();
        double mean = mean(kept, x -> x);
        return new Variability(mean, MINUTE / Arrays.stream(kept).max().orElse(Double.NaN), MINUTE / mean,
                MINUTE / Arrays.stream(kept).min().orElse(Double.NaN), deviation(kept), Math.sqrt(mean(steps, x -> x * x)),
                100 * mean(steps, x -> Math.abs(x) > 50 ? 1 : 0), 100 * mean(steps, x -> Math.abs(x) > 20 ? 1 : 0),
                deviation(steps) / Math.sqrt(2), deviation(sums) / Math.sqrt(2), Spectrum.of(intervals));
    }

    /** To the nanosecond, so that a difference of 50 ms on paper is none above 50 ms. */
    private static double milliseconds(double seconds) {
        return Math.rint(seconds * 1e9) / 1e6;
    }

    private static double mean(double[] values, DoubleUnaryOperator of) {
        return Arrays.stream(values).map(of).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values) {
        double mean = mean(values, x -> x);
        return values.length < 2 ? Double.NaN
                : Math.sqrt(mean(values, x -> (x - mean) * (x - mean)) * values.length / (values.length - 1));
    }
}
