package org.convscan.stats;

import java.util.Arrays;
import org.convscan.kernel.Background;
import org.convscan.kernel.FixedPoint;

/** A growing list of words, each known by its loss and its probability only. */
final class Words {
    /** Moves a word, on average, before sorting by parts is given up. */
    private static final int PATIENCE = 8;

    private long[] losses;
    private double[] masses;
    private int size;

    Words() {
        this(64);
    }

    private Words(int capacity) {
        losses = new long[capacity];
        masses = new double[capacity];
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
        long most = 0;
        for (int a = 0; a < columns.letters(); a++) {
            letters.add(columns.at(column, a), background.frequency(a));
            most = Math.max(most, columns.at(column, a));
        }
        return letters.sorted(0, most);
    }

    void add(long loss, double mass) {
        if (size == losses.length) {
            losses = Arrays.copyOf(losses, 2 * size);
            masses = Arrays.copyOf(masses, 2 * size);
        }
        losses[size] = loss;
        masses[size++] = mass;
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
        return this;
    }

    /** Of these words, sorted, the number that lie within the limit; {@code most} or fewer. */
    int fewer(int most, long limit) {
        int count = most;
        while (count > 0 && losses[count - 1] > limit) {
            count--;
        }
        return count;
    }

    /** Every one of these words followed by every letter, as long as the loss stays within the limit; all are sorted, before and after. */
    Words followedBy(Words letters, long limit) {
        int[] counts = new int[letters.size];
        int total = 0;
        long highest = 0;
        for (int a = 0, count = size; a < counts.length; a++) {
            count = fewer(count, limit - letters.losses[a]);
            counts[a] = count;
            total += count;
            highest = count == 0 ? highest : Math.max(highest, losses[count - 1] + letters.losses[a]);
        }
        Words all = new Words(Math.max(1, total));
        for (int a = 0; a < counts.length; a++) {
            all.append(this, 0, counts[a], letters.losses[a], letters.masses[a]);
        }
        return all.sorted(0, highest);
    }

    /** Adds some of other words, each with a loss more and so much less likely. */
    void append(Words others, int from, int to, long loss, double mass) {
        if (size + to - from > losses.length) {
            losses = Arrays.copyOf(losses, 2 * (size + to - from));
            masses = Arrays.copyOf(masses, losses.length);
        }
        shift(others.losses, from, to, loss, losses, size);
        scale(others.masses, from, to, mass, masses, size);
        size += to - from;
    }

    private static void shift(long[] others, int from, int to, long loss, long[] losses, int at) {
        for (int i = from; i < to; i++) {
            losses[at - from + i] = others[i] + loss;
        }
    }

    private static void scale(double[] others, int from, int to, double mass, double[] masses, int at) {
        for (int i = from; i < to; i++) {
            masses[at - from + i] = others[i] * mass;
        }
    }

    /** What the first words, sorted, lose more than the very first. */
    long[] depths(int count) {
        long[] depths = new long[count];
        shift(losses, 0, count, -losses[0], depths, 0);
        return depths;
    }

    /** For each of these words, sorted, the probability of all that lose no more, ties among them, on top of {@code base}. */
    double[] upTo(double base) {
        double[] sums = new double[size];
        double sum = base;
        int behind = 0;
        for (int i = 0; i < size; i++) {
            long tied = losses[i] + FixedPoint.TIE;
            for (; behind < size && losses[behind] <= tied; behind++) {
                sum += masses[behind];
            }
            sums[i] = sum;
        }
        return sums;
    }

    /** The same words, smallest loss first, those that lose the same in the order they had; no loss is below or above the bounds. */
    Words sorted(long lowest, long highest) {
        if (size < 2) {
            return this;
        }
        // So wide that there are one or two parts for each word.
        int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros((highest - lowest) / size));
        int[] starts = new int[(int) ((highest - lowest) >>> shift) + 2];
        count(lowest, shift, starts);
        Words placed = placed(lowest, shift, starts);
        return placed.settled() ? placed : merged(0, size);
    }

    /** Where each part starts among the sorted. */
    private void count(long lowest, int shift, int[] starts) {
        long[] losses = this.losses;
        for (int i = 0; i < size; i++) {
            starts[(int) ((losses[i] - lowest) >>> shift) + 1]++;
        }
        for (int part = 1; part < starts.length; part++) {
            starts[part] += starts[part - 1];
        }
    }

    private Words placed(long lowest, int shift, int[] starts) {
        Words placed = new Words(size);
        long[] sorted = placed.losses;
        double[] chances = placed.masses;
        for (int i = 0; i < size; i++) {
            long loss = losses[i];
            int at = starts[(int) ((loss - lowest) >>> shift)]++;
            sorted[at] = loss;
            chances[at] = masses[i];
        }
        placed.size = size;
        return placed;
    }

    /** Sorts what is almost sorted; false when it is not. */
    private boolean settled() {
        long[] losses = this.losses;
        long moves = 0;
        for (int i = 1; i < size && moves <= (long) PATIENCE * size; i++) {
            if (losses[i] < losses[i - 1]) {
                moves += i - putInPlace(i);
            }
        }
        return moves <= (long) PATIENCE * size;
    }

    private int putInPlace(int index) {
        long loss = losses[index];
        double mass = masses[index];
        int at = index;
        for (; at > 0 && losses[at - 1] > loss; at--) {
            losses[at] = losses[at - 1];
            masses[at] = masses[at - 1];
        }
        losses[at] = loss;
        masses[at] = mass;
        return at;
    }

    /** Sorts where so many words lie close together that parts of equal width do not keep them apart. */
    private Words merged(int from, int to) {
        Words all = new Words(to - from);
        if (to - from == 1) {
            all.add(losses[from], masses[from]);
            return all;
        }
        int middle = (from + to) >>> 1;
        Words first = merged(from, middle);
        Words second = merged(middle, to);
        for (int i = 0, j = 0; i + j < to - from; ) {
            boolean next = j == second.size || i < first.size && first.losses[i] <= second.losses[j];
            all.add(next ? first.losses[i] : second.losses[j], next ? first.masses[i] : second.masses[j]);
            i += next ? 1 : 0;
            j += next ? 0 : 1;
        }
        return all;
    }
}
