package org.convscan.stats;

import java.util.Arrays;
import org.convscan.kernel.Background;
import org.convscan.kernel.FixedPoint;

/**
 * A growing list of words, each known by its loss and its probability only. A list that is sorted stays so while letters follow, by
 * merging in one short loop without a branch: losses come in no order that a processor could guess, and Java has little to compile.
 */
final class Words {
    /** Before a list's first loss, with another number before it: smaller than any, also when a loss is added. */
    private static final long BEGIN = Long.MIN_VALUE / 4;

    /** The part by which distances shrink from one round of sorting to the next. */
    private static final int SHRINK = 4;

    /** The words are those from {@code start} on; what stands before them are shorter ones that they were made of. */
    private long[] losses;
    private double[] masses;
    private int start;
    private int size;

    Words() {
        this(64);
    }

    private Words(int capacity) {
        losses = new long[capacity + 2];
        masses = new double[capacity + 2];
        clear();
    }

    private Words(Words words) {
        losses = words.losses;
        masses = words.masses;
        start = words.start;
        size = words.size;
    }

    /** These words as a list of its own that stays when letters follow here. */
    Words asTheyAre() {
        return new Words(this);
    }

    /** Forgets all words. */
    Words clear() {
        losses[1] = BEGIN;
        start = 2;
        size = 0;
        return this;
    }

    /** Leaves the word without letters. */
    Words empty() {
        clear().add(0, 1);
        return this;
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
        reserve(start + size + 1);
        losses[start + size] = loss;
        masses[start + size++] = mass;
    }

    private void reserve(int capacity) {
        if (capacity > losses.length) {
            losses = Arrays.copyOf(losses, capacity + capacity / 2);
            masses = Arrays.copyOf(masses, losses.length);
        }
    }

    int size() {
        return size;
    }

    /** The place of the first word in {@link #losses} and {@link #masses}. */
    int start() {
        return start;
    }

    /** Its own, not a copy. */
    long[] losses() {
        return losses;
    }

    /** Its own, not a copy. */
    double[] masses() {
        return masses;
    }

    long loss(int index) {
        return losses[start + index];
    }

    double mass(int index) {
        return masses[start + index];
    }

    /** Probability of the words within a limit, in any order, on top of {@code base}. */
    double sum(long limit, double base) {
        double sum = base;
        for (int i = start; i < start + size; i++) {
            sum += losses[i] <= limit ? masses[i] : 0;
        }
        return sum;
    }

    /** Probabilities of the first 0, 1, 2, ... words, into an array that has room for them. */
    void sums(double[] sums) {
        sums[0] = 0;
        System.arraycopy(masses, start, sums, 1, size);
        Lattice.accumulate(sums, 1, size + 1);
    }

    /** Makes one of those that lose the same; all are sorted. Motifs of few counts have billions of words, but few sums. */
    Words different() {
        long[] losses = this.losses;
        double[] masses = this.masses;
        int kept = start;
        for (int i = start + 1; i < start + size; i++) {
            if (losses[i] == losses[kept]) {
                masses[kept] += masses[i];
            } else {
                losses[++kept] = losses[i];
                masses[kept] = masses[i];
            }
        }
        size = Math.min(size, kept + 1 - start);
        return this;
    }

    /** Of these words, sorted, the number that lie within the limit. */
    int within(long limit) {
        return upTo(limit, start, start + size) - start;
    }

    /** The first place between two that is not within the limit. */
    private int upTo(long limit, int from, int to) {
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

    /** These become every one of them followed by every letter, as long as the loss stays within the limit; sorted before and after. */
    Words followedBy(Words letters, long limit) {
        int[] counts = new int[Math.max(2, letters.size)];
        int total = 0;
        for (int a = 0; a < letters.size; a++) {
            counts[a] = within(limit - letters.loss(a));
            total += counts[a];
        }
        int begin = start + size + 1;
        reserve(begin + total);
        losses[begin - 1] = BEGIN;
        int count = counts[0] + counts[1];
        boolean two = counts[1] > 0;
        double[] chances = {two ? letters.mass(1) : 0, letters.mass(0)};
        merge(start + counts[0] - 1, letters.loss(0), start + counts[1] - 1, two ? letters.loss(1) : 0, chances, begin + count - 1, begin);
        for (int a = 2; count < total; a++) {
            add(begin, count, counts[a], letters.loss(a), letters.mass(a));
            count += counts[a];
        }
        start = begin;
        size = count;
        return this;
    }

    /** Merges the first words, each with a loss more and so much less likely, into the {@code count} of a list. */
    private void add(int list, int count, int words, long lost, double chance) {
        int stop = upTo(losses[start] + lost, list, list + count);
        merge(list + count - 1, 0, start + words - 1, lost, new double[] {chance, 1}, list + count + words - 1, stop);
    }

    /**
     * Merges two lists that end at i and at j, each with a loss more and so much less likely, from the last word on: they end at k then.
     * Of equal ones those of the first list come first. The first may be written over: of its words those below {@code stop} are in place.
     * One word of each is read ahead: what comes next does not have to wait for memory.
     */
    private void merge(int i, long lost, int j, long lostToo, double[] chances, int k, int stop) {
        long[] losses = this.losses;
        double[] masses = this.masses;
        long x = losses[i] + lost;
        long y = losses[j] + lostToo;
        long nextX = losses[i - 1] + lost;
        long nextY = losses[j - 1] + lostToo;
        for (; k >= stop; k--) {
            int first = (int) (y - x >>> Long.SIZE - 1);
            losses[k] = Math.max(x, y);
            masses[k] = masses[j + (i - j & -first)] * chances[first];
            x = first == 0 ? x : nextX;
            y = first == 0 ? nextY : y;
            i -= first;
            j -= 1 - first;
            nextX = losses[i - 1] + lost;
            nextY = losses[j - 1] + lostToo;
        }
    }

    /** The same words, smallest loss first. */
    Words sorted() {
        int gap = 1;
        while (gap < size / SHRINK) {
            gap = SHRINK * gap + 1;
        }
        for (; gap > 0; gap /= SHRINK) {
            putInOrder(gap);
        }
        return this;
    }

    /** Of words that stand so far from each other. */
    private void putInOrder(int gap) {
        for (int i = start + gap; i < start + size; i++) {
            long loss = losses[i];
            double mass = masses[i];
            int at = i;
            for (; at >= start + gap && losses[at - gap] > loss; at -= gap) {
                losses[at] = losses[at - gap];
                masses[at] = masses[at - gap];
            }
            losses[at] = loss;
            masses[at] = mass;
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
            depths[steps - 1] = losses[start + i] - losses[start];
            pvalues[steps - 1] = pvalues[i];
        }
        return Arrays.copyOf(depths, steps);
    }

    /** For each of these words, sorted, the probability of all that lose no more, ties among them, on top of {@code base}. */
    double[] upTo(double base) {
        double[] sums = new double[size];
        double sum = base;
        int behind = start;
        for (int i = 0; i < size; i++) {
            long tied = losses[start + i] + FixedPoint.TIE;
            for (; behind < start + size && losses[behind] <= tied; behind++) {
                sum += masses[behind];
            }
            sums[i] = sum;
        }
        return sums;
    }
}
