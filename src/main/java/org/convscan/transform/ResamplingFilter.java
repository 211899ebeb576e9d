package org.convscan.transform;

import java.util.Arrays;
import org.convscan.track.SlidingSums;

/**
 * The windowed sinc that a signal of one rate is read with at the times of another. Linear phase: an output column at time t is a
 * weighted sum of the input columns around t, symmetric, and the weights add up to 1. Everything above half the lower of both rates
 * is taken out (by 60 dB), everything below 0.7 of that is kept. Immutable.
 */
final class ResamplingFilter {
    /** Zero crossings of the sinc on either side. */
    private static final int CROSSINGS = 12;

    /** Kaiser's window for 60 dB (Kaiser and Schafer, IEEE Trans. ASSP 28:105-107, 1980): 0.1102 (60 - 8.7). */
    private static final double BETA = 5.653;

    /** Middle of the transition, so that it ends at half the lower rate: 60 dB with 24 columns need 0.3 of the band. */
    private static final double CUTOFF = 0.85;

    /** Times between two input columns that are told apart where the ratio of the rates is no simple one. */
    private static final int MOST_PHASES = 4096;

    private final double step;
    private final int phases;
    private final boolean exact;
    /** Input columns between outputs that use the same weights. */
    private final int stride;
    private final int reach;
    private final float[][] weights;

    /**
     * @param from columns in a second that there are
     * @param to columns in a second that are wanted
     */
    ResamplingFilter(double from, double to) {
        this.step = from / to;
        this.phases = phases(step);
        this.exact = phases < MOST_PHASES;
        this.stride = exact ? (int) Math.round(step * phases) : 1;
        // At the same rate the sinc of the whole band is 1 at its middle and 0 at all other columns: nothing changes.
        double band = step == 1 ? 1 : CUTOFF;
        this.reach = (int) Math.ceil(CROSSINGS * Math.max(1, step) / band);
        this.weights = new float[phases][];
        for (int phase = 0; phase < phases; phase++) {
            weights[phase] = weights((double) phase / phases, band * Math.min(1, 1 / step), reach);
        }
    }

    /** The smallest number of equal steps between input columns that all outputs fall on; else very many. */
    private static int phases(double step) {
        for (int phases = 1; phases < MOST_PHASES; phases++) {
            if (Math.abs(step * phases - Math.rint(step * phases)) < 1e-9 * phases) {
                return phases;
            }
        }
        return MOST_PHASES;
    }

    private static float[] weights(double offset, double cutoff, int reach) {
        double[] exact = new double[2 * reach];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double x = i - (reach - 1) - offset;
            double inside = 1 - x * x / ((double) reach * reach);
            exact[i] = inside <= 0 ? 0 : sinc(cutoff * x) * bessel(BETA * Math.sqrt(inside));
            sum += exact[i];
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-12 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The modified Bessel function of order 0, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    /** Input columns that an output reads before its own time, and as many behind it. */
    int reach() {
        return reach;
    }

    /** How many outputs a line of so many columns gives: one for each time that is not behind the line. */
    long outputs(long columns) {
        long count = (long) Math.ceil(columns / step);
        while (count > 0 && ticks(count - 1) / phases >= columns) {
            count--;
        }
        while (ticks(count) / phases < columns) {
            count++;
        }
        return count;
    }

    /** When an output is, in phases from the line's start. */
    private long ticks(long output) {
        return Math.round(output * step * phases);
    }

    /** The first input column that an output reads. */
    long first(long output) {
        return ticks(output) / phases - (reach - 1);
    }

    /** What {@link #fill} keeps from one stretch to the next: one for each line. */
    SlidingSums sums() {
        return new SlidingSums(stride);
    }

    /**
     * Computes outputs one behind the other.
     *
     * @param at index in the line of the column {@link #first} of the first of them
     */
    void fill(long first, int count, float[] line, int at, float[] outputs, SlidingSums sums) {
        if (exact && count > 4 * phases) {
            sideBySide(first, count, line, at, outputs, sums);
            return;
        }
        for (int i = 0; i < count; i++) {
            outputs[i] = sum(weightsOf(first + i), line, at + (int) (first(first + i) - first(first)), stride);
        }
    }

    private float[] weightsOf(long output) {
        return weights[(int) (ticks(output) % phases)];
    }

    private void sideBySide(long first, int count, float[] line, int at, float[] outputs, SlidingSums sums) {
        int farthest = (int) (first(first + phases - 1) - first(first));
        int end = at + (int) (first(first + count - 1) - first(first)) + 2 * reach;
        sums.deal(line, at, end, (count + phases - 1) / phases, farthest + 2 * reach);
        float[] row = new float[sums.length()];
        for (int i = 0; i < phases; i++) {
            int behind = (int) (first(first + i) - first(first));
            for (int r = 0; r < sums.rows(); r++) {
                Arrays.fill(row, 0);
                sums.add(weightsOf(first + i), behind, r, row);
                sums.put(r, row, outputs, i, phases, (count - i + phases - 1) / phases);
            }
        }
    }

    /** The same sum as the one side by side, in the same order. */
    private static float sum(float[] row, float[] line, int at, int stride) {
        float sum = 0;
        for (int r = 0; r < Math.min(stride, row.length); r++) {
            int i = r;
            for (; i + 3 * stride < row.length; i += 4 * stride) {
                int from = at + i;
                sum += row[i] * line[from] + row[i + stride] * line[from + stride]
                        + (row[i + 2 * stride] * line[from + 2 * stride] + row[i + 3 * stride] * line[from + 3 * stride]);
            }
            for (; i < row.length; i += stride) {
                sum += row[i] * line[at + i];
            }
        }
        return sum;
    }
}
