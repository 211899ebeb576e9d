package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmSelectionTest {
    /** High 0.5, low 0.2, 10 apart, an echo within 40 has less than half, overdue after 1.5 intervals, 30 clear, usual interval 100. */
    private static final RhythmSelection.Rule RULE = new RhythmSelection.Rule(0.5, 0.2, 10, 40, 0.5, 1.5, 30, 100);

    private static List<Long> selected(long end, double... columnsAndScores) {
        List<Long> found = new ArrayList<>();
        RhythmSelection selection = new RhythmSelection(RULE, peak -> found.add(peak.column()));
        for (int i = 0; i < columnsAndScores.length; i += 2) {
            selection.add(new Peak((long) columnsAndScores[i], (float) columnsAndScores[i + 1], 0));
        }
        selection.end(end);
        return found;
    }

    @Test
    void highPeaksAreEvents() {
        assertEquals(List.of(0L, 100L, 200L), selected(250, 0, 1, 50, 0.4, 100, 0.5, 200, 0.9));
    }

    @Test
    void aLowerPeakSoonBehindIsAnEcho() {
        assertEquals(List.of(0L, 100L), selected(150, 0, 1.2, 35, 0.55, 100, 1));
    }

    @Test
    void aPeakAsHighSoonBehindIsAnEvent() {
        assertEquals(List.of(0L, 35L, 100L), selected(150, 0, 1, 35, 0.55, 100, 1));
    }

    @Test
    void twoPeaksOfOneEventAreOne() {
        assertEquals(List.of(0L, 100L), selected(150, 0, 1, 9, 1, 100, 1));
    }

    @Test
    void anOverdueEventIsLookedForAmongTheLowOnes() {
        assertEquals(List.of(0L, 100L, 198L, 300L), selected(350, 0, 1, 100, 1, 150, 0.25, 198, 0.4, 300, 1));
    }

    @Test
    void whatIsTooLowOrTooNearIsNoneEvenThen() {
        assertEquals(List.of(0L, 100L, 300L), selected(350, 0, 1, 100, 1, 200, 0.1, 125, 0.45, 280, 0.45, 300, 1));
    }

    @Test
    void theLineMayEndWithAnOverdueEvent() {
        assertEquals(List.of(0L, 100L, 200L), selected(280, 0, 1, 100, 1, 200, 0.3));
        assertEquals(List.of(0L, 100L), selected(240, 0, 1, 100, 1, 200, 0.3));
    }

    @Test
    void theUsualIntervalIsTheMedianOfTheLast() {
        // After intervals of 50 an interval of 100 is overdue, though at first it was usual.
        assertEquals(List.of(0L, 50L, 100L, 150L, 200L, 250L, 300L, 350L),
                selected(380, 0, 1, 50, 1, 100, 1, 150, 1, 200, 1, 250, 1, 300, 0.3, 350, 1));
    }
}
