package org.convscan.engine.lookup;

import org.convscan.track.Alphabet;

/**
 * Words of a few letters as numbers: base (letters + 1), so that the unknown letter needs no path of its own, first letter the
 * highest digit.
 */
final class Words {
    /**
     * Rows in a table at most. DNA gets words of 4 letters: 625 rows, of which text without N uses 256, or 16 kB a block for 64
     * kernels. A group's tables then live in the second cache, which measured faster than one block more in the first.
     */
    private static final int MOST = 1000;

    private final int base;
    private final int step;
    private final int count;

    private Words(int base, int step, int count) {
        this.base = base;
        this.step = step;
        this.count = count;
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

    /** For n positions from {@code at} on: where the row of the word that starts there stands in the first block's table. */
    void rows(byte[] codes, int at, int n, int lanes, int[] rows) {
        int word = 0;
        for (int i = 0; i < step - 1; i++) {
            word = word * base + codes[at + i];
        }
        int leaving = 0;
        for (int i = 0; i < n; i++) {
            word = word * base - leaving * count + codes[at + i + step - 1];
            rows[i] = Group.PAD + word * lanes;
            leaving = codes[at + i];
        }
    }

    /** For each word the sum of its letters' numbers: {@code letters[column][code]}, first letter's column first. */
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
