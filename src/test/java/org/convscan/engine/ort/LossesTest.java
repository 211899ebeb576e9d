package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

final class LossesTest {
    /** Every word of six letters, against thresholds all over the range, with caps from the coarsest on. */
    @Test
    void everyHitIsWithinTheSlack() {
        for (int seed = 1; seed <= 20; seed++) {
            Linear kernel = kernel(new Random(seed), 6);
            for (int part = -1; part <= 10; part++) {
                long threshold = kernel.lowest() + (kernel.highest() - kernel.lowest()) / 10 * part;
                for (int cap : new int[] {1, 7, 127, 2047}) {
                    check(kernel, threshold, Losses.capped(kernel, threshold, cap), cap);
                    Losses bounded = Losses.bounded(kernel, threshold, cap);
                    check(kernel, threshold, bounded, cap);
                    assertTrue(bounded.slack() <= cap, "seed " + seed);
                }
            }
        }
    }

    private static void check(Linear kernel, long threshold, Losses losses, int cap) {
        byte[] word = new byte[kernel.width()];
        for (int number = 0; number < 1 << 2 * word.length; number++) {
            int lost = 0;
            for (int i = 0; i < word.length; i++) {
                word[i] = (byte) (number >> 2 * i & 3);
                int loss = losses.at(i, word[i]);
                assertTrue(loss >= 0 && loss <= cap);
                lost += loss;
            }
            assertTrue(lost <= losses.slack() || kernel.score(word, 0) < threshold);
        }
    }

    @Test
    void fewWindowsBesidesTheHitsAreNominated() {
        Random random = new Random(5);
        Linear kernel = kernel(random, 12);
        int[] lost = new int[20_000];
        long threshold = kernel.highest() - (kernel.highest() - kernel.lowest()) / 4;
        Losses losses = Losses.bounded(kernel, threshold, 2047);
        int hits = 0;
        int nominees = 0;
        byte[] word = new byte[12];
        for (int n = 0; n < lost.length; n++) {
            for (int i = 0; i < word.length; i++) {
                word[i] = (byte) random.nextInt(4);
                lost[n] += losses.at(i, word[i]);
            }
            hits += kernel.score(word, 0) >= threshold ? 1 : 0;
            nominees += lost[n] <= losses.slack() ? 1 : 0;
        }
        assertTrue(hits > 20 && nominees < 1.2 * hits, hits + " hits, " + nominees + " nominees");
    }

    @Test
    void aKernelWithoutDifferencesLosesNothing() {
        Linear flat = new LogOdds(new MotifName("flat", ""), Alphabet.DNA, new double[3][4]).linear(Strand.FORWARD);
        assertEquals(0, Losses.capped(flat, 0, 127).at(1, 2));
        assertEquals(0, Losses.bounded(flat, Long.MIN_VALUE, 127).slack());
    }

    private static Linear kernel(Random random, int width) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            for (int a = 0; a < 4; a++) {
                row[a] = random.nextInt(8) == 0 ? -30 : random.nextGaussian();
            }
        }
        return new LogOdds(new MotifName("random", ""), Alphabet.DNA, rows).linear(Strand.FORWARD);
    }
}
