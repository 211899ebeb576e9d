package org.convscan.report;

/**
 * How many things lie where along a line whose length is not known yet: a bin is a power of two of columns, at first one
 * column, and doubles when there would be more than {@link #MOST} bins. So memory is bounded, and the result depends on the
 * columns alone, not on the order or the pieces in which they came.
 */
final class Bins {
    static final int MOST = 512;

    private final long origin;
    private long[] counts;
    private int shift;
    private int used;

    /** Over the columns [origin, end). */
    Bins(long origin, long end) {
        this.origin = origin;
        while (bin(Math.max(origin, end - 1)) >= MOST) {
            shift++;
        }
        this.used = end > origin ? bin(end - 1) + 1 : 0;
        this.counts = new long[used];
    }

    private int bin(long column) {
        return (int) Math.min(Integer.MAX_VALUE, (column >> shift) - (origin >> shift));
    }

    /** A bin holds two to this power of columns, and starts at a multiple of that. */
    int shift() {
        return shift;
    }

    int size() {
        return used;
    }

    long count(int bin) {
        return counts[bin];
    }

    void add(long column) {
        counts[bin(column)]++;
    }

    /** Makes room for the columns up to {@code end}. */
    void reach(long end) {
        while (bin(end - 1) >= MOST) {
            coarsen();
        }
        if (end > origin && bin(end - 1) >= used) {
            used = bin(end - 1) + 1;
            if (used > counts.length) {
                counts = java.util.Arrays.copyOf(counts, Math.min(MOST, Math.max(used, counts.length * 2)));
            }
        }
    }

    /** Doubles the width of the bins. */
    void coarsen() {
        long first = origin >> shift;
        int size = used == 0 ? 0 : (int) ((first + used - 1 >> 1) - (first >> 1)) + 1;
        long[] wider = new long[size];
        for (int i = 0; i < used; i++) {
            wider[(int) ((first + i >> 1) - (first >> 1))] += counts[i];
        }
        counts = wider;
        used = size;
        shift++;
    }

    /** Adds a stretch of the same line, which ends within what this one has reached. */
    void add(Bins stretch) {
        while (shift < stretch.shift) {
            coarsen();
        }
        int by = shift - stretch.shift;
        long first = stretch.origin >> stretch.shift;
        for (int i = 0; i < stretch.used; i++) {
            if (stretch.counts[i] != 0) {
                counts[(int) ((first + i >> by) - (origin >> shift))] += stretch.counts[i];
            }
        }
    }

    long highest() {
        long highest = 0;
        for (int i = 0; i < used; i++) {
            highest = Math.max(highest, counts[i]);
        }
        return highest;
    }
}
