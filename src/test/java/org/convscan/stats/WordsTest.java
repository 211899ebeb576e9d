package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle is Java's own stable sort; powers of two as probabilities keep products exact. */
final class WordsTest {
    private record Word(long loss, double mass) {}

    private static final Comparator<Word> BY_LOSS = Comparator.comparingLong(Word::loss);
    private static final Comparator<Word> BY_BOTH = BY_LOSS.thenComparingDouble(Word::mass);
    private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 15, 16, 17, 24, 25, 63, 64, 65, 127, 128, 129, 1000};

    private static List<Word> some(Random random, int count, int kinds) {
        List<Word> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(new Word(random.nextInt(kinds) * 1_000_000_007L, Math.scalb(1.0, -random.nextInt(40))));
        }
        return some;
    }

    private static Words words(List<Word> list) {
        Words words = new Words();
        list.forEach(word -> words.add(word.loss, word.mass));
        return words;
    }

    private static List<Word> content(Words words) {
        List<Word> content = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            content.add(new Word(words.loss(i), words.mass(i)));
        }
        return content;
    }

    @Test
    void wordsOfAnyNumberComeInOrder() {
        Random random = new Random(1);
        for (int size : SIZES) {
            for (int kinds : new int[] {1, 3, 50, 1_000_000}) {
                List<Word> some = some(random, size, kinds);
                List<Word> sorted = content(words(some).sorted());
                assertEquals(some.stream().map(Word::loss).sorted().toList(), sorted.stream().map(Word::loss).toList(), size + " words");
                assertEquals(some.stream().sorted(BY_BOTH).toList(), sorted.stream().sorted(BY_BOTH).toList(), size + " words");
            }
        }
    }

    /** Letters that no word may be followed by, and one that all may, are among them. */
    @Test
    void everyWordWithinTheLimitIsFollowedByEveryLetter() {
        Random random = new Random(2);
        for (int size : SIZES) {
            for (int count : new int[] {1, 2, 3, 4, 5, 20}) {
                List<Word> before = some(random, size, 40).stream().sorted(BY_LOSS).toList();
                List<Word> letters = some(random, count, 60).stream().sorted(BY_LOSS).toList();
                long limit = 45 * 1_000_000_007L + random.nextInt(3) - 1;
                List<Word> expected = letters.stream()
                        .flatMap(letter -> before.stream().map(word -> new Word(word.loss + letter.loss, word.mass * letter.mass)))
                        .filter(word -> word.loss <= limit).sorted(BY_LOSS).toList();
                Words followed = words(before).followedBy(words(letters), limit);
                assertEquals(expected, content(followed), size + " words, " + count + " letters");
                assertEquals(expected.stream().filter(word -> word.loss <= limit / 2).count(), followed.within(limit / 2));
            }
        }
    }

    /** By hand. */
    @Test
    void wordsThatLoseTheSameBecomeOne() {
        Words one = words(List.of(new Word(0, 0.5), new Word(3, 0.125), new Word(3, 0.25), new Word(9, 0.0625), new Word(9, 0.0625))).different();
        assertEquals(List.of(new Word(0, 0.5), new Word(3, 0.375), new Word(9, 0.125)), content(one));
        double[] sums = new double[4];
        one.sums(sums);
        assertArrayEquals(new double[] {0, 0.5, 0.875, 1}, sums);
        assertEquals(List.of(), content(new Words().different()));
    }

    /** By hand: the second and the third have the same p-value, of which the deeper one counts. */
    @Test
    void depthsAreThoseOfPvaluesThatDiffer() {
        double[] pvalues = {0.1, 0.2, 0.2, 0.4};
        Words words = words(List.of(new Word(2, 0.1), new Word(5, 0.1), new Word(6, 0), new Word(11, 0.2)));
        assertArrayEquals(new long[] {0, 4, 9}, words.depths(4, pvalues));
        assertArrayEquals(new double[] {0.1, 0.2, 0.4, 0.4}, pvalues);
        assertEquals(3, Tails.atMost(0.2, new double[] {0.1, 0.2, 0.2, 0.4}));
        assertEquals(0, Tails.atMost(0.05, pvalues));
        assertEquals(4, Tails.atMost(1, pvalues));
    }
}
