package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * How high patterns score that are not there: from decoys that were searched on the same lines. A line's own decoys say where its
 * scores lie, which depends on its length and its noise; how far single ones lie above that is pooled over lines. What at least one
 * in twenty reaches is counted; further up an exponential goes on, whose mean is that of the twentieth: scores thin out faster than
 * that, so it errs on the safe side. (A Gumbel distribution fitted to all of them gave a fifth to two thirds of the hundredths that there
 * should be: docs/nanopore.md.)
 * For one thread.
 */
public final class DecoyNull {
    /** The part of the decoys that the exponential is fitted to, and how many they are at least. */
    private static final double TAIL = 0.05;
    private static final int LEAST_TAIL = 20;

    /** Below this mean of the tail, in bits, nothing is told apart: lines on which all decoys score alike, as flat ones. */
    private static final double LEAST_SPREAD = 0.1;

    private final List<Double> deviations = new ArrayList<>();
    private double[] sorted;
    private double tailStart;
    private double tailShare;
    private double tailMean;

    /** The mean of a line's decoys. */
    public static double mean(double[] decoys) {
        double sum = 0;
        for (double decoy : decoys) {
            sum += decoy;
        }
        return sum / decoys.length;
    }

    /** One line's decoys, two or more: each one's distance to the mean of the others. */
    public void add(double[] decoys) {
        if (decoys.length < 2) {
            throw new IllegalArgumentException("a line has two decoys or more");
        }
        double mean = mean(decoys);
        for (double decoy : decoys) {
            deviations.add((decoy - mean) * decoys.length / (decoys.length - 1));
        }
        sorted = null;
    }

    /** Decoys so far, on all lines. */
    public int size() {
        return deviations.size();
    }

    /** The chance that a pattern which is not there scores as far above the mean of a line's decoys. */
    public double pvalue(double score, double mean) {
        if (sorted == null) {
            fit();
        }
        double above = score - mean;
        if (above > tailStart) {
            return tailShare * Math.exp(-(above - tailStart) / tailMean);
        }
        return (1.0 + sorted.length - below(above)) / (sorted.length + 1);
    }

    /** How many decoys lie below. */
    private int below(double deviation) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < deviation) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void fit() {
        sorted = deviations.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int tail = Math.min(sorted.length - 1, Math.max(LEAST_TAIL, (int) (TAIL * sorted.length)));
        tailStart = sorted[sorted.length - 1 - tail];
        double sum = 0;
        for (int i = sorted.length - tail; i < sorted.length; i++) {
            sum += sorted[i] - tailStart;
        }
        tailShare = (tail + 1.0) / (sorted.length + 1);
        tailMean = Math.max(LEAST_SPREAD, sum / tail);
    }
}
