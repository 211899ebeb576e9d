package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.convscan.stats.LevelDensity.Part;
import org.junit.jupiter.api.Test;

class StateChainTest {
    private static final List<LevelDensity> DENSITIES = List.of(
            LevelDensity.normal(0, 1),
            new LevelDensity(List.of(new Part(0.5, 2, 0.5), new Part(0.25, -1, 2)), 0.01),
            LevelDensity.normal(1, 3));

    private static final double[] STARTS = {0.5, 0.5, 0};
    private static final double[][] STEPS = {{0.7, 0.2, 0.1}, {0.3, 0.6, 0.1}, {0, 0.1, 0.9}};

    /** The density of the standard normal distribution at 0 is 0.39894 (any table); its logarithm -0.91894. */
    @Test
    void densitiesAreThoseOfTables() {
        assertEquals(-0.91894, LevelDensity.normal(3, 1).log(3), 1e-5);
        assertEquals(Math.log(0.5 * 0.39894 + 0.1), new LevelDensity(List.of(new Part(0.5, 0, 1)), 0.1).log(0), 1e-5);
    }

    @Test
    void thePathIsTheBestOfAll() {
        Random random = new Random(3);
        StateChain chain = new StateChain(DENSITIES, STARTS, STEPS);
        for (int trial = 0; trial < 50; trial++) {
            double[] levels = random.doubles(7, -3, 5).toArray();
            assertArrayEquals(bestOfAll(levels), chain.path(levels));
        }
        assertEquals(0, chain.path(new double[0]).length);
    }

    private static int[] bestOfAll(double[] levels) {
        int[] best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int number = 0; number < Math.pow(3, levels.length); number++) {
            int[] path = new int[levels.length];
            int rest = number;
            for (int i = 0; i < path.length; i++, rest /= 3) {
                path[i] = rest % 3;
            }
            double score = score(path, levels);
            if (score > highest) {
                highest = score;
                best = path;
            }
        }
        return best;
    }

    private static double score(int[] path, double[] levels) {
        double score = Math.log(STARTS[path[0]]);
        for (int i = 0; i < path.length; i++) {
            score += DENSITIES.get(path[i]).log(levels[i]) + (i == 0 ? 0 : Math.log(STEPS[path[i - 1]][path[i]]));
        }
        return score;
    }
}
