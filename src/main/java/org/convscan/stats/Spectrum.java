package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the variance of intervals lies by frequency, in square milliseconds. Kept intervals, each at the time of the event that
 * ends it, are joined by straight lines and read four times a second; Welch's method (Hann window, half overlapping segments,
 * each less its mean) gives the density, and a band's power is the area under it by trapezes. A gap, and a time of more than ten
 * seconds without a kept interval, breaks the series, and no segment lies across a break. Figures are NaN when no unbroken piece
 * is two minutes long.
 *
 * @param veryLow from 0.003 to 0.04 Hz
 * @param low from 0.04 to 0.15 Hz
 * @param high from 0.15 to 0.4 Hz
 */
public record Spectrum(double veryLow, double low, double high) {
    /** Bands as in Task Force of the ESC and NASPE, "Heart rate variability", Circulation 93 (1996), table 2. */
    private static final double[] BANDS = {0.003, 0.04, 0.15, 0.4};

    private static final int HERTZ = 4;

    /** Five minutes, the Task Force's short-term recording; shorter when no unbroken piece is as long. */
    private static final int SEGMENT = 300 * HERTZ;

    /** Low frequencies need about two minutes (the Task Force, same place). */
    private static final int SHORTEST = 120 * HERTZ;

    private static final double LONGEST_HOLE = 10;

    /** All three bands. */
    public double total() {
        return veryLow + low + high;
    }

    /** Low by high. */
    public double ratio() {
        return low / high;
    }

    static Spectrum of(Intervals intervals) {
        return of(intervals, SEGMENT);
    }

    /** @param most samples in a segment */
    static Spectrum of(Intervals intervals, int most) {
        List<double[]> pieces = pieces(intervals);
        int longest = pieces.stream().mapToInt(piece -> piece.length).max().orElse(0);
        if (longest < SHORTEST) {
            return new Spectrum(Double.NaN, Double.NaN, Double.NaN);
        }
        Welch welch = new Welch(Math.min(most, longest), HERTZ);
        pieces.forEach(welch::add);
        return new Spectrum(welch.power(BANDS[0], BANDS[1]), welch.power(BANDS[1], BANDS[2]), welch.power(BANDS[2], BANDS[3]));
    }

    private static List<double[]> pieces(Intervals intervals) {
        List<double[]> pieces = new ArrayList<>();
        List<Integer> piece = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            boolean kept = intervals.use(i) == Intervals.Use.KEPT;
            boolean far = kept && !piece.isEmpty() && intervals.end(i) - intervals.end(piece.get(piece.size() - 1)) > LONGEST_HOLE;
            if (far || intervals.use(i) == Intervals.Use.GAP) {
                pieces.add(sampled(intervals, piece));
                piece.clear();
            }
            if (kept) {
                piece.add(i);
            }
        }
        pieces.add(sampled(intervals, piece));
        return pieces;
    }

    /** From the first kept interval on, up to but not at the last one. */
    private static double[] sampled(Intervals intervals, List<Integer> piece) {
        if (piece.size() < 2) {
            return new double[0];
        }
        double start = intervals.end(piece.get(0));
        double seconds = intervals.end(piece.get(piece.size() - 1)) - start;
        double[] values = new double[(int) Math.ceil(seconds * HERTZ)];
        for (int i = 0, next = 1; i < values.length; i++) {
            double at = start + (double) i / HERTZ;
            while (next < piece.size() - 1 && intervals.end(piece.get(next)) < at) {
                next++;
            }
            int a = piece.get(next - 1);
            int b = piece.get(next);
            double share = (at - intervals.end(a)) / (intervals.end(b) - intervals.end(a));
            values[i] = 1000 * (intervals.length(a) + share * (intervals.length(b) - intervals.length(a)));
        }
        return values;
    }
}
