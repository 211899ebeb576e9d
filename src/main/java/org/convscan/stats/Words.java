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
        return letters.sorted();
    }

    void add(long loss, double mass) {
        if (size + 1 == losses.length) {
            losses = Arrays.copyOf(losses, 2 * losses.length);
            masses = Arrays.copyOf(masses, losses.length);
        }
        losses[size] = loss;
        masses[size++] = mass;
        losses[size] = END;
    }

    int size() {
        return size;
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
        int[] counts = new int[letters.size + 1];
        int total = 0;
        for (int a = 0; a < letters.size; a++) {
            counts[a] = within(limit - letters.losses[a]);
            total += counts[a];
        }
        int rows = (letters.size + 1) / 2;
        Words all = new Words(total + rows);
        int[] starts = new int[rows + 1];
        for (int a = 0; a < letters.size; a += 2) {
            // A row ends by itself: behind the words within the limit stands one that is not, or none. So does one without a letter.
            int count = counts[a] + counts[a + 1];
            merge(this, 0, letters.losses[a], letters.masses[a], 0, letters.losses[a + 1], letters.masses[a + 1], all, starts[a / 2], count);
            starts[a / 2 + 1] = all.ended(starts[a / 2] + count);
        }
        return all.merged(starts, rows);
    }

    /** The same words, smallest loss first, those that lose the same in the order they had. */
    Words sorted() {
        int rows = Math.max(1, (size + FEW - 1) / FEW);
        Words all = new Words(size + rows);
        int[] starts = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            int from = row * FEW;
            int to = Math.min(size, from + FEW);
            for (int i = from; i < to; i++) {
                all.putInPlace(starts[row], starts[row] + i - from, losses[i], masses[i]);
            }
            starts[row + 1] = all.ended(starts[row] + to - from);
        }
        return all.merged(starts, rows);
    }

    private void putInPlace(int from, int end, long loss, double mass) {
        int at = end;
        for (; at > from && losses[at - 1] > loss; at--) {
            losses[at] = losses[at - 1];
            masses[at] = masses[at - 1];
        }
        losses[at] = loss;
        masses[at] = mass;
    }

    /** Ends a row at a place; gives where the next one starts. */
    private int ended(int at) {
        losses[at] = END;
        return at + 1;
    }

    /** One list of rows that are sorted and ended. */
    private Words merged(int[] starts, int rows) {
        Words from = this;
        int left = rows;
        for (; left > 1; left = (left + 1) / 2) {
            Words to = new Words(starts[left]);
            int at = 0;
            for (int row = 0; row < left; row += 2) {
                // A row that is alone is merged with its own end.
                int second = row + 1 < left ? starts[row + 1] : starts[left] - 1;
                int count = starts[Math.min(left, row + 2)] - starts[row] - Math.min(left - row, 2);
                merge(from, starts[row], 0, 1, second, 0, 1, to, at, count);
                starts[row / 2] = at;
                at = to.ended(at + count);
            }
            starts[(left + 1) / 2] = at;
            from = to;
        }
        from.size = starts[1] - 1;
        return from;
    }

    /** Of two rows, each with a loss more and so much less likely, the first words in order; of equal ones that of the first row first. */
    private static void merge(Words from, int first, long lost, double chance, int second, long lostToo, double otherChance,
            Words to, int at, int count) {
        long[] losses = from.losses;
        double[] masses = from.masses;
        double[] chances = {chance, otherChance};
        long[] mergedLosses = to.losses;
        double[] mergedMasses = to.masses;
        int i = first;
        int j = second;
        for (int k = at; k < at + count; k++) {
            long x = losses[i] + lost;
            long y = losses[j] + lostToo;
            int later = (int) (y - x >>> Long.SIZE - 1);
            mergedLosses[k] = Math.min(x, y);
            mergedMasses[k] = masses[i + (j - i & -later)] * chances[later];
            i += 1 - later;
            j += later;
        }
    }

    /** What the first words, sorted, lose more than the very first. */
    long[] depths(int count) {
        long[] depths = new long[count];
        for (int i = 0; i < count; i++) {
            depths[i] = losses[i] - losses[0];
        }
        return depths;
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
