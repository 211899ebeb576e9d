package org.convscan.scan;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.kernel.Staircase;

/**
 * What a level is worth on a step, what it is worth to come to a step with it, and what it costs to leave one out. All are natural
 * logarithms. Immutable, safe to share.
 */
public final class ClimbRule {
    /** The most units in a natural logarithm. */
    private static final double MOST_UNITS = 32;

    /** No level is worth more on a step. */
    private static final double MOST_GAIN = 5;

    /** How much of its likelihood a rise is worth, and what is added; nor is one worth more. As all prices, chosen on reads of R9.4. */
    private static final double RISE = 0.7;

    private static final double RISE_BONUS = 1.4;
    private static final double MOST_RISE = 2;

    /** So much cheaper is it to leave out a step as high as one beside it: nobody sees it. */
    private static final double UNSEEN = 2.5;

    /** Steps that differ by so much are told apart more often than not: a standard deviation. */
    private static final double LIKE = 0.4;

    private final double outliers;
    private final double skip;
    private final Succession background;
    private final double[][] rises = new double[LevelRows.COUNT][LevelRows.COUNT];
    /** By the step itself: all words of a pore are steps that many staircases share, and comparing records makes classes at run time. */
    private final Map<Staircase.Step, double[]> known = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param passages all that lines in general take, equally often
     * @param outliers share of levels that are none of a step's
     * @param skip price of leaving out a step that differs from those beside it
     */
    public ClimbRule(List<Staircase.Passage> passages, double outliers, double skip) {
        this.outliers = outliers;
        this.skip = skip;
        this.background = new Succession(passages);
        for (int before = 0; before < rises.length; before++) {
            for (int row = 0; row < rises.length; row++) {
                rises[before][row] = Math.min(MOST_RISE, RISE * background.rise(before, row) + RISE_BONUS);
            }
        }
    }

    /** By row, how much more likely a step makes a level than lines in general do. Not to be changed. */
    double[] gains(Staircase.Step step) {
        return known.computeIfAbsent(step, this::compute);
    }

    private double[] compute(Staircase.Step step) {
        double[] gains = new double[LevelRows.COUNT];
        LevelRows.addDensity(step, gains);
        for (int row = 0; row < gains.length; row++) {
            gains[row] = Math.min(MOST_GAIN, Math.log((1 - outliers) * gains[row] / background.density(row) + outliers));
        }
        return gains;
    }

    /** What it is worth to come to a step with a level of a row, behind one of another: little if they look like one level cut in two. */
    double rise(int before, int row) {
        return rises[before][row];
    }

    /** What it costs to leave out a step. */
    double skip(List<Staircase.Step> steps, int left) {
        double level = steps.get(left).level();
        double nearest = left > 0 ? Math.abs(steps.get(left - 1).level() - level) : Double.POSITIVE_INFINITY;
        if (left + 1 < steps.size()) {
            nearest = Math.min(nearest, Math.abs(steps.get(left + 1).level() - level));
        }
        double z = nearest / LIKE;
        return skip - UNSEEN * Math.exp(-0.5 * z * z);
    }

    /** The finest unit in which the whole path of a staircase stays below the ceiling. */
    static double unit(int steps, int ceiling) {
        double unit = MOST_UNITS;
        while (steps * (MOST_GAIN + MOST_RISE) * unit > ceiling) {
            unit /= 2;
        }
        return unit;
    }
}
