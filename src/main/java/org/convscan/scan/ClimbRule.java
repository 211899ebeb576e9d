package org.convscan.scan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.convscan.kernel.Staircase;

/**
 * What a level is worth on a step, and what it costs to leave one out. Immutable, safe to share.
 */
public final class ClimbRule {
    /** Levels are told apart in steps of this many units. */
    private static final double WIDTH = 0.1;

    /** Levels further from the middle are taken for this far. */
    private static final double FARTHEST = 6.4;

    private static final int LEVELS = (int) Math.round(2 * FARTHEST / WIDTH);

    /** Share of a line's levels that can be anything. */
    private static final double STRAY = 0.02;

    /** The most units in a natural logarithm. */
    private static final double MOST_UNITS = 32;

    /** No level is worth more on a step, in natural logarithms. */
    private static final double MOST_GAIN = 5;

    private final double outliers;
    private final double skip;
    private final double[] background;
    private final Map<Staircase.Step, double[]> known = new ConcurrentHashMap<>();

    /**
     * @param steps all that lines in general take, equally often
     * @param outliers share of levels that are none of a step's
     * @param skip price of a step left out, in natural logarithms
     */
    public ClimbRule(List<Staircase.Step> steps, double outliers, double skip) {
        this.outliers = outliers;
        this.skip = skip;
        this.background = new double[LEVELS];
        for (int row = 0; row < background.length; row++) {
            double sum = 0;
            for (Staircase.Step step : steps) {
                sum += step.density(level(row)) / steps.size();
            }
            background[row] = (1 - STRAY) * sum + STRAY / (2 * FARTHEST);
        }
    }

    int rows() {
        return background.length;
    }

    private static double level(int row) {
        return (row + 0.5) * WIDTH - FARTHEST;
    }

    /** The row of gains for a level. */
    static short row(double level) {
        double clipped = Math.max(-FARTHEST, Math.min(FARTHEST - WIDTH / 2, level));
        return (short) ((clipped + FARTHEST) / WIDTH);
    }

    /** By row, how much more likely a step makes a level than lines in general do: the natural logarithm of it. Not to be changed. */
    double[] gains(Staircase.Step step) {
        return known.computeIfAbsent(step, this::compute);
    }

    private double[] compute(Staircase.Step step) {
        double[] gains = new double[background.length];
        for (int row = 0; row < gains.length; row++) {
            double density = step.density(level(row));
            gains[row] = Math.min(MOST_GAIN, Math.log((1 - outliers) * density / background[row] + outliers));
        }
        return gains;
    }

    double skip() {
        return skip;
    }

    /** The finest unit in which the whole path of a staircase stays below the ceiling. */
    static double unit(int steps, int ceiling) {
        double unit = MOST_UNITS;
        while (steps * MOST_GAIN * unit > ceiling) {
            unit /= 2;
        }
        return unit;
    }
}
