package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What stands in the header of every BED file: min(1000, -100 log10 p), rounded. */
final class BedScoreTest {
    @Test
    void powersOfTenHaveHundredsAndNothingExceedsAThousand() {
        assertEquals(400, HitLabels.bedScore(1e-4));
        assertEquals(0, HitLabels.bedScore(1));
        assertEquals(1000, HitLabels.bedScore(1e-10));
        assertEquals(1000, HitLabels.bedScore(1e-40));
        assertEquals(1000, HitLabels.bedScore(Double.MIN_VALUE));
        // log10(4.2e-5) = -4.37675, log10(6.48e-8) = -7.18842.
        assertEquals(438, HitLabels.bedScore(4.2e-5));
        assertEquals(719, HitLabels.bedScore(6.48e-8));
    }

    @Test
    void aScoreThatIsRememberedIsTheOneThatTheLogarithmGives() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            double p = Math.pow(10, -13 * random.nextDouble());
            assertEquals(Math.min(1000, Math.round(-100 * Math.log10(p))), HitLabels.bedScore(p), () -> "p " + p);
        }
    }

    @Test
    void neighboursOfEachRoundingBoundaryAreOnItsTwoSides() {
        for (int score = 0; score < 1000; score++) {
            double boundary = Math.pow(10, -(score + 0.5) / 100);
            for (double p : new double[] {boundary * (1 - 1e-12), boundary * (1 + 1e-12)}) {
                assertEquals(p < boundary ? score + 1 : score, HitLabels.bedScore(p), () -> "p " + p);
            }
        }
    }
}
