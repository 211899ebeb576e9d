package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.engine.Engine;
import org.convscan.kernel.Background;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.Counts;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.Linear;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the sum over all words, written out. */
class TailsTest {
    private static final Background UNIFORM = Background.uniform(Alphabet.DNA);

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-3, 0.05, 0.3})
    void theThresholdOfANarrowMotifIsThatOfAllWordsWrittenOut(double p) {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            checkThreshold(motif(random, 1 + random.nextInt(9)), UNIFORM, p, seed);
        }
    }

    @Test
    void theThresholdIsExactWhereTheLatticeAndTheMiddleMeet() {
        for (long seed = 1; seed <= 6; seed++) {
            // 10 columns at 0.05: 52,000 words, too many to list, so this takes the path of wide motifs.
            checkThreshold(motif(new Random(seed), 10), UNIFORM, 0.05, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theThresholdIsExactUnderAMarkovBackground(int order) {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            checkThreshold(motif(random, 1 + random.nextInt(7)), markov(random, order), 1e-3, seed);
        }
    }

    /** All words score the same, so that any of them has p-value 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 25})
    void aMotifThatTellsNothingHasHitsEverywhereOrNowhere(int width) {
        double[][] counts = new double[width][4];
        Arrays.stream(counts).forEach(row -> Arrays.fill(row, 5));
        MotifSearch.Builder search = MotifSearch.of(List.of(new Counts(new MotifName("flat", ""), Alphabet.DNA, counts))).threads(1);
        assertEquals(Engine.NEVER, search.pvalue(1e-4).build().tails().get(0).threshold());
        MotifSearch all = search.pvalue(1).build();
        Linear kernel = (Linear) all.bank().kernel(0);
        assertTrue(all.tails().get(0).threshold() <= kernel.highest());
        assertEquals(1, all.tails().get(0).pvalue(all.tails().get(0).step(kernel.highest())), 1e-12);
    }

    private static void checkThreshold(Linear kernel, Background background, double p, long seed) {
        Tail tail = Tails.atPvalue(kernel, background, p);
        Word[] words = words(kernel, background);
        int hits = 0;
        double mass = 0;
        for (int i = 0; i < words.length; ) {
            int end = i;
            while (end < words.length && words[end].score >= words[i].score - FixedPoint.TIE) {
                mass += words[end++].mass;
            }
            if (mass > p) {
                break;
            }
            hits = end;
            i = end;
        }
        String which = "seed " + seed + ", width " + kernel.width() + ", p " + p;
        assertEquals(hits == 0, tail.threshold() == Engine.NEVER, which);
        assertTrue(hits == 0 || words[hits - 1].score >= tail.threshold(), "the last hit, " + which);
        assertTrue(hits == words.length || words[hits].score < tail.threshold(), "the first miss, " + which);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4, 1e-5})
    void billionsOfWordsWithAHandfulOfScoresAreNotListedOneByOne(double p) {
        // 19 columns of one letter each, as JASPAR's MA0290.1: words differ in their number of deviations only, which is binomial.
        double[][] rows = new double[19][];
        Arrays.fill(rows, new double[] {203, 0, 0, 0});
        Linear kernel = new Counts(new MotifName("A19", ""), Alphabet.DNA, rows).logOdds(UNIFORM, 0.1).linear(Strand.FORWARD);
        long deviation = kernel.weight(0, 0) - kernel.weight(0, 1);
        int deviations = 0;
        double term = Math.pow(0.25, 19);
        for (double mass = term; mass <= p; mass += term) {
            term *= 3.0 * (19 - deviations) / (deviations + 1);
            deviations++;
        }
        long threshold = Tails.atPvalue(kernel, UNIFORM, p).threshold();
        long last = kernel.highest() - (deviations - 1) * deviation;
        assertTrue(last - deviation < threshold && threshold <= last, deviations - 1 + " deviations: " + threshold);
    }

    @Test
    void pvaluesOfANarrowMotifAreThoseOfAllWordsWrittenOut() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Background background = markov(random, random.nextInt(3));
            Linear kernel = motif(random, 2 + random.nextInt(6));
            Tail tail = Tails.atPvalue(kernel, background, 0.02);
            for (Word word : words(kernel, background)) {
                if (word.score >= tail.threshold()) {
                    double exact = upper(kernel, background, word.score);
                    assertEquals(exact, tail.pvalue(tail.step(word.score)), 1e-12 + 1e-9 * exact, "seed " + seed);
                }
            }
        }
    }

    @Test
    void pvaluesFromTheLatticeAreThoseOfAScoreAHundredthOfABitAway() {
        Linear kernel = motif(new Random(7), 10);
        Tail tail = Tails.atPvalue(kernel, UNIFORM, 0.05);
        long away = FixedPoint.ONE / 100;
        Word[] words = words(kernel, UNIFORM);
        for (int i = 0; i < words.length && words[i].score >= tail.threshold(); i += 97) {
            double pvalue = tail.pvalue(tail.step(words[i].score));
            double more = upper(kernel, UNIFORM, words[i].score - away);
            assertTrue(upper(kernel, UNIFORM, words[i].score + away) <= pvalue && pvalue <= more, "word " + i + " " + pvalue);
        }
    }

    @Test
    void aPvalueThatNoWordReachesGivesNoThreshold() {
        // Six columns: no word is rarer than 4^-6 = 2.4e-4 by chance. FIMO reports none either; see docs on differences.
        double[][] rows = new double[6][];
        Arrays.fill(rows, new double[] {97, 1, 1, 1});
        Linear kernel = new Counts(new MotifName("A6", ""), Alphabet.DNA, rows).logOdds(UNIFORM, 0.1).linear(Strand.FORWARD);
        assertEquals(Engine.NEVER, Tails.atPvalue(kernel, UNIFORM, 1e-4).threshold());
        assertEquals(kernel.highest(), Tails.atPvalue(kernel, UNIFORM, 2.5e-4).threshold());
    }

    @Test
    void wordsOfEqualScoreAreHitsTogetherOrNotAtAll() {
        // Columns that differ by a factor only: many exact ties, which rounding must not tear apart.
        double[][] rows = {{8, 4, 2, 2}, {2, 8, 4, 2}, {4, 2, 2, 8}, {2, 4, 8, 2}, {8, 2, 4, 2}};
        Linear kernel = new Counts(new MotifName("ties", ""), Alphabet.DNA, rows).logOdds(UNIFORM, 0).linear(Strand.FORWARD);
        for (double p : new double[] {0.001, 0.006, 0.02, 0.05}) {
            checkThreshold(kernel, UNIFORM, p, 0);
        }
    }

    @Test
    void everyWindowIsAHitAtPOne() {
        Linear kernel = motif(new Random(3), 12);
        assertEquals(kernel.lowest(), Tails.atPvalue(kernel, UNIFORM, 1).threshold());
    }

    @Test
    void aConsensusIsReachedByItsMatchesOnly() {
        Consensus motif = new Consensus(new MotifName("AP1", ""), "TGASTCA");
        Linear kernel = motif.logOdds(UNIFORM, 0.1).linear(Strand.FORWARD);
        Tail tail = Tails.atScore(kernel, UNIFORM, motif.perfect());
        // TGACTCA and TGAGTCA: two words in 4^7.
        assertEquals(2 / Math.pow(4, 7), tail.pvalue(tail.step(motif.perfect())), 1e-15);
        assertEquals(1, tail.steps());
    }

    @Test
    void aHundredColumnsWithoutPseudocountFollowTheBinomialDistribution() {
        double[][] rows = new double[100][];
        Arrays.fill(rows, new double[] {1, 0, 0, 0});
        Linear kernel = new Counts(new MotifName("A100", ""), Alphabet.DNA, rows).logOdds(UNIFORM, 0).linear(Strand.FORWARD);
        long threshold = Tails.atPvalue(kernel, UNIFORM, 1e-4).threshold();
        // Matches needed: the smallest k with P(Binomial(100, 1/4) >= k) <= 1e-4.
        double tail = 0;
        double mass = Math.pow(0.25, 100);
        int needed = 101;
        for (int k = 100; k > 0 && tail + mass <= 1e-4; k--) {
            tail += mass;
            needed = k;
            mass *= k * 3.0 / (101 - k);
        }
        assertTrue(threshold <= score(needed) && threshold > score(needed - 1), needed + " matches");
    }

    private static long score(int matches) {
        return FixedPoint.of(2) * matches + FixedPoint.of(-1000) * (100 - matches);
    }

    private record Word(long score, double mass) {}

    private static double upper(Linear kernel, Background background, long score) {
        double mass = 0;
        for (Word word : words(kernel, background)) {
            if (word.score < score - FixedPoint.TIE) {
                break;
            }
            mass += word.mass;
        }
        return mass;
    }

    private static Linear cachedKernel;
    private static Background cachedBackground;
    private static Word[] cachedWords;

    /** All words, best first. */
    private static Word[] words(Linear kernel, Background background) {
        if (kernel == cachedKernel && background == cachedBackground) {
            return cachedWords;
        }
        int width = kernel.width();
        Word[] words = new Word[1 << 2 * width];
        byte[] codes = new byte[width];
        for (int n = 0; n < words.length; n++) {
            double mass = 1;
            for (int i = 0; i < width; i++) {
                codes[i] = (byte) (n >> 2 * (width - 1 - i) & 3);
                int known = Math.min(i, background.order());
                int context = n >> 2 * (width - i) & (1 << 2 * known) - 1;
                mass *= known == 0 ? background.frequency(codes[i]) : background.next(known, context, codes[i]);
            }
            words[n] = new Word(kernel.score(codes, 0), mass);
        }
        Arrays.sort(words, (a, b) -> Long.compare(b.score, a.score));
        cachedKernel = kernel;
        cachedBackground = background;
        cachedWords = words;
        return words;
    }

    private static Linear motif(Random random, int width) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            for (int a = 0; a < 4; a++) {
                row[a] = random.nextInt(3) == 0 ? 0 : Math.floor(Math.pow(random.nextDouble(), 3) * 200);
            }
        }
        MotifName name = new MotifName("random", "");
        return new Counts(name, Alphabet.DNA, rows).logOdds(UNIFORM, 0.1).linear(Strand.FORWARD);
    }

    private static Background markov(Random random, int order) {
        double[][] tables = new double[order + 1][];
        for (int k = 0; k <= order; k++) {
            tables[k] = random.doubles(1 << 2 * (k + 1), 0.1, 1).toArray();
        }
        return Background.of(Alphabet.DNA, tables);
    }
}
