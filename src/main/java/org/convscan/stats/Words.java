package org.convscan.stats;

import java.util.Arrays;
import org.convscan.kernel.Background;

/** A growing list of words, each known by its loss and its probability only. */
final class Words {
    /** So many words are sorted by putting each in its place. */
    private static final int RUN = 8;

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

    /** The letters of a column as words, sorted; letters that lose the same are one. */
    static Words letters(Losses columns, int column, Background background) {
        Words letters = new Words(columns.letters());
        for (int a = 0; a < columns.letters(); a++) {
            letters.add(columns.at(column, a), background.frequency(a));
        }
        return letters.sorted().different();
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
    private Words different() {
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

    /** Every one of these words followed by every letter, as long as the loss stays within the limit; all are sorted. */
    Words followedBy(Words letters, long limit) {
        Words all = shifted(letters.losses[0], letters.masses[0], limit);
        for (int i = 1; i < letters.size; i++) {
            all = all.merged(shifted(letters.losses[i], letters.masses[i], limit));
        }
        return all.different();
    }

    private Words shifted(long loss, double mass, long limit) {
        Words shifted = new Words(Math.max(1, fewer(size, limit - loss)));
        shifted.size = fewer(size, limit - loss);
        for (int i = 0; i < shifted.size; i++) {
            shifted.losses[i] = losses[i] + loss;
            shifted.masses[i] = masses[i] * mass;
        }
        return shifted;
    }

    /** Which of two is next is as good as random: so the loop chooses without a branch. */
    private Words merged(Words other) {
        Words merged = new Words(size + other.size);
        int i = 0;
        int j = 0;
        while (i < size && j < other.size) {
            boolean mine = losses[i] <= other.losses[j];
            merged.losses[i + j] = mine ? losses[i] : other.losses[j];
            merged.masses[i + j] = mine ? masses[i] : other.masses[j];
            int step = mine ? 1 : 0;
            i += step;
            j += 1 - step;
        }
        merged.size = i + j;
        merged.append(this, i);
        merged.append(other, j);
        return merged;
    }

    private void append(Words other, int from) {
        System.arraycopy(other.losses, from, losses, size, other.size - from);
        System.arraycopy(other.masses, from, masses, size, other.size - from);
        size += other.size - from;
    }

    /** The same words, smallest loss first, those that lose the same in the order they had. */
    Words sorted() {
        return sorted(0, size);
    }

    private Words sorted(int from, int to) {
        if (to - from > RUN) {
            int middle = (from + to) / 2;
            return sorted(from, middle).merged(sorted(middle, to));
        }
        Words run = new Words(Math.max(1, to - from));
        for (int i = from; i < to; i++) {
            run.insert(losses[i], masses[i]);
        }
        return run;
    }

    private void insert(long loss, double mass) {
        int at = size++;
        for (; at > 0 && losses[at - 1] > loss; at--) {
            losses[at] = losses[at - 1];
            masses[at] = masses[at - 1];
        }
        losses[at] = loss;
        masses[at] = mass;
    }
}
