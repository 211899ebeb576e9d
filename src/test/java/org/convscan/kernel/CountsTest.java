package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final Background SKEWED = Background.of(Alphabet.DNA, new double[] {0.1, 0.2, 0.3, 0.4});

    private static Counts counts(double[]... rows) {
        return new Counts(new MotifName("m", ""), Alphabet.DNA, rows);
    }

    @Test
    void everyPositionIsDividedByItsOwnTotal() {
        Frequencies found = counts(new double[] {1, 1, 2, 4}, new double[] {0, 0, 0, 2.5}).frequencies(SKEWED, 0);
        assertEquals(0.125, found.at(0, 0));
        assertEquals(0.5, found.at(0, 3));
        assertEquals(1, found.at(1, 3));
        assertEquals(0, found.at(1, 0));
    }

    @Test
    void aPositionThatWasNeverCountedIsTheBackground() {
        for (double pseudocount : new double[] {0, 0.1, 5}) {
            Frequencies found = counts(new double[4]).frequencies(SKEWED, pseudocount);
            LogOdds weights = counts(new double[4]).logOdds(SKEWED, pseudocount);
            for (int a = 0; a < 4; a++) {
                assertEquals(SKEWED.frequency(a), found.at(0, a), 1e-15);
                assertEquals(0, weights.at(0, a), 1e-12);
            }
        }
    }

    @Test
    void thePseudocountIsSharedOutAsTheBackground() {
        Frequencies found = counts(new double[] {6, 0, 2, 0}).frequencies(SKEWED, 2);
        // (6 + 2 * 0.1) / 10, (0 + 2 * 0.2) / 10, ...
        assertEquals(0.62, found.at(0, 0), 1e-15);
        assertEquals(0.04, found.at(0, 1), 1e-15);
        assertEquals(0.26, found.at(0, 2), 1e-15);
        assertEquals(0.08, found.at(0, 3), 1e-15);
        LogOdds weights = counts(new double[] {6, 0, 2, 0}).logOdds(SKEWED, 2);
        assertEquals(Math.log(0.62 / 0.1) / Math.log(2), weights.at(0, 0), 1e-12);
    }

    @Test
    void whatIsNoCountIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> counts(new double[] {1, -1, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> counts(new double[] {1, Double.NaN, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> counts(new double[] {1, Double.POSITIVE_INFINITY, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> counts(new double[3]));
        assertThrows(IllegalArgumentException.class, () -> counts());
    }

    @Test
    void laterChangesToTheRowsDoNotReachTheMotif() {
        double[] row = {1, 2, 3, 4};
        Counts motif = counts(row);
        row[0] = 100;
        assertEquals(1, motif.at(0, 0));
    }
}
