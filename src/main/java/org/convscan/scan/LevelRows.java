package org.convscan.scan;

import org.convscan.kernel.Staircase;

/** How finely levels are told apart: rows of a table of gains. */
final class LevelRows {
    /** Units in a row. */
    static final double WIDTH = 0.1;

    /** Levels further from the middle are taken for this far. */
    static final double FARTHEST = 6.4;

    static final int COUNT = (int) Math.round(2 * FARTHEST / WIDTH);

    /** Spreads of a step beyond which a level is not one of it: exp(-32). */
    private static final double REACH = 8;

    private LevelRows() {}

    /** In the middle of a row. */
    static double level(int row) {
        return (row + 0.5) * WIDTH - FARTHEST;
    }

    static short of(double level) {
        double clipped = Math.max(-FARTHEST, Math.min(FARTHEST - WIDTH / 2, level));
        return (short) ((clipped + FARTHEST) / WIDTH);
    }

    /** By row, how likely a step makes a level, added to a sum; nothing that is further from the step than anything ever is. */
    static void addDensity(Staircase.Step step, double[] sum) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < step.levels().length; i++) {
            low = Math.min(low, step.levels()[i] - REACH * step.spreads()[i]);
            high = Math.max(high, step.levels()[i] + REACH * step.spreads()[i]);
        }
        for (int row = of(low); row <= of(high); row++) {
            sum[row] += step.density(level(row));
        }
    }
}
