package org.convscan.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecipeTest {
    /**
     * 104 steps, of which 4 warm up, at most 0.8: step s of the first 4 has 0.8 s / 4; step 4 + k + 1 has 0.8 (1 + cos(pi k / 100)) / 2,
     * so k = 25 gives 0.4 (1 + 1 / sqrt 2) and k = 50 gives 0.4.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.2", "2, 0.4", "4, 0.8", "5, 0.8", "30, 0.6828427124746190", "55, 0.4", "105, 0", "1000, 0"})
    void theStepSizeRisesThenFallsAlongHalfACosine(long step, double expected) {
        assertEquals(expected, new Recipe(1, 0.8, 0.01, 1, null, 104, 4).rate(step), 1e-15);
    }

    @Test
    void withoutAScheduleTheStepSizeStays() {
        assertEquals(0.8, new Recipe(1, 0.8, 0.01, 1, null).rate(1), 0);
        assertEquals(0.8, new Recipe(1, 0.8, 0.01, 1, null).rate(1_000_000), 0);
    }

    /** 1 - 0.5 x 0.2: decay is in units of the step size, and ends with it. */
    @Test
    void decayFollowsTheStepSize() {
        Recipe recipe = new Recipe(1, 0.8, 0.5, 1, null, 104, 4);
        assertEquals(0.9, recipe.kept(1), 1e-15);
        assertEquals(1, recipe.kept(105), 0);
    }

    /** Step s leaves (s + 1) / (s + 8 + 2): 3 / 12 and 9 / 18. */
    @Test
    void aMeanForgetsTheLessTheMoreStepsItIsOf() {
        Recipe recipe = new Recipe(1, 0.8, 0.5, 1, null, 104, 4, 8);
        assertEquals(0.25, recipe.averageKept(2), 1e-15);
        assertEquals(0.5, recipe.averageKept(8), 1e-15);
    }

    @Test
    void warmingUpEndsBeforeTheLastStep() {
        assertThrows(IllegalArgumentException.class, () -> new Recipe(1, 0.8, 0.01, 1, null, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> new Recipe(1, 0.8, 0.01, 1, null, 4, 2, -1));
    }
}
