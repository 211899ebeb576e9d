package org.convscan.format.fasta;

/** The stretches of a 2bit record that are N, or lower case: sorted, apart. Walked front to back. */
final class TwoBitBlocks {
    interface Action {
        void accept(long start, long end);
    }

    private final long[] starts;
    private final long[] sizes;
    private int next;

    TwoBitBlocks(long[] starts, long[] sizes) {
        this.starts = starts;
        this.sizes = sizes;
    }

    /** Gives the action what of the blocks lies in [from, to); the ranges of later calls lie behind. */
    void each(long from, long to, Action action) {
        for (int i = next; i < starts.length && starts[i] < to; i++) {
            long end = starts[i] + sizes[i];
            if (end > from) {
                action.accept(Math.max(starts[i], from), Math.min(end, to));
            }
            if (end <= to && i == next) {
                next++;
            }
        }
    }
}
