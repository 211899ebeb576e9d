package org.convscan.stats;

import static org.convscan.stats.Intervals.Use.ECTOPIC;
import static org.convscan.stats.Intervals.Use.GAP;
import static org.convscan.stats.Intervals.Use.KEPT;
import static org.convscan.stats.SimulatedBeats.gap;
import static org.convscan.stats.SimulatedBeats.spaced;
import static org.convscan.stats.SimulatedBeats.uses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void noBeatAndOneBeatHaveNoIntervals() {
        assertEquals(0, Intervals.of(List.of(), List.of()).size());
        assertEquals(0, SimulatedBeats.intervals().size());
    }

    /** Beats at 1 and 1.8 s. */
    @Test
    void twoBeatsHaveOneInterval() {
        Intervals intervals = SimulatedBeats.intervals(800);
        assertEquals(List.of(KEPT), uses(intervals));
        assertEquals(0.8, intervals.length(0), 1e-12);
        assertEquals(1.8, intervals.end(0));
        assertFalse(intervals.pairs(0));
    }

    /** The median is 800 throughout: 640 and 960 are exactly a fifth away, 639 and 961 are further. */
    @Test
    void moreThanAFifthOffTheLocalMedianIsEctopic() {
        Intervals intervals = SimulatedBeats.intervals(800, 800, 640, 960, 800, 800, 639, 961, 800, 800, 800);
        assertEquals(List.of(KEPT, KEPT, KEPT, KEPT, KEPT, KEPT, ECTOPIC, ECTOPIC, KEPT, KEPT, KEPT), uses(intervals));
        assertEquals(2, intervals.count(ECTOPIC));
        assertTrue(intervals.pairs(5));
        assertFalse(intervals.pairs(6));
        assertFalse(intervals.pairs(8));
        assertTrue(intervals.pairs(9));
    }

    /** The rate doubles for good: only the intervals next to the change are far off the median, none is here. */
    @Test
    void aNewRhythmIsKept() {
        int[] steps = new int[40];
        java.util.Arrays.fill(steps, 0, 20, 1000);
        java.util.Arrays.fill(steps, 20, 40, 500);
        assertEquals(Collections.nCopies(40, KEPT), uses(SimulatedBeats.intervals(steps)));
    }

    /** Every second beat early: six of eleven intervals around each are of the other kind, and the ends have means of both. */
    @Test
    void allMayBeEctopic() {
        int[] steps = new int[30];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i % 2 == 0 ? 500 : 1100;
        }
        Intervals intervals = SimulatedBeats.intervals(steps);
        assertEquals(30, intervals.count(ECTOPIC));
    }

    /** Beats at columns 1000, 1800, 2600, 3400, 4200; the gap ends on the beat at 3400. */
    @Test
    void anIntervalThatTouchesAGapIsLeftOut() {
        assertEquals(List.of(KEPT, KEPT, GAP, KEPT), uses(Intervals.of(spaced(800, 800, 800, 800), gap(3000, 3400))));
        assertEquals(List.of(KEPT, KEPT, GAP, GAP), uses(Intervals.of(spaced(800, 800, 800, 800), gap(3000, 3401))));
        assertEquals(List.of(KEPT, KEPT, KEPT, KEPT), uses(Intervals.of(spaced(800, 800, 800, 800), gap(4200, 9000))));
    }

    /** Were the 9 s counted, the median of the two would be 4.9 s, and both would be ectopic. */
    @Test
    void anIntervalOverAGapDoesNotMoveTheMedian() {
        assertEquals(List.of(KEPT, GAP), uses(Intervals.of(spaced(800, 9000), gap(2000, 10_000))));
    }

    @Test
    void eventsOutOfOrderAreRefused() {
        List<Beat> beats = List.of(new Beat(5, 0.005, 0, 1), new Beat(5, 0.005, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Intervals.of(beats, List.of()));
    }
}
