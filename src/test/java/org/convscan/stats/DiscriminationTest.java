package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DiscriminationTest {
    @Test
    void theAreaIsTheShareOfPairsInOrder() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int size = 1 + random.nextInt(40);
            double[] scores = random.ints(size, 0, 6).asDoubleStream().toArray();
            boolean[] positive = new boolean[size];
            for (int n = 0; n < size; n++) {
                positive[n] = random.nextBoolean();
            }
            assertEquals(pairs(scores, positive), Discrimination.auc(scores, positive), 1e-12);
        }
    }

    private static double pairs(double[] scores, boolean[] positive) {
        double good = 0;
        double all = 0;
        for (int p = 0; p < scores.length; p++) {
            for (int n = 0; n < scores.length; n++) {
                if (positive[p] && !positive[n]) {
                    all++;
                    good += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
                }
            }
        }
        return all == 0 ? Double.NaN : good / all;
    }
}
