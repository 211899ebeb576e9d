package org.convscan.stats;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.convscan.kernel.Kernel;
import org.convscan.scan.TileHits;

/**
 * How many hits lie on each step of each motif's {@link Tail}, and how many windows were tested: all that q-values need, in
 * memory that does not grow with either. Safe for use by several threads.
 */
public final class HitCounts implements StepCounts {
    private final List<Tail> tails;
    private final AtomicLongArray[] counts;
    private final int[] widths;
    private final AtomicLongArray starts;

    /** @param tails one a motif */
    public HitCounts(List<Tail> tails, org.convscan.kernel.KernelBank bank) {
        this.tails = List.copyOf(tails);
        this.counts = new AtomicLongArray[tails.size()];
        Arrays.setAll(counts, m -> new AtomicLongArray(tails.get(m).steps()));
        this.widths = bank.kernels().stream().mapToInt(Kernel::width).distinct().sorted().toArray();
        this.starts = new AtomicLongArray(widths.length);
    }

    /** Counts a tile's hits and the windows it tested. */
    public void add(TileHits tile) {
        for (int w = 0; w < widths.length; w++) {
            starts.addAndGet(w, tile.starts(widths[w]));
        }
        for (int i = 0; i < tile.size(); i++) {
            int motif = tile.bank().motif(tile.kernel(i));
            counts[motif].incrementAndGet(tails.get(motif).step(tile.score(i)));
        }
    }

    /** Windows of a width in all lines, on one strand. */
    public long windows(int width) {
        return starts.get(Arrays.binarySearch(widths, width));
    }

    @Override
    public int motifs() {
        return counts.length;
    }

    @Override
    public int steps(int motif) {
        return tails.get(motif).steps();
    }

    @Override
    public double pvalue(int motif, int step) {
        return tails.get(motif).pvalue(step);
    }

    @Override
    public long hits(int motif, int step) {
        return counts[motif].get(step);
    }

    /** Hits of a motif. */
    public long hits(int motif) {
        long sum = 0;
        for (int step = 0; step < tails.get(motif).steps(); step++) {
            sum += hits(motif, step);
        }
        return sum;
    }
}
