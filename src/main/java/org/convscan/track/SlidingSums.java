package org.convscan.track;

/**
 * Weighted sums along a line, a step of columns apart: sum j is that of columns j x step, j x step + 1, ... under the weights. Several
 * sets of weights may go along the same line. Sums of the same weights are computed side by side, which processors do several times
 * as fast as one by one; each is added up in an order of its own, which no other sum and no stretch changes. For one thread;
 * keeps its memory.
 *
 * <p>The line is dealt out so that what neighbouring sums read stands at the same index of equal lines: Java computes side by side
 * only where all arrays are read alike. Sum j stands in row {@code j % rows()} at index {@code j / rows()}.
 */
public final class SlidingSums {
    /** Sums in a row: long beside what a loop takes to begin, and few enough that the first caches hold what they read. */
    private static final int LENGTH = 256;

    private final int step;
    private float[][] dealt = new float[0][0];
    private int rows;
    private int length;
    private int group;

    /** @param step columns from one sum to the next */
    public SlidingSums(int step) {
        this.step = step;
    }

    /**
     * Takes a stretch of a line.
     *
     * @param at index of the first column of sum 0
     * @param end behind the last column that may be read
     * @param count of sums
     * @param reach columns that sum 0 reads at most
     */
    public void deal(float[] line, int at, int end, int count, int reach) {
        rows = Math.max(1, count / LENGTH);
        length = (count + rows - 1) / rows;
        group = step * rows;
        int needed = step * (rows - 1) + reach;
        // Lines behind the group are its lines again, some places on.
        int further = (needed - 1) / group;
        room(needed, length + further);
        for (int q = 0; q < Math.min(group, needed); q++) {
            deal(line, at + q, end, dealt[q], Math.min(length + further, (end - at - q + group - 1) / group));
        }
        for (int q = group; q < needed; q++) {
            System.arraycopy(dealt[q % group], q / group, dealt[q], 0, length);
        }
    }

    private void deal(float[] line, int from, int end, float[] target, int count) {
        for (int i = 0, at = from; i < count; i++, at += group) {
            target[i] = line[at];
        }
    }

    private void room(int lines, int columns) {
        if (dealt.length < lines || dealt[0].length < columns) {
            dealt = new float[Math.max(lines, dealt.length)][columns];
        }
    }

    public int rows() {
        return rows;
    }

    /** Sums in a row; behind the last one of all are numbers without a meaning. */
    public int length() {
        return length;
    }

    /**
     * Adds to the sums of a row.
     *
     * @param offset how many columns behind its first a sum begins
     */
    public void add(float[] weights, int offset, int row, float[] target) {
        int first = row * step + offset;
        for (int r = 0; r < Math.min(step, weights.length); r++) {
            int i = r;
            for (; i + 3 * step < weights.length; i += 4 * step) {
                int q = first + i;
                addFour(weights[i], weights[i + step], weights[i + 2 * step], weights[i + 3 * step],
                        dealt[q], dealt[q + step], dealt[q + 2 * step], dealt[q + 3 * step], target, length);
            }
            for (; i < weights.length; i += step) {
                add(weights[i], dealt[first + i], target, length);
            }
        }
    }

    /** Puts the first {@code count} of all sums, as far as they are in this row, to every {@code apart}th place of a line. */
    public void put(int row, float[] values, float[] target, int first, int apart, int count) {
        int far = apart * rows;
        for (int i = 0, j = row, to = first + row * apart; j < count; i++, j += rows, to += far) {
            target[to] = values[i];
        }
    }

    private static void addFour(float a, float b, float c, float d, float[] one, float[] two, float[] three, float[] four, float[] sums,
            int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += a * one[i] + b * two[i] + (c * three[i] + d * four[i]);
        }
    }

    private static void add(float weight, float[] values, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += weight * values[i];
        }
    }
}
