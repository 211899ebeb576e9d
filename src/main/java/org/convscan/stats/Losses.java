package org.convscan.stats;

import org.convscan.kernel.Linear;

/**
 * A kernel's weights turned round: what a letter at a column loses against the column's best, in fixed-point numbers. A word's
 * score is {@link #highest} minus its losses, so the best scores are the small sums and a search can stop at a limit.
 */
final class Losses {
    private final long highest;
    private final long most;
    private final long[][] rows;

    private Losses(long highest, long most, long[][] rows) {
        this.highest = highest;
        this.most = most;
        this.rows = rows;
    }

    static Losses of(Linear kernel) {
        int letters = kernel.alphabet().size();
        long[][] rows = new long[kernel.width()][letters];
        for (int i = 0; i < rows.length; i++) {
            long best = Long.MIN_VALUE;
            for (int a = 0; a < letters; a++) {
                best = Math.max(best, kernel.weight(i, a));
            }
            for (int a = 0; a < letters; a++) {
                rows[i][a] = best - kernel.weight(i, a);
            }
        }
        return new Losses(kernel.highest(), kernel.highest() - kernel.lowest(), rows);
    }

    /** The same columns, those with the most to lose first: what the order of a search without memory may as well be. */
    Losses steepestFirst() {
        long[][] sorted = rows.clone();
        long[] sums = new long[sorted.length];
        for (int i = 0; i < sums.length; i++) {
            long[] row = rows[i];
            long sum = sum(row);
            int at = i;
            for (; at > 0 && sums[at - 1] < sum; at--) {
                sums[at] = sums[at - 1];
                sorted[at] = sorted[at - 1];
            }
            sums[at] = sum;
            sorted[at] = row;
        }
        return new Losses(highest, most, sorted);
    }

    private static long sum(long[] row) {
        long sum = 0;
        for (long loss : row) {
            sum += loss;
        }
        return sum;
    }

    /** The best score a word can have. */
    long highest() {
        return highest;
    }

    int width() {
        return rows.length;
    }

    int letters() {
        return rows[0].length;
    }

    long at(int column, int code) {
        return rows[column][code];
    }

    /** The largest sum of losses: that of the worst word. */
    long most() {
        return most;
    }
}
