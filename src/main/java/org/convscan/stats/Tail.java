package org.convscan.stats;

/**
 * The upper tail of a kernel's score distribution under a background, as far down as hits go: a table of steps, from the best
 * score (step 0) down, each with the probability that a window of background scores at least as high. Immutable.
 */
public final class Tail {
    private final long threshold;
    private final long[] negatedEdges;
    private final double[] pvalues;

    /**
     * @param threshold the lowest score that is a hit, or {@link org.convscan.engine.Engine#NEVER}
     * @param edges lowest score of each step, falling strictly
     * @param pvalues rising with the steps
     */
    Tail(long threshold, long[] edges, double[] pvalues) {
        this.threshold = threshold;
        this.negatedEdges = new long[edges.length];
        for (int i = 0; i < edges.length; i++) {
            negatedEdges[i] = -edges[i];
        }
        this.pvalues = pvalues.clone();
    }

    /** The lowest score that is a hit, or {@link org.convscan.engine.Engine#NEVER} when the p-value cannot be reached. */
    public long threshold() {
        return threshold;
    }

    public int steps() {
        return pvalues.length;
    }

    /** The step that a score lies on; scores below the last edge count as the last step. */
    public int step(long score) {
        int found = java.util.Arrays.binarySearch(negatedEdges, -score);
        return Math.min(found >= 0 ? found : -found - 1, pvalues.length - 1);
    }

    /** Probability that a window of background reaches this step. */
    public double pvalue(int step) {
        return pvalues[step];
    }
}
