package org.convscan.transform;

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

    /**
     * Computes outputs one behind the other.
     *
     * @param at index in the line of the column {@link #first} of the first of them
     */
    void fill(long first, int count, float[] line, int at, float[] outputs) {
        boolean sideBySide = exact && count > 4 * phases;
        for (int i = 0; i < (sideBySide ? phases : count); i++) {
            float[] row = weights[(int) (ticks(first + i) % phases)];
            int from = at + (int) (first(first + i) - first(first));
            if (sideBySide) {
                sum(row, line, from, outputs, i, (count - i + phases - 1) / phases);
            } else {
                outputs[i] = sum(row, line, from);
            }
        }
    }

    private static float sum(float[] row, float[] line, int at) {
        float sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * line[at + i];
        }
        return sum;
    }

    /**
     * Sums of the same weights, each in the same order as one by itself, but side by side, which processors do several times as
     * fast: the line is dealt out into several lines first, so that neighbours are read for neighbours.
     */
    private void sum(float[] row, float[] line, int from, float[] outputs, int first, int count) {
        int stride = (int) Math.round(step * phases);
        float[] sums = new float[count];
        float[][] lines = new float[Math.min(stride, row.length)][];
        for (int r = 0; r < lines.length; r++) {
            int turns = (row.length - r + stride - 1) / stride;
            lines[r] = dealt(line, from + r, stride, count + turns - 1);
        }
        for (int i = 0; i < row.length; i++) {
            add(row[i], lines[i % stride], i / stride, sums);
        }
        for (int i = 0; i < count; i++) {
            outputs[first + i * phases] = sums[i];
        }
    }

    private static float[] dealt(float[] line, int from, int stride, int count) {
        float[] dealt = new float[count];
        for (int i = 0; i < count; i++) {
            dealt[i] = line[from + i * stride];
        }
        return dealt;
    }

    private static void add(float weight, float[] values, int from, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * values[from + i];
        }
    }
}
