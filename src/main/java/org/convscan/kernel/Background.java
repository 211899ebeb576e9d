package org.convscan.kernel;

import java.util.Arrays;
import org.convscan.track.Alphabet;

/**
 * How often letters follow one another by chance: a Markov chain of order 0 to {@link #HIGHEST_ORDER}. Words of k letters are
 * numbered in base {@code size}, the first letter the highest digit. Immutable.
 */
public final class Background {
    public static final int HIGHEST_ORDER = 3;

    private final Alphabet alphabet;
    /** words[k][word] is the probability of the word of k + 1 letters; each table adds up to 1. */
    private final double[][] words;

    private Background(Alphabet alphabet, double[][] words) {
        this.alphabet = alphabet;
        this.words = words;
    }

    /** All letters equally often. */
    public static Background uniform(Alphabet alphabet) {
        double[] equal = new double[alphabet.size()];
        Arrays.fill(equal, 1.0 / alphabet.size());
        return new Background(alphabet, new double[][] {equal});
    }

    /**
     * @param counts for each k the counts or probabilities of all words of k + 1 letters: one table for order 0, two for order
     *     1, ...; copied
     * @throws IllegalArgumentException when a table has the wrong size, a negative number or a letter that never occurs
     */
    public static Background of(Alphabet alphabet, double[]... counts) {
        if (counts.length == 0 || counts.length > HIGHEST_ORDER + 1) {
            throw new IllegalArgumentException("a background has order 0 to " + HIGHEST_ORDER + ": " + (counts.length - 1));
        }
        double[][] words = new double[counts.length][];
        int size = 1;
        for (int k = 0; k < counts.length; k++) {
            size *= alphabet.size();
            words[k] = normalise(counts[k], size, k);
        }
        return new Background(alphabet, words);
    }

    private static double[] normalise(double[] counts, int size, int k) {
        if (counts.length != size) {
            throw new IllegalArgumentException("there are " + size + " words of " + (k + 1) + " letters, not " + counts.length);
        }
        double total = 0;
        for (double count : counts) {
            if (!(count >= 0 && count < Double.POSITIVE_INFINITY) || k == 0 && count == 0) {
                throw new IllegalArgumentException("a letter or word has the frequency " + count);
            }
            total += count;
        }
        if (total == 0) {
            throw new IllegalArgumentException("no word of " + (k + 1) + " letters occurs");
        }
        double[] table = new double[size];
        for (int i = 0; i < size; i++) {
            table[i] = counts[i] / total;
        }
        return table;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    public int order() {
        return words.length - 1;
    }

    /** Probability of a letter. */
    public double frequency(int code) {
        return words[0][code];
    }

    /** Probability of a word of {@code length} letters, 1 to order + 1. */
    public double word(int length, int number) {
        return words[length - 1][number];
    }

    /**
     * Probability that {@code code} follows the {@code length} letters (0 to order) numbered {@code context}; after a context
     * that never occurs, the letter's own frequency.
     */
    public double next(int length, int context, int code) {
        int size = alphabet.size();
        double total = 0;
        for (int a = 0; a < size; a++) {
            total += words[length][context * size + a];
        }
        return total > 0 ? words[length][context * size + code] / total : frequency(code);
    }

    /** The mean of this chain and the one read on the other strand, so that both strands have the same chances. */
    public Background strandSymmetric() {
        double[][] both = new double[words.length][];
        for (int k = 0; k < words.length; k++) {
            both[k] = new double[words[k].length];
            for (int word = 0; word < both[k].length; word++) {
                both[k][word] = (words[k][word] + words[k][reverseComplement(word, k + 1)]) / 2;
            }
        }
        return new Background(alphabet, both);
    }

    private int reverseComplement(int word, int length) {
        int reversed = 0;
        for (int i = 0, rest = word; i < length; i++, rest /= alphabet.size()) {
            reversed = reversed * alphabet.size() + alphabet.complement(rest % alphabet.size());
        }
        return reversed;
    }
}
