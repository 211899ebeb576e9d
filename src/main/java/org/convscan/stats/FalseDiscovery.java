package org.convscan.stats;

import java.util.Arrays;

/**
 * Q-values of p-values by Benjamini and Hochberg (J R Stat Soc B 1995, 57:289), over tests of which only the better ones were kept.
 * One at or below the threshold they were kept by is exact. Immutable.
 */
public final class FalseDiscovery {
    private final long tests;
    private final double[] pvalues;
    private final double[] qvalues;

    /**
     * @param pvalues belong to this from now on: there may be many
     * @param tests all of them, also those whose p-values are not here
     */
    public FalseDiscovery(double[] pvalues, long tests) {
        this.tests = tests;
        this.pvalues = pvalues;
        Arrays.sort(this.pvalues);
        this.qvalues = new double[pvalues.length];
        double least = 1;
        for (int i = qvalues.length - 1; i >= 0; i--) {
            least = Math.min(least, this.pvalues[i] * tests / (i + 1));
            qvalues[i] = least;
        }
    }

    /** Of a p-value among those given, or of one that lies between them and is as good as those below it allow. */
    public double at(double pvalue) {
        int at = Arrays.binarySearch(pvalues, pvalue);
        if (at >= 0) {
            return qvalues[at];
        }
        int below = -at - 1;
        double above = below < qvalues.length ? qvalues[below] : 1;
        double least = below > 0 ? qvalues[below - 1] : 0;
        return Math.max(least, Math.min(above, pvalue * tests / Math.max(1, below)));
    }
}
