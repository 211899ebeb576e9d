package org.convscan.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * One operator at work on what flows into it: makes the flows that come out, and the parts of the geometry.
 *
 * @param inputs null where an optional one is left out
 */
record Call(Operator operator, List<Flow> inputs, long opset, Geometry.Builder geometry) {
    /** Nothing that is traced is larger than this; 8 GB of floats. */
    private static final long MOST_ELEMENTS = 1L << 31;

    /** A graph that cannot be: the operator does not take what flows in. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(Operator operator, String what) {
            super(operator.label() + " " + what, null, false, false);
        }
    }

    Misfit misfit(String what) {
        return new Misfit(operator, what);
    }

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    Flow in(int input) {
        if (!has(input)) {
            throw misfit("lacks its input " + (input + 1));
        }
        return inputs.get(input);
    }

    /** Whole numbers that are an attribute in older models and an input in newer ones; null when neither is there. */
    long[] wholes(String attribute, int input) {
        if (operator.has(attribute)) {
            return operator.wholes(attribute);
        }
        if (!has(input)) {
            return null;
        }
        if (in(input).wholes() == null) {
            throw misfit("takes its " + attribute + " from what the model computes");
        }
        return in(input).wholes().clone();
    }

    /** The numbers of a small constant input; null when it is none. */
    float[] scales(int input) throws IOException {
        boolean constant = has(input) && in(input).learned() != null && in(input).learned().isFloats() && in(input).elements() <= 16;
        return constant ? in(input).learned().floats().values() : null;
    }

    /** What comes out with this shape, reaching so far; the line's columns lie along {@code axis}. */
    Flow out(Reach reach, int axis, long... shape) {
        for (long size : shape) {
            if (size < 0) {
                throw misfit("does not fit: it would give " + Arrays.toString(shape));
            }
        }
        try {
            if (Arrays.stream(shape).reduce(1, Math::multiplyExact) > MOST_ELEMENTS) {
                throw new ArithmeticException();
            }
        } catch (ArithmeticException e) {
            throw misfit("would give " + Arrays.toString(shape) + ", more than 2^31 numbers");
        }
        int[] from = inputs.stream()
                .filter(flow -> flow != null && !flow.isFixed())
                .mapToInt(Flow::part)
                .distinct()
                .toArray();
        int part = from.length == 0 ? Flow.FIXED : geometry.add(operator.label(), reach, from);
        return new Flow(shape, part == Flow.FIXED ? Flow.NONE : axis, part, null, null);
    }

    /** The first input, in its shape and along its axis, each column by itself. */
    Flow same() {
        return out(Reach.SAME, in(0).axis(), in(0).shape());
    }

    /** The whole line at once. */
    Flow everything(long... shape) {
        return out(Reach.Everything.AT_ONCE, Flow.NONE, shape);
    }

    int axis(long number, int rank) {
        if (number < -rank || number >= rank) {
            throw misfit("speaks of dimension " + number + " of " + rank);
        }
        return (int) (number < 0 ? number + rank : number);
    }

    int axis(long number) {
        return axis(number, in(0).rank());
    }
}
