package org.convscan.stats;

import java.util.Arrays;
import java.util.List;

/**
 * How well a detector's events agree with an expert's. Shares are NaN where they would be nothing in nothing.
 *
 * @param found events of the expert that were hit
 * @param missed events of the expert that were not
 * @param wrong hits where the expert has no event
 * @param errors of the hits, in ticks: positive when the hit is later than the expert's mark
 */
public record BeatScore(int found, int missed, int wrong, long[] errors) {
    public BeatScore {
        errors = errors.clone();
    }

    @Override
    public long[] errors() {
        return errors.clone();
    }

    /** All records as if they were one ("gross" in EC57). The records must have one clock for errors to mean anything. */
    public static BeatScore sum(List<BeatScore> scores) {
        return new BeatScore(
                scores.stream().mapToInt(BeatScore::found).sum(),
                scores.stream().mapToInt(BeatScore::missed).sum(),
                scores.stream().mapToInt(BeatScore::wrong).sum(),
                scores.stream().flatMapToLong(score -> Arrays.stream(score.errors)).toArray());
    }

    /** Share of the expert's events that were found. */
    public double sensitivity() {
        return share(found, found + missed);
    }

    /** Share of the hits that are right. */
    public double positivePredictiveValue() {
        return share(found, found + wrong);
    }

    /** Harmonic mean of the two. */
    public double f1() {
        return share(2.0 * found, 2.0 * found + missed + wrong);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }

    /** Ticks by which hits are late, on average; NaN without hits. */
    public double meanError() {
        return Arrays.stream(errors).average().orElse(Double.NaN);
    }

    /** The middle error, or halfway between the two middle ones; NaN without hits. */
    public double medianError() {
        if (errors.length == 0) {
            return Double.NaN;
        }
        long[] sorted = errors.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    /** Ticks by which hits are off, on average, whichever way; NaN without hits. */
    public double meanAbsoluteError() {
        return Arrays.stream(errors).map(Math::abs).average().orElse(Double.NaN);
    }
}
