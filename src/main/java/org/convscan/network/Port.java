package org.convscan.network;

import java.util.List;

/**
 * What a model reads or gives.
 *
 * @param type of its numbers, as TensorProto.DataType numbers it; 1 is float
 * @param shape {@link #FREE} where the size is not fixed; empty when nothing is said
 */
public record Port(String name, int type, List<Long> shape) {
    public static final long FREE = -1;

    public Port {
        shape = List.copyOf(shape);
    }
}
