package org.convscan.scan;

import org.convscan.kernel.Staircase;

/** How finely levels are told apart: rows of a table of gains. */
final class LevelRows {
    /** Units in a row. */
    static final double WIDTH = 0.1;

    /** Levels further from the middle are taken for this far. */
    static final double FARTHEST = 6.4;

    static final int COUNT = (int) Math.round(2 * FARTHEST / WIDTH);

    private LevelRows() {}

    /** In the middle of a row. */
    static double level(int row) {
        return (row + 0.5) * WIDTH - FARTHEST;
    }

    static short of(double level) {
        double clipped = Math.max(-FARTHEST, Math.min(FARTHEST - WIDTH / 2, level));
        return (short) ((clipped + FARTHEST) / WIDTH);
    }

    /** By row, how likely a step makes a level, added to a sum. */
    static void addDensity(Staircase.Step step, double[] sum) {
        for (int row = 0; row < COUNT; row++) {
            sum[row] += step.density(level(row));
        }
    }
}
