package org.convscan.engine.lookup;

import java.util.Arrays;
import org.convscan.kernel.Linear;
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

    /** Blocks looked at. What a wider kernel loses behind them goes unseen, which may nominate more windows, never fewer. */
    private static final int MOST_BLOCKS = 12;

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

    /** Letters in a word: columns in a block. */
    int step() {
        return step;
    }

    /** How many words there are. */
    int count() {
        return count;
    }

    int blocks(int width) {
        return Math.min(MOST_BLOCKS, (width + step - 1) / step);
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

    /** What each word loses at a block of a kernel's columns, against the best word; columns behind the kernel lose nothing. */
    void losses(Linear kernel, int block, long[] losses) {
        int first = block * step;
        long[] lost = new long[base];
        losses[0] = 0;
        int size = 1;
        for (int column = first; column < first + step; column++) {
            lost(kernel, column, lost);
            for (int word = size - 1; word >= 0; word--) {
                long before = losses[word];
                for (int code = base - 1; code >= 0; code--) {
                    losses[word * base + code] = before + lost[code];
                }
            }
            size *= base;
        }
    }

    private void lost(Linear kernel, int column, long[] lost) {
        Arrays.fill(lost, 0);
        if (column < kernel.width()) {
            long best = Long.MIN_VALUE;
            for (int a = 0; a < base - 1; a++) {
                best = Math.max(best, kernel.weight(column, a));
            }
            for (int code = 0; code < base; code++) {
                lost[code] = best - kernel.weight(column, code);
            }
        }
    }
}
