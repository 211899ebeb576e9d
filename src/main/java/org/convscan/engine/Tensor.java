package org.convscan.engine;

import java.util.Arrays;

/**
 * Numbers in a box of some dimensions, the last running fastest. The arrays are shared, not copied: whoever makes a tensor or
 * reads one leaves them as they are.
 *
 * @param shape its sizes; empty for a single number
 */
public record Tensor(long[] shape, float[] values) {
    public Tensor {
        if (elements(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " numbers do not fill " + Arrays.toString(shape));
        }
    }

    public static Tensor of(float[] values, long... shape) {
        return new Tensor(shape, values);
    }

    /** What a box of this shape holds. */
    public static long elements(long... shape) {
        long product = 1;
        for (long size : shape) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && Arrays.equals(shape, tensor.shape) && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
