package org.convscan.network;

import java.util.Arrays;
import org.convscan.engine.Tensor;

/** A model's output as rows of numbers, one row a channel, one number a column. */
final class Outputs {
    private final Tensor tensor;
    private final int outer;
    private final int columns;
    private final int inner;

    /** @param axis dimension of the columns; -1 where each line has one column only */
    Outputs(Tensor tensor, int axis) {
        long[] shape = tensor.shape();
        this.tensor = tensor;
        this.columns = axis < 0 ? 1 : Math.toIntExact(shape[axis]);
        this.outer = product(shape, 1, axis < 0 ? shape.length : axis);
        this.inner = axis < 0 ? 1 : product(shape, axis + 1, shape.length);
    }

    private static int product(long[] shape, int from, int to) {
        return from >= to ? 1 : Math.toIntExact(Arrays.stream(shape, from, to).reduce(1, Math::multiplyExact));
    }

    int columns() {
        return columns;
    }

    /** Columns [from, to) of a line of the batch, by channel. */
    float[][] rows(int line, int from, int to) {
        float[][] rows = new float[outer * inner][to - from];
        int start = line * outer * columns * inner;
        for (int c = 0; c < rows.length; c++) {
            if (inner == 1) {
                System.arraycopy(tensor.values(), start + c * columns + from, rows[c], 0, to - from);
                continue;
            }
            for (int o = from; o < to; o++) {
                rows[c][o - from] = tensor.values()[start + (c / inner * columns + o) * inner + c % inner];
            }
        }
        return rows;
    }
}
