package org.convscan.engine.lookup;

import org.convscan.track.Alphabet;

/**
 * Words of a few letters as numbers. The unknown letter needs no path of its own, but words without it come first: what stands in
 * tables for the words of a text then lies side by side.
 */
final class Words {
    /**
     * Words at most. DNA gets words of 4 letters: 625, of which text without N uses 256, which are 16 kB a block in a table for 64
     * kernels. A group's tables then live in the second cache, which measured faster than one block more in the first.
     */
    private static final int MOST = 1000;

    private final int base;
    private final int step;
    private final int count;

    /** By the word as a number of base {@link #base}, first letter the highest digit: its own. */
    private final char[] numbers;

    private Words(int base, int step, int count) {
        this.base = base;
        this.step = step;
        this.count = count;
        this.numbers = new char[count];
        int next = 0;
        for (int unknown = 0; unknown < 2; unknown++) {
            for (int word = 0; word < count; word++) {
                if (hasUnknown(word) == (unknown == 1)) {
                    numbers[word] = (char) next++;
                }
            }
        }
    }

    static Words of(Alphabet alphabet) {
        int base = alphabet.size() + 1;
        int step = 1;
        int count = base;
        while (count * base <= MOST) {
            count *= base;
            step++;
        }
        return new Words(base, step, count);
    }

    private boolean hasUnknown(int word) {
        int rest = word;
        for (int i = 0; i < step; i++, rest /= base) {
            if (rest % base == base - 1) {
                return true;
            }
        }
        return false;
    }

    /** Letters, the unknown one among them. */
    int base() {
        return base;
    }

    /** Letters in a word: columns in a block. */
    int step() {
        return step;
    }

    /** How many words there are. */
    int count() {
        return count;
    }

    /** The number of a word that was read as one of base {@link #base}. */
    int number(int word) {
        return numbers[word];
    }

    /** The numbers of the words that start at the first n codes, to {@code to[at]} and behind it. */
    void read(byte[] codes, int n, char[] to, int at) {
        int word = 0;
        for (int i = 0; i < step - 1; i++) {
            word = word * base + codes[i];
        }
        int leaving = 0;
        for (int i = 0; i < n; i++) {
            word = word * base - leaving * count + codes[i + step - 1];
            to[at + i] = numbers[word];
            leaving = codes[i];
        }
    }

    /** For each word, as a number of base {@link #base}, the sum of its letters': {@code letters[column][code]}, first letter's column first. */
    void sums(int[][] letters, int[] sums) {
        sums[0] = 0;
        int size = 1;
        for (int[] column : letters) {
            for (int word = size - 1; word >= 0; word--) {
                int before = sums[word];
                for (int code = base - 1; code >= 0; code--) {
                    sums[word * base + code] = before + column[code];
                }
            }
            size *= base;
        }
    }
}
