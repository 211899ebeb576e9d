package org.convscan.stats;

import java.util.Arrays;
import org.convscan.kernel.Background;
import org.convscan.kernel.FixedPoint;

/**
 * A growing list of words, each known by its loss and its probability only. Lists are sorted by merging rows that are sorted, in one
 * short loop without a branch: losses come in no order that a processor could guess, and Java has little to compile.
 */
final class Words {
    /** Behind a row's last loss: larger than any, also when a loss is added. */
    private static final long END = Long.MAX_VALUE / 4;

    /** Words that are put in order one by one. */
    private static final int FEW = 8;

    private long[] losses;
    private double[] masses;
    private int size;

    Words() {
        this(64);
    }

    private Words(int capacity) {
        losses = new long[capacity + 1];
        masses = new double[capacity + 1];
        losses[0] = END;
    }

    /** The word without letters. */
    static Words empty() {
        Words words = new Words(1);
        words.add(0, 1);
        return words;
    }

    /** The letters of a column as words, sorted. */
    static Words letters(Losses columns, int column, Background background) {
        Words letters = new Words(columns.letters());
        for (int a = 0; a < columns.letters(); a++) {
            letters.add(columns.at(column, a), background.frequency(a));
        }
        putInOrder(letters.losses, letters.masses, 0, letters.size);
        return letters;
    }

    void add(long loss, double mass) {
        if (size + 1 == losses.length) {
            grow();
        }
        losses[size] = loss;
        masses[size++] = mass;
        losses[size] = END;
    }

    private void grow() {
        losses = Arrays.copyOf(losses, 2 * losses.length);
        masses = Arrays.copyOf(masses, losses.length);
    }

    int size() {
        return size;
    }

    /** Its own, not a copy; longer than there are words. */
    long[] losses() {
        return losses;
    }

    /** Its own, not a copy; longer than there are words. */
    double[] masses() {
        return masses;
    }

    long loss(int index) {
        return losses[index];
    }

    double mass(int index) {
        return masses[index];
    }

    /** Probability of the first words, on top of {@code base}. */
    double sum(int count, double base) {
        double sum = base;
        for (int i = 0; i < count; i++) {
            sum += masses[i];
        }
        return sum;
    }

    /** Probability of the first 0, 1, 2, ... words. */
    double[] sums() {
        double[] sums = new double[size + 1];
        for (int i = 0; i < size; i++) {
            sums[i + 1] = sums[i] + masses[i];
        }
        return sums;
    }

    /** Makes one of those that lose the same; all are sorted. Motifs of few counts have billions of words, but few sums. */
    Words different() {
        long[] losses = this.losses;
        int kept = 0;
        for (int i = 1; i < size; i++) {
            if (losses[i] == losses[kept]) {
                masses[kept] += masses[i];
            } else {
                losses[++kept] = losses[i];
                masses[kept] = masses[i];
            }
        }
        size = Math.min(size, kept + 1);
        losses[size] = END;
        return this;
    }

    /** Of these words, sorted, the number that lie within the limit. */
    int within(long limit) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (losses[middle] <= limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Every one of these words followed by every letter, as long as the loss stays within the limit; all are sorted, before and after. */
    Words followedBy(Words letters, long limit) {
        // A row ends by itself: behind the words within the limit stands one that is not, or none.
        Row[] rows = new Row[letters.size];
        for (int a = 0; a < rows.length; a++) {
            rows[a] = new Row(0, within(limit - letters.losses[a]), letters.losses[a], letters.masses[a]);
        }
        return merged(rows);
    }

    /** The same words, smallest loss first, those that lose the same in the order they had. */
    Words sorted() {
        Row[] rows = new Row[Math.max(1, (size + FEW - 1) / FEW)];
        Words all = new Words(size + rows.length);
        for (int row = 0, at = 0; row < rows.length; row++) {
            int count = Math.min(FEW, size - row * FEW);
            rows[row] = new Row(at, count, 0, 1);
            System.arraycopy(losses, row * FEW, all.losses, at, count);
            System.arraycopy(masses, row * FEW, all.masses, at, count);
            putInOrder(all.losses, all.masses, at, at + count);
            at = all.ended(at + count);
        }
        return all.merged(rows);
    }

    private static void putInOrder(long[] losses, double[] masses, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long loss = losses[i];
            double mass = masses[i];
            int at = i;
            for (; at > from && losses[at - 1] > loss; at--) {
                losses[at] = losses[at - 1];
                masses[at] = masses[at - 1];
            }
            losses[at] = loss;
            masses[at] = mass;
        }
    }

