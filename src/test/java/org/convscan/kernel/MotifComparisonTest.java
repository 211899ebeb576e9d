package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotifComparisonTest {
    private static Counts counts(double[]... rows) {
        return new Counts(new MotifName("m", ""), Alphabet.DNA, rows);
    }

    private static Counts letters(String letters) {
        double[][] rows = new double[letters.length()][4];
        for (int i = 0; i < rows.length; i++) {
            rows[i][Alphabet.DNA.code(letters.charAt(i))] = 10;
        }
        return counts(rows);
    }

    private static Counts random(Random random, int width) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            for (int a = 0; a < 4; a++) {
                row[a] = Math.rint(random.nextDouble() * random.nextDouble() * 100);
            }
        }
        return counts(rows);
    }

    /** By hand: means 1/4; (1,0,0,0) with (1/2,1/2,0,0) is 0.25 / sqrt(0.75 x 0.25), with (0,1,0,0) -0.25 / 0.75. */
    @Test
    void theScoreOfOnePositionIsPearsonsCorrelation() {
        Counts a = counts(new double[] {8, 0, 0, 0});
        assertEquals(1 / Math.sqrt(3), MotifComparison.of(a, counts(new double[] {3, 3, 0, 0}), 1).score(), 1e-12);
        assertEquals(-1.0 / 3, MotifComparison.of(a, counts(new double[] {0, 5, 0, 0}), 1).score(), 1e-12);
        assertEquals(0, MotifComparison.of(a, counts(new double[] {5, 5, 5, 5}), 1).score(), 1e-12);
    }

    /** statistics.correlation([.1, .2, .3, .4], [.2, .1, .2, .5]) of Python 3.11. */
    @Test
    void theCorrelationIsThatOfPythonsStatistics() {
        Counts query = counts(new double[] {1, 2, 3, 4});
        Counts target = counts(new double[] {4, 2, 4, 10});
        assertEquals(0.7453559924999299, MotifComparison.of(query, target, 1).score(), 1e-12);
    }

    @Test
    void aMotifIsItselfAtOffsetZero() {
        MotifComparison same = MotifComparison.of(letters("GATTACAGG"), letters("GATTACAGG"), 5);
        assertEquals(new MotifComparison(same.score(), 0, Strand.FORWARD, 9, 9), same);
        assertEquals(9, same.score(), 1e-12);
        assertEquals(1, same.similarity(), 1e-12);
        assertEquals(1, same.mean(), 1e-12);
    }

    @Test
    void theReverseComplementIsFoundOnTheOtherStrand() {
        MotifComparison reverse = MotifComparison.of(letters("GATTACAGG"), letters("CCTGTAATC"), 5);
        assertEquals(Strand.REVERSE, reverse.orientation());
        assertEquals(0, reverse.offset());
        assertEquals(9, reverse.score(), 1e-12);
    }

    @Test
    void aPalindromeIsReadForward() {
        assertEquals(Strand.FORWARD, MotifComparison.of(letters("CCTGCAGG"), letters("CCTGCAGG"), 1).orientation());
    }

    @Test
    void aMotifInsideAnotherHasItsOffset() {
        MotifComparison inside = MotifComparison.of(letters("TTACA"), letters("GATTACAGG"), 5);
        assertEquals(new MotifComparison(inside.score(), 2, Strand.FORWARD, 5, 9), inside);
        assertEquals(5.0 / 9, inside.similarity(), 1e-12);
        MotifComparison around = MotifComparison.of(letters("GATTACAGG"), letters("TTACA"), 5);
        assertEquals(-2, around.offset());
        assertEquals(9, around.length());
    }

    @Test
    void motifsThatOverlapAtTheirEndsNeedTheMinimum() {
        Counts left = letters("AAAAGGTC");
        Counts right = letters("GGTCCCCC");
        MotifComparison four = MotifComparison.of(left, right, 4);
        assertEquals(4, four.score(), 1e-12);
        assertEquals(-4, four.offset());
        assertEquals(12, four.length());
        assertTrue(MotifComparison.of(left, right, 5).overlap() >= 5);
        assertTrue(MotifComparison.of(left, right, 5).score() < 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theScoreIsTheBestOfAllAlignmentsWrittenOut(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 50; trial++) {
            Counts query = random(random, 1 + random.nextInt(12));
            Counts target = random(random, 1 + random.nextInt(12));
            int least = Math.min(1 + random.nextInt(6), Math.min(query.width(), target.width()));
            double best = Double.NEGATIVE_INFINITY;
            for (int offset = -12; offset <= 12; offset++) {
                for (boolean reverse : new boolean[] {false, true}) {
                    best = Math.max(best, sum(query, target, offset, reverse, least));
                }
            }
            MotifComparison found = MotifComparison.of(query, target, least);
            assertEquals(best, found.score(), 1e-9, "seed " + seed + ", trial " + trial);
            boolean reverse = found.orientation() == Strand.REVERSE;
            assertEquals(best, sum(query, target, found.offset(), reverse, least), 1e-9);
            assertEquals(best, MotifComparison.of(target, query, least).score(), 1e-9);
        }
    }

    private static double sum(Counts query, Counts target, int offset, boolean reverse, int least) {
        double sum = 0;
        int overlap = 0;
        for (int t = 0; t < target.width(); t++) {
            int q = t - offset;
            if (q >= 0 && q < query.width()) {
                sum += pearson(query, reverse ? query.width() - 1 - q : q, target, t, reverse);
                overlap++;
            }
        }
        return overlap >= least ? sum : Double.NEGATIVE_INFINITY;
    }

    /** Of raw counts, which a total does not change: the textbook's formula. */
    private static double pearson(Counts query, int q, Counts target, int t, boolean reverse) {
        double[] s = new double[5];
        for (int a = 0; a < 4; a++) {
            double x = query.at(q, reverse ? 3 - a : a);
            double y = target.at(t, a);
            s[0] += x;
            s[1] += y;
            s[2] += x * x;
            s[3] += y * y;
            s[4] += x * y;
        }
        double spread = Math.sqrt((4 * s[2] - s[0] * s[0]) * (4 * s[3] - s[1] * s[1]));
        return spread == 0 ? 0 : (4 * s[4] - s[0] * s[1]) / spread;
    }

    @Test
    void weightsAndLettersCompareWithCounts() {
        Counts motif = counts(new double[] {6, 2, 1, 1}, new double[] {1, 7, 1, 1}, new double[] {0, 0, 5, 5});
        LogOdds weights = motif.logOdds(Background.uniform(Alphabet.DNA), 0);
        assertEquals(3, MotifComparison.of(motif, weights, 3).score(), 1e-9);
        assertEquals(4, MotifComparison.of(new Consensus(new MotifName("c", ""), "GATT"), letters("GATT"), 4).score(), 1e-9);
    }

    @Test
    void linesOfOneStrandAreComparedForwardOnly() {
        Alphabet text = Alphabet.text("xyz", false);
        Counts motif = new Counts(new MotifName("t", ""), text, new double[][] {{1, 0, 0}, {0, 1, 0}});
        assertEquals(Strand.FORWARD, MotifComparison.of(motif, motif, 1).orientation());
        assertThrows(IllegalArgumentException.class, () -> MotifComparison.of(motif, letters("GA"), 1));
    }
}
