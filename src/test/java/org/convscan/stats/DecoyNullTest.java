package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoyNullTest {
    private static final long SEED = 7;

    /** A Gumbel number of scale 2 by inversion. */
    private static double draw(Random random, double location) {
        return location - 2 * Math.log(-Math.log(random.nextDouble()));
    }

    @Test
    void pvaluesOfWhatIsNotThereAreEvenlySpread() {
        Random random = new Random(SEED);
        DecoyNull nulls = new DecoyNull();
        double[] means = new double[1_000];
        for (int line = 0; line < means.length; line++) {
            double[] decoys = new double[16];
            for (int d = 0; d < decoys.length; d++) {
                decoys[d] = draw(random, line % 10);
            }
            nulls.add(decoys);
            means[line] = DecoyNull.mean(decoys);
        }
        int tenth = 0;
        int hundredth = 0;
        for (int i = 0; i < 20_000; i++) {
            double pvalue = nulls.pvalue(draw(random, i % 10), means[i % means.length]);
            tenth += pvalue <= 0.1 ? 1 : 0;
            hundredth += pvalue <= 0.01 ? 1 : 0;
        }
        // 2,000 and 200 are expected; three standard deviations are 127 and 42, and the line's mean is known to 0.6 only.
        assertEquals(2_000, tenth, 250);
        assertEquals(200, hundredth, 60);
    }

    @Test
    void decoysThatScoreAlikeTellNothingApart() {
        DecoyNull nulls = new DecoyNull();
        nulls.add(new double[] {-3, -3});
        assertTrue(nulls.pvalue(-3, -3) > 0.3);
    }

    /**
     * Two decoys a line, at 0 and i: each lies i, or -i, from the other. Of 1 to 100 and their negatives the tail is 20 numbers, 81 to 100:
     * they begin at 80, lie 10.5 above it on average, and 21 of 201 numbers are 80 or more, the new one counted.
     */
    @Test
    void theUpperTailIsAnExponentialAndTheRestIsCounted() {
        DecoyNull nulls = new DecoyNull();
        for (int i = 1; i <= 100; i++) {
            nulls.add(new double[] {0, i});
        }
        assertEquals(200, nulls.size());
        assertEquals(22 / 201.0, nulls.pvalue(80, 0), 1e-12);
        assertEquals(21 / 201.0, nulls.pvalue(80 + 1e-9, 0), 1e-9);
        assertEquals(21 / 201.0 * Math.exp(-2), nulls.pvalue(101, 0), 1e-12);
        assertEquals((1 + 100 + 50) / 201.0, nulls.pvalue(-50, 0), 1e-12);
        assertEquals(1, nulls.pvalue(-101, 0));
        double last = 1;
        for (double score = -110; score < 200; score += 0.3) {
            double pvalue = nulls.pvalue(score, 0);
            assertTrue(pvalue <= last && pvalue > 0, "at " + score);
            last = pvalue;
        }
    }

    @Test
    void oneLineOfTwoDecoysIsEnoughToSayHardlyAnything() {
        DecoyNull nulls = new DecoyNull();
        nulls.add(new double[] {1, 3});
        // Deviations of -2 and 2: the tail is one number, 4 above its start, and two of three numbers.
        assertEquals(2 / 3.0 * Math.exp(-1), nulls.pvalue(2 + 2, 2), 1e-12);
    }
}
