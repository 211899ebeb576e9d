package org.convscan.stats;

import java.util.Arrays;

/**
 * The upper tail of a kernel's score distribution under a background, as far down as hits go: a table of steps, from the best
 * score (step 0) down, each with the probability that a window of background scores at least as high. Immutable.
 */
public final class Tail {
    /*
     * A listed tail's edges by their distance from the best one. They are cut into about as many parts of equal length as there are
     * edges, and starts[part] is the first edge in a part: few are left to search there.
     */
    private final long threshold;
    private final long top;
    private final long spacing;
    private final long[] depths;
    private final int[] starts;
    private final int shift;
    private final double[] pvalues;

    /** The arrays are the tail's own from here on; depths rise, or are none where steps are spaced. */
    Tail(long threshold, long top, long spacing, long[] depths, double[] pvalues) {
        this.threshold = threshold;
        this.top = top;
        this.spacing = spacing;
        this.depths = depths;
        this.pvalues = pvalues;
        long deepest = depths.length == 0 ? 0 : depths[depths.length - 1];
        this.shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(deepest / Math.max(1, depths.length)) - 1);
        this.starts = new int[(int) (deepest >>> shift) + 2];
        for (int i = 0, part = 0; part < starts.length; part++) {
            while (i < depths.length && depths[i] >>> shift < part) {
                i++;
            }
            starts[part] = i;
        }
    }

    /**
     * @param threshold the lowest score that is a hit, or {@link org.convscan.engine.Engine#NEVER}
     * @param edges lowest score of each step, falling strictly
     * @param pvalues rising with the steps; the tail's own from here on
     */
    static Tail of(long threshold, long[] edges, double[] pvalues) {
        long[] depths = new long[edges.length];
        for (int i = 0; i < edges.length; i++) {
            depths[i] = edges[0] - edges[i];
        }
        return new Tail(threshold, edges[0], 0, depths, pvalues);
    }

    /**
     * A tail of equal steps: the lowest score of step i is {@code top - i * spacing}.
     *
     * @param pvalues rising with the steps; the tail's own from here on
     */
    static Tail spaced(long threshold, long top, long spacing, double[] pvalues) {
        return new Tail(threshold, top, spacing, new long[0], pvalues);
    }

    /** The lowest score that is a hit, or {@link org.convscan.engine.Engine#NEVER} when the p-value cannot be reached. */
    public long threshold() {
        return threshold;
    }

    long top() {
        return top;
    }

    long spacing() {
        return spacing;
    }

    /** Its own, not a copy. */
    long[] depths() {
        return depths;
    }

    /** Its own, not a copy. */
    double[] pvalues() {
        return pvalues;
    }

    public int steps() {
        return pvalues.length;
    }

    /** The step that a score lies on; scores below the last edge count as the last step. */
    public int step(long score) {
        if (spacing > 0) {
            long step = score >= top ? 0 : (top - score + spacing - 1) / spacing;
            return (int) Math.min(step, pvalues.length - 1);
        }
        long depth = Math.max(0, top - score);
        int part = (int) Math.min(depth >>> shift, starts.length - 2);
        int found = Arrays.binarySearch(depths, starts[part], starts[part + 1], depth);
        return Math.min(found >= 0 ? found : -found - 1, pvalues.length - 1);
    }

    /** Probability that a window of background reaches this step. */
    public double pvalue(int step) {
        return pvalues[step];
    }
}
