package org.convscan.network;

import java.util.Arrays;

/**
 * A value of a traced graph: its shape for one line of a given length, and what it has of the line.
 *
 * @param shape null when not known
 * @param axis the dimension along which the line's columns lie; {@link #NONE} or {@link #FLATTENED}
 * @param part of the geometry; {@link #FIXED} when it does not depend on what the line holds
 * @param wholes what it holds, where those are few whole numbers that do not depend on the line; else null
 * @param learned the constant it is, where that can have been learned; else null
 */
record Flow(long[] shape, int axis, int part, long[] wholes, Constant learned) {
    static final int NONE = -1;
    /** The columns are there, but spread over a dimension that holds other things too. */
    static final int FLATTENED = -2;

    static final int FIXED = -1;

    /** Of dimensions, and of lists of numbers that are followed: a hostile graph could double them with each operator. */
    static final int LONGEST = 1024;

    Flow {
        if (shape != null && shape.length > LONGEST || wholes != null && wholes.length > LONGEST) {
            throw new ArithmeticException("a list of more than " + LONGEST + " numbers");
        }
    }

    static Flow fixed(long... shape) {
        return new Flow(shape, NONE, FIXED, null, null);
    }

    static Flow list(long... wholes) {
        return new Flow(new long[] {wholes.length}, NONE, FIXED, wholes, null);
    }

    boolean isFixed() {
        return part == FIXED;
    }

    int rank() {
        return shape.length;
    }

    long size(int dimension) {
        return shape[dimension < 0 ? dimension + shape.length : dimension];
    }

    long elements() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Columns of the line; 1 where there are none. */
    long columns() {
        return axis < 0 ? 1 : shape[axis];
    }

    Flow with(long... newShape) {
        return new Flow(newShape, axis, part, wholes, learned);
    }
}
