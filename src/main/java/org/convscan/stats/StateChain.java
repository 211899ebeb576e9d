package org.convscan.stats;

import java.util.Arrays;
import java.util.List;

/**
 * A hidden Markov model over levels, and its most likely path (Viterbi, IEEE Transactions on Information Theory 13:260-269, 1967).
 * Ties go to the state with the lower number. Immutable.
 */
public final class StateChain {
    private final List<LevelDensity> densities;
    private final double[] starts;
    private final double[][] steps;

    /**
     * @param densities one a state
     * @param starts probabilities of the first state
     * @param steps by state, probabilities of the next
     */
    public StateChain(List<LevelDensity> densities, double[] starts, double[][] steps) {
        if (starts.length != densities.size() || steps.length != densities.size() || densities.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(densities.size() + " states, " + starts.length + " starts, " + steps.length + " rows");
        }
        this.densities = List.copyOf(densities);
        this.starts = logs(starts);
        this.steps = Arrays.stream(steps).map(StateChain::logs).toArray(double[][]::new);
    }

    private static double[] logs(double[] probabilities) {
        return Arrays.stream(probabilities).map(Math::log).toArray();
    }

    /** The state at each level; empty when there are no levels. */
    public int[] path(double[] levels) {
        if (levels.length == 0) {
            return new int[0];
        }
        int states = starts.length;
        byte[][] from = new byte[levels.length][states];
        double[] scores = new double[states];
        for (int s = 0; s < states; s++) {
            scores[s] = starts[s] + densities.get(s).log(levels[0]);
        }
        for (int i = 1; i < levels.length; i++) {
            scores = step(scores, levels[i], from[i]);
        }
        return back(from, best(scores));
    }

    private double[] step(double[] before, double level, byte[] from) {
        double[] scores = new double[before.length];
        for (int to = 0; to < scores.length; to++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < before.length; s++) {
                double score = before[s] + steps[s][to];
                if (score > best) {
                    best = score;
                    from[to] = (byte) s;
                }
            }
            scores[to] = best + densities.get(to).log(level);
        }
        return scores;
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int s = 1; s < scores.length; s++) {
            best = scores[s] > scores[best] ? s : best;
        }
        return best;
    }

    private static int[] back(byte[][] from, int last) {
        int[] path = new int[from.length];
        path[path.length - 1] = last;
        for (int i = path.length - 1; i > 0; i--) {
            path[i - 1] = from[i][path[i]];
        }
        return path;
    }
}
