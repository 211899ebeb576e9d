package org.convscan.stats;

import java.util.Arrays;

/** A growing list of words, each known by its loss and its probability only. */
final class Words {
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

    /** Every word followed by every letter of a column, as long as the loss stays within the limit. */
    Words extended(Losses columns, int column, double[] frequencies, long limit) {
        int longest = 1;
        for (int a = 0; a < frequencies.length; a++) {
            longest += within(limit - columns.at(column, a));
        }
        Words longer = new Words(longest);
        for (int a = 0; a < frequencies.length; a++) {
            long more = columns.at(column, a);
            for (int i = 0; i < size; i++) {
                if (losses[i] <= limit - more) {
                    longer.add(losses[i] + more, masses[i] * frequencies[a]);
                }
            }
        }
        return longer;
    }

    private int within(long limit) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += losses[i] <= limit ? 1 : 0;
        }
        return count;
    }

    /** The same words, smallest loss first. */
    Words sorted() {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, losses[i]);
            most = Math.max(most, losses[i]);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size);
        return size == 0 || most - least < Long.MAX_VALUE >> bits ? sortedBeside(least, bits) : sortedByIndex();
    }

    /** Loss and index fit into one number: so for nearly all motifs, and five times as fast. */
    private Words sortedBeside(long least, int bits) {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = losses[i] - least << bits | i;
        }
        Arrays.sort(order);
        Words sorted = new Words(Math.max(1, size));
        for (long entry : order) {
            int from = (int) (entry & (1L << bits) - 1);
            sorted.add(losses[from], masses[from]);
        }
        return sorted;
    }

    private Words sortedByIndex() {
        Integer[] indexes = new Integer[size];
        Arrays.setAll(indexes, i -> i);
        Arrays.sort(indexes, (x, y) -> Long.compare(losses[x], losses[y]));
        Words sorted = new Words(Math.max(1, size));
        for (int from : indexes) {
            sorted.add(losses[from], masses[from]);
        }
        return sorted;
    }
}
