package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static double[][] tables(long seed, int order) {
        Random random = new Random(seed);
        double[][] tables = new double[order + 1][];
        for (int k = 0; k <= order; k++) {
            tables[k] = random.doubles(1 << 2 * (k + 1), 1, 100).toArray();
        }
        return tables;
    }

    @Test
    void countsBecomeProbabilities() {
        Background found = Background.of(Alphabet.DNA, new double[] {30, 20, 20, 30});
        assertEquals(0.3, found.frequency(0), 1e-15);
        assertEquals(0.2, found.word(1, 2), 1e-15);
        assertEquals(0, found.order());
        assertEquals(0.25, Background.uniform(Alphabet.DNA).frequency(3));
    }

    @Test
    void theNextLetterDependsOnTheThreeBefore() {
        double[][] tables = tables(1, 3);
        Background found = Background.of(Alphabet.DNA, tables);
        assertEquals(3, found.order());
        for (int context = 0; context < 64; context++) {
            double total = 0;
            double sum = 0;
            for (int a = 0; a < 4; a++) {
                total += tables[3][4 * context + a];
            }
            for (int a = 0; a < 4; a++) {
                assertEquals(tables[3][4 * context + a] / total, found.next(3, context, a), 1e-14);
                sum += found.next(3, context, a);
            }
            assertEquals(1, sum, 1e-14);
        }
    }

    @Test
    void behindAContextThatNeverOccursALetterHasItsOwnFrequency() {
        double[] pairs = new double[16];
        pairs[1] = 5;
        Background found = Background.of(Alphabet.DNA, new double[] {1, 2, 3, 4}, pairs);
        assertEquals(1, found.next(1, 0, 1));
        assertEquals(0.4, found.next(1, 2, 3), 1e-15);
    }

    @Test
    void bothStrandsOfASymmetricBackgroundHaveTheSameChances() {
        Background found = Background.of(Alphabet.DNA, tables(2, 3)).strandSymmetric();
        for (int length = 1; length <= 4; length++) {
            double sum = 0;
            for (int word = 0; word < 1 << 2 * length; word++) {
                int turned = 0;
                for (int i = 0; i < length; i++) {
                    turned = turned << 2 | 3 - (word >> 2 * i & 3);
                }
                assertEquals(found.word(length, word), found.word(length, turned), 1e-15);
                sum += found.word(length, word);
            }
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void whatIsNoBackgroundIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Background.of(Alphabet.DNA));
        assertThrows(IllegalArgumentException.class, () -> Background.of(Alphabet.DNA, tables(3, 4)));
        assertThrows(IllegalArgumentException.class, () -> Background.of(Alphabet.DNA, new double[] {1, 1, 1}));
        assertThrows(IllegalArgumentException.class, () -> Background.of(Alphabet.DNA, new double[] {1, 1, 1, 0}));
        assertThrows(IllegalArgumentException.class, () -> Background.of(Alphabet.DNA, new double[] {1, 1, 1, -1}));
        assertThrows(IllegalArgumentException.class, () -> Background.of(Alphabet.DNA, new double[] {1, 1, 1, Double.NaN}));
        assertThrows(
                IllegalArgumentException.class, () -> Background.of(Alphabet.DNA, new double[] {1, 1, 1, 1}, new double[16]));
    }
}
