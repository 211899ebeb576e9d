package org.convscan.network;

import java.util.Arrays;
import org.convscan.engine.Tensor;

/**
 * A set of numbers that a layer has learned, before it has learned them: its name, its shape and from where learning starts.
 *
 * @param name a path: {@code trunk.3.1.0.weight} is the weight of layer 0 in branch 1 of the trunk's layer 3
 * @param trainable whether gradients reach it; false for a batch normalisation's running mean and variance
 * @param centre mean of what it starts as
 * @param spread greatest distance from the centre: it starts as numbers drawn evenly from within
 */
public record Parameter(String name, boolean trainable, float centre, float spread, long... shape) {
    static Parameter drawn(String name, double spread, long... shape) {
        return new Parameter(name, true, 0, (float) spread, shape);
    }

    static Parameter constant(String name, boolean trainable, float value, long size) {
        return new Parameter(name, trainable, value, 0, size);
    }

    Parameter within(String path) {
        return new Parameter(path + "." + name, trainable, centre, spread, shape);
    }

    public long elements() {
        return Tensor.elements(shape);
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
