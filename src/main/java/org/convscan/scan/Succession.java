package org.convscan.scan;

import java.util.List;
import org.convscan.kernel.Staircase;

/**
 * How likely levels are on lines in general: each by itself, and one behind another. Two of about the same height are often one that
 * was cut in two; others are steps that may follow each other. Immutable.
 */
final class Succession {
    /** Share of a line's levels that can be anything. */
    private static final double STRAY = 0.02;

    /** Share of levels that are still the step before: two levels of R9.4 reads lie on a step, nearly. */
    private static final double STAYS = 0.45;

    /** Two levels of one step differ by so much, and a tenth of them by three times that: standard deviations. */
    private static final double JITTER = 0.15;

    private static final double WIDE_JITTER = 3 * JITTER;
    private static final double WIDE = 0.1;

    /** So that nothing is impossible. */
    private static final double LEAST = 1e-4;

    private final double[] single = new double[LevelRows.COUNT];
    private final double[][] stepped = new double[LevelRows.COUNT][LevelRows.COUNT];

    Succession(List<Staircase.Passage> passages) {
        int steps = 0;
        for (Staircase.Passage passage : passages) {
            add(density(passage.before()), density(passage.after()), passage.after().size());
            steps += passage.before().size();
        }
        for (int row = 0; row < single.length; row++) {
            for (int next = 0; next < single.length; next++) {
                stepped[row][next] = orStray(stepped[row][next] / Math.max(single[row], LEAST));
            }
        }
        for (int row = 0; row < single.length; row++) {
            single[row] = orStray(single[row] / steps);
        }
    }

    private void add(double[] before, double[] after, int followers) {
        int first = 0;
        while (first < after.length && after[first] == 0) {
            first++;
        }
        int end = after.length;
        while (end > first && after[end - 1] == 0) {
            end--;
        }
        for (int row = 0; row < single.length; row++) {
            if (before[row] > 0) {
                single[row] += before[row];
                addTimes(before[row] / followers, after, stepped[row], first, end);
            }
        }
    }

    /** A loop so plain that it becomes vector instructions. */
    private static void addTimes(double factor, double[] values, double[] sums, int first, int end) {
        for (int i = first; i < end; i++) {
            sums[i] += factor * values[i];
        }
    }

    private static double[] density(List<Staircase.Step> steps) {
        double[] sum = new double[LevelRows.COUNT];
        steps.forEach(step -> LevelRows.addDensity(step, sum));
        return sum;
    }

    private static double orStray(double density) {
        return (1 - STRAY) * density + STRAY / (2 * LevelRows.FARTHEST);
    }

    /** Density of a level, whatever comes before it. */
    double density(int row) {
        return single[row];
    }

    /** How much more likely a level is if all that is known of it is that it is a new step, than it is behind another level: the logarithm. */
    double rise(int before, int row) {
        double stays = STAYS * jitter(LevelRows.level(row) - LevelRows.level(before)) + LEAST;
        double steps = 1 - STAYS;
        return Math.log(steps * single[row] / (stays + steps * stepped[before][row]));
    }

    private static double jitter(double difference) {
        return (1 - WIDE) * normal(difference, JITTER) + WIDE * normal(difference, WIDE_JITTER);
    }

    private static double normal(double difference, double deviation) {
        double z = difference / deviation;
        return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
    }
}
