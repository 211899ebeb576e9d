package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * How high patterns score that are not there: from decoys that were searched on the same lines. A line's own decoys say where its
 * scores lie, which depends on its length and its noise; how far single ones lie above that is pooled over lines, and a Gumbel
 * distribution (that of the greatest of many) is fitted to it by its moments. For one thread.
 */
public final class DecoyNull {
    private static final double EULER = 0.5772156649015329;

    /** Below this spread of scores, in bits, nothing is told apart: lines on which all decoys score alike, as flat ones. */
    private static final double LEAST_SPREAD = 0.1;

    private final List<Double> deviations = new ArrayList<>();
    private double location = Double.NaN;
    private double scale;

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
        location = Double.NaN;
    }

    /** Decoys so far, on all lines. */
    public int size() {
        return deviations.size();
    }

    /** The chance that a pattern which is not there scores as far above the mean of a line's decoys. */
    public double pvalue(double score, double mean) {
        if (Double.isNaN(location)) {
            fit();
        }
        return -Math.expm1(-Math.exp(-(score - mean - location) / scale));
    }

    private void fit() {
        double sum = 0;
        double squares = 0;
        for (double deviation : deviations) {
            sum += deviation;
            squares += deviation * deviation;
        }
        int n = Math.max(1, deviations.size());
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(squares / n - mean * mean, LEAST_SPREAD * LEAST_SPREAD));
        scale = deviation * Math.sqrt(6) / Math.PI;
        location = mean - EULER * scale;
    }
}
