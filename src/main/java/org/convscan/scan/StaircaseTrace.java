package org.convscan.scan;

import java.util.Arrays;
import org.convscan.kernel.Staircase;

/** Which step of a staircase each level of a line stands on, where it is known that the staircase lies there: for drawings. */
public final class StaircaseTrace {
    /** What it takes to leave out a step, in squared units of the levels. */
    private static final double SKIP = 1;

    private StaircaseTrace() {}

    /** The step of each level, never falling, by the least sum of squared differences. */
    public static int[] of(Staircase staircase, double[] levels) {
        int steps = staircase.size();
        double[] cost = new double[steps];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        byte[][] climbed = new byte[levels.length][steps];
        for (int t = 0; t < levels.length; t++) {
            for (int s = steps - 1; s >= 0; s--) {
                double best = t == 0 ? s * SKIP : cost[s];
                for (int climb = 1; climb <= 2 && climb <= s && t > 0; climb++) {
                    double here = cost[s - climb] + (climb - 1) * SKIP;
                    if (here < best) {
                        best = here;
                        climbed[t][s] = (byte) climb;
                    }
                }
                double difference = levels[t] - staircase.steps().get(s).level();
                cost[s] = best + difference * difference;
            }
        }
        return path(cost, climbed);
    }

    /** From the best last step back. */
    private static int[] path(double[] cost, byte[][] climbed) {
        int[] path = new int[climbed.length];
        int step = 0;
        for (int s = 1; s < cost.length; s++) {
            step = cost[s] + (cost.length - 1 - s) * SKIP < cost[step] + (cost.length - 1 - step) * SKIP ? s : step;
        }
        for (int t = path.length - 1; t >= 0; t--) {
            path[t] = step;
            step -= climbed[t][step];
        }
        return path;
    }
}
