package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.convscan.kernel.Staircase;
import org.junit.jupiter.api.Test;

class ClimbRuleTest {
    private static final Staircase.Step LOW = step(-1);
    private static final Staircase.Step HIGH = step(1);

    /** Lines that go up and down between two levels. */
    private static final List<Staircase.Passage> UP_AND_DOWN =
            List.of(new Staircase.Passage(List.of(LOW), List.of(HIGH)), new Staircase.Passage(List.of(HIGH), List.of(LOW)));

    private static Staircase.Step step(double level) {
        return new Staircase.Step(new double[] {level}, new double[] {0.2});
    }

    @Test
    void aLevelFarFromTheOneBeforeIsANewStep() {
        // Behind a high level a low one is certain, where one level in two is low: log(1/2), but for levels of no step (0.16% a unit).
        assertEquals(Math.log(0.5), new Succession(UP_AND_DOWN).rise(LevelRows.of(1), LevelRows.of(-1)), 0.01);
    }

    @Test
    void aLevelLikeTheOneBeforeIsTheSameStepOnceMore() {
        // No step may follow itself here. By hand, with z = 0.05 / 0.2 as rows lie 0.05 beside the levels:
        // a level by itself 0.98 * 0.5 * exp(-z * z / 2) / (0.2 * 2.5066) + 0.02 / 12.8 = 0.9490, times 0.55 is 0.5220;
        // behind itself 0.45 * (0.9 / (0.15 * 2.5066) + 0.1 / (0.45 * 2.5066)) + 0.0001 + 0.55 * 0.02 / 12.8 = 1.1181.
        assertEquals(Math.log(0.5220 / 1.1181), new Succession(UP_AND_DOWN).rise(LevelRows.of(1), LevelRows.of(1)), 0.001);
    }

    @Test
    void aStepAsHighAsItsNeighbourIsCheapToLeaveOut() {
        ClimbRule rule = new ClimbRule(UP_AND_DOWN, 0.02, 3);
        List<Staircase.Step> steps = List.of(step(0), step(0), step(2), step(-2), step(-1.6));
        assertEquals(3 - 2.5, rule.skip(steps, 1), 1e-9);
        // Three differences of 0.4 and more from both neighbours: exp(-25 / 2) of 2.5 is nothing.
        assertEquals(3, rule.skip(steps, 2), 1e-4);
        assertEquals(3 - 2.5 * Math.exp(-0.5), rule.skip(steps, 4), 1e-9);
    }

    @Test
    void theWorthOfARiseIsBounded() {
        ClimbRule rule = new ClimbRule(UP_AND_DOWN, 0.02, 3);
        for (int before = 0; before < LevelRows.COUNT; before++) {
            for (int row = 0; row < LevelRows.COUNT; row++) {
                double rise = rule.rise(before, row);
                // The least is all of a level's likelihood by staying, on a level that no step has: 0.7 * log(0.55 * 0.02 / 12.8 / 1.13).
                assertTrue(rise <= 2 && rise >= 1.4 + 0.7 * Math.log(0.55 * 0.02 / 12.8 / 1.2), before + " " + row + " " + rise);
            }
        }
    }
}
