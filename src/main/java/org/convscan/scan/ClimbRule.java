package org.convscan.scan;

import java.util.List;
import org.convscan.kernel.Staircase;

/**
 * What a level is worth on a step, and what it costs to leave one out.
 *
 * @param background all steps that lines in general take
 * @param outliers share of levels that are none of a step's
 * @param skip price of a step left out, in natural logarithms
 * @param stay price of a level that stays on its step
 */
public record ClimbRule(double[] background, double outliers, double skip, double stay) {
    /** Levels are told apart in steps of this many deviations. */
    static final double WIDTH = 0.05;

    /** Levels further from the middle are taken for this far. */
    static final double FARTHEST = 6.4;

    private static final double MOST_UNITS = 32;

    /** @param steps all that lines in general take, equally often */
    public static ClimbRule of(List<Staircase.Step> steps, double outliers, double skip, double stay) {
        double[] background = new double[(int) Math.round(2 * FARTHEST / WIDTH)];
        for (int row = 0; row < background.length; row++) {
            for (Staircase.Step step : steps) {
                background[row] += step.density(level(row)) / steps.size();
            }
            background[row] = 0.98 * background[row] + 0.02 / (2 * FARTHEST);
        }
        return new ClimbRule(background, outliers, skip, stay);
    }

    int rows() {
        return background.length;
    }

    static double level(int row) {
        return (row + 0.5) * WIDTH - FARTHEST;
    }

    static byte row(double level) {
        double clipped = Math.max(-FARTHEST, Math.min(FARTHEST - WIDTH / 2, level));
        return (byte) (int) ((clipped + FARTHEST) / WIDTH);
    }

    double gain(Staircase.Step step, int row) {
        return Math.log((1 - outliers) * step.density(level(row)) / background[row] + outliers);
    }

    /** The finest unit in which the whole path of a staircase stays below the ceiling. */
    double unit(int steps, int ceiling) {
        double unit = MOST_UNITS;
        while (steps * 5.0 * unit > ceiling) {
            unit /= 2;
        }
        return unit;
    }
}