    /** Ends a row at a place; gives where the next one starts. */
    private int ended(int at) {
        losses[at] = END;
        return at + 1;
    }

    /** Words of a list from a place on, each with a loss more and so much less likely. What stands behind them ends them. */
    private record Row(int start, int count, long lost, double chance) {
        static final Row NONE = new Row(0, 0, END, 0);
    }

    /** One list of rows that are sorted and ended; they are written over. */
    private Words merged(Row[] rows) {
        Words from = this;
        int left = rows.length;
        do {
            int total = left;
            for (int row = 0; row < left; row++) {
                total += rows[row].count;
            }
            Words to = new Words(total);
            int at = 0;
            for (int row = 0; row < left; row += 2) {
                rows[row / 2] = merge(from, rows[row], row + 1 < left ? rows[row + 1] : Row.NONE, to, at);
                at = to.ended(at + rows[row / 2].count);
            }
            from = to;
            left = (left + 1) / 2;
        } while (left > 1);
        from.size = rows[0].count;
        return from;
    }

    /**
     * Puts the words of two rows in order, of equal ones that of the first row first. The lower and the upper half are merged at once:
     * neither has to wait for what the other reads.
     */
    private static Row merge(Words from, Row first, Row second, Words to, int at) {
        int count = first.count + second.count;
        int half = (count + 1) / 2;
        int lower = from.share(first, second, half);
        double[] chances = {first.chance, second.chance};
        merge(from.losses, from.masses, first.start, second.start, first.start + lower, second.start + half - lower,
                first.lost, second.lost, chances, to.losses, to.masses, at, half);
        return new Row(at, count, 0, 1);
    }

    /** How many of the {@code half} first words of two rows are of the first row. */
    private int share(Row first, Row second, int half) {
        int from = Math.max(0, half - second.count);
        int to = Math.min(half, first.count);
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (losses[first.start + middle] + first.lost <= losses[second.start + half - middle - 1] + second.lost) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The upper half may write over the place behind it. */
    private static void merge(long[] losses, double[] masses, int first, int second, int upperFirst, int upperSecond,
            long lost, long lostToo, double[] chances, long[] mergedLosses, double[] mergedMasses, int at, int half) {
        int i = first;
        int j = second;
        int m = upperFirst;
        int n = upperSecond;
        for (int k = at; k < at + half; k++) {
            long x = losses[i] + lost;
            long y = losses[j] + lostToo;
            long u = losses[m] + lost;
            long v = losses[n] + lostToo;
            int later = (int) (y - x >>> Long.SIZE - 1);
            int upperLater = (int) (v - u >>> Long.SIZE - 1);
            mergedLosses[k] = Math.min(x, y);
            mergedLosses[k + half] = Math.min(u, v);
            mergedMasses[k] = masses[i + (j - i & -later)] * chances[later];
            mergedMasses[k + half] = masses[m + (n - m & -upperLater)] * chances[upperLater];
            i += 1 - later;
            j += later;
            m += 1 - upperLater;
            n += upperLater;
        }
    }

    /**
     * What the first words, sorted, lose more than the very first: of those with the same p-value the last, which gets the first's place
     * among {@code pvalues} too.
     */
    long[] depths(int count, double[] pvalues) {
        long[] depths = new long[count];
        int steps = 1;
        for (int i = 1; i < count; i++) {
            steps += pvalues[steps - 1] == pvalues[i] ? 0 : 1;
            depths[steps - 1] = losses[i] - losses[0];
            pvalues[steps - 1] = pvalues[i];
        }
        return Arrays.copyOf(depths, steps);
    }

    /** For each of these words, sorted, the probability of all that lose no more, ties among them, on top of {@code base}. */
    double[] upTo(double base) {
        double[] sums = new double[size];
        double sum = base;
        int behind = 0;
        for (int i = 0; i < size; i++) {
            long tied = losses[i] + FixedPoint.TIE;
            for (; losses[behind] <= tied; behind++) {
                sum += masses[behind];
            }
            sums[i] = sum;
        }
        return sums;
    }
}
