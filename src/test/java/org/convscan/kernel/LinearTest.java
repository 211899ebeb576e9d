package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

class LinearTest {
    private static double[][] rows(Random random, int width) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            for (int a = 0; a < 4; a++) {
                row[a] = 3 * random.nextGaussian() - 2;
            }
        }
        return rows;
    }

    private static LogOdds motif(double[][] rows) {
        return new LogOdds(new MotifName("m", ""), Alphabet.DNA, rows);
    }

    private static byte[] word(Random random, int width, int codes) {
        byte[] word = new byte[width];
        for (int i = 0; i < width; i++) {
            word[i] = (byte) random.nextInt(codes);
        }
        return word;
    }

    @Test
    void theOtherStrandScoresTheReverseComplementAlike() {
        Random random = new Random(1);
        for (int width = 1; width < 40; width++) {
            LogOdds motif = motif(rows(random, width));
            byte[] word = word(random, width, 5);
            byte[] turned = new byte[width];
            for (int i = 0; i < width; i++) {
                turned[width - 1 - i] = (byte) Alphabet.DNA.complement(word[i]);
            }
            Linear reverse = motif.linear(Strand.REVERSE);
            assertEquals(motif.linear(Strand.FORWARD).score(word, 0), reverse.score(turned, 0));
            assertEquals(Strand.REVERSE, reverse.strand());
        }
    }

    @Test
    void anUnknownLetterWeighsTheLowestOfItsColumn() {
        Random random = new Random(2);
        Linear kernel = motif(rows(random, 12)).linear(Strand.FORWARD);
        byte[] word = word(random, 12, 4);
        for (int i = 0; i < 12; i++) {
            byte[] unknown = word.clone();
            unknown[i] = (byte) Alphabet.DNA.unknown();
            long least = Long.MAX_VALUE;
            for (byte a = 0; a < 4; a++) {
                byte[] known = word.clone();
                known[i] = a;
                least = Math.min(least, kernel.score(known, 0));
            }
            assertEquals(least, kernel.score(unknown, 0));
        }
    }

    @Test
    void scoresAreThoseOfRealNumbersAndLieBetweenTheLowestAndTheHighest() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            double[][] rows = rows(random, 1 + random.nextInt(50));
            Linear kernel = motif(rows).linear(Strand.FORWARD);
            byte[] line = word(random, rows.length + 10, 4);
            int at = random.nextInt(10);
            double sum = 0;
            for (int i = 0; i < rows.length; i++) {
                sum += rows[i][line[at + i]];
            }
            long score = kernel.score(line, at);
            // 50 columns, each rounded by half of 2^-40 at most.
            assertEquals(sum, FixedPoint.bits(score), 1e-9);
            assertTrue(kernel.lowest() <= score && score <= kernel.highest());
        }
    }

    @Test
    void theBestAndTheWorstWordReachTheEnds() {
        Linear kernel = motif(new double[][] {{1, -2, 0, 0.5}, {-1000, 2, -3, 0}}).linear(Strand.FORWARD);
        assertEquals(3 * FixedPoint.ONE, kernel.highest());
        assertEquals(-1002 * FixedPoint.ONE, kernel.lowest());
        assertEquals(kernel.highest(), kernel.score(new byte[] {0, 1}, 0));
        assertEquals(kernel.lowest(), kernel.score(new byte[] {4, 4}, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> kernel.weight(0, 5));
    }
}
