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
}
