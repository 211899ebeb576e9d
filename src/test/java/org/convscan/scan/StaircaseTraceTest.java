package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.DoubleStream;
import org.convscan.kernel.Staircase;
import org.junit.jupiter.api.Test;

class StaircaseTraceTest {
    private static Staircase stairs(double... levels) {
        return new Staircase("stairs", DoubleStream.of(levels)
                .mapToObj(level -> new Staircase.Step(new double[] {level}, new double[] {1})).toList());
    }

    @Test
    void eachLevelStandsOnTheStepThatItIsNearestTo() {
        int[] steps = StaircaseTrace.of(stairs(0, 5, 2), new double[] {0.1, -0.2, 4.8, 5.1, 5, 2.2});
        assertArrayEquals(new int[] {0, 0, 1, 1, 1, 2}, steps);
    }

    @Test
    void aStepThatNoLevelStandsOnIsLeftOut() {
        // Over step 1 costs 1; standing on it with either level would cost 25 or 16.
        assertArrayEquals(new int[] {0, 2}, StaircaseTrace.of(stairs(0, 5, 1), new double[] {0, 1}));
    }

    @Test
    void oneLevelStandsOnTheOneStepThatCostsLeast() {
        // Step 0 leaves two steps out behind it, which costs 2 beside nothing for the level; step 2 costs 9 and two before it.
        assertArrayEquals(new int[] {0}, StaircaseTrace.of(stairs(0, 9, 3), new double[] {0}));
        assertArrayEquals(new int[0], StaircaseTrace.of(stairs(0, 9, 3), new double[0]));
    }
}
