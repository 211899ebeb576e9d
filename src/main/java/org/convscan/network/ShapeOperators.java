package org.convscan.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Operators that arrange numbers anew, those that combine values number by number, and those that sum up dimensions. */
final class ShapeOperators {
    private ShapeOperators() {}

    /** Number by number, small shapes repeated to fit large ones. */
    static Flow broadcast(Call call) {
        int rank = call.inputs().stream().mapToInt(Flow::rank).max().orElseThrow();
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        int axis = Flow.NONE;
        for (Flow flow : call.inputs()) {
            int shift = rank - flow.rank();
            for (int i = 0; i < flow.rank(); i++) {
                long size = flow.size(i);
                if (size != 1 && shape[shift + i] != 1 && size != shape[shift + i]) {
                    throw call.misfit("does not fit on " + shapes(call));
                }
                shape[shift + i] = size == 1 ? shape[shift + i] : size;
            }
            axis = flow.axis() >= 0 ? joined(call, axis, flow.axis() + shift) : flow.axis() == Flow.FLATTENED ? flow.axis() : axis;
        }
        return call.out(eachColumn(call, rank, axis), axis, shape);
    }

    private static int joined(Call call, int axis, int other) {
        if (axis >= 0 && axis != other) {
            throw call.misfit("joins lines that lie across each other");
        }
        return other;
    }

    private static Reach eachColumn(Call call, int rank, int axis) {
        for (Flow flow : call.inputs()) {
            int own = axis - (rank - flow.rank());
            if (axis >= 0 && flow.isFixed() && own >= 0 && flow.size(own) != 1) {
                return new Reach.Everything("holds a number for each column of the track");
            }
        }
        return Reach.SAME;
    }

    private static String shapes(Call call) {
        return String.join(" and ", call.inputs().stream().map(flow -> Arrays.toString(flow.shape())).toList());
    }

    /** Whole numbers that a graph computes with to find out shapes. */
    static Flow counted(Call call) {
        long[] a = call.in(0).wholes();
        long[] b = call.in(1).wholes();
        long[] result = new long[Math.max(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            long left = a[a.length == 1 ? 0 : i];
            long right = b[b.length == 1 ? 0 : i];
            result[i] = switch (call.operator().kind()) {
                case "Add" -> left + right;
                case "Sub" -> left - right;
                case "Mul" -> left * right;
                default -> {
                    if (right == 0) {
                        throw call.misfit("divides by zero");
                    }
                    yield left / right;
                }
            };
        }
        return Flow.list(result).with(call.in(a.length >= b.length ? 0 : 1).shape());
    }

    static Flow concat(Call call) {
        Flow first = call.in(0);
        if (call.inputs().stream().allMatch(flow -> flow.wholes() != null)) {
            // Longer than what is followed: Flow refuses it, but must not be given all of it.
            return Flow.list(call.inputs().stream().flatMapToLong(flow -> LongStream.of(flow.wholes())).limit(Flow.LONGEST + 1).toArray());
        }
        int at = call.axis(call.operator().whole("axis", 1));
        long[] shape = first.shape().clone();
        shape[at] = 0;
        int axis = Flow.NONE;
        Reach reach = Reach.SAME;
        for (Flow flow : call.inputs()) {
            long[] rest = flow.shape().clone();
            if (rest.length != shape.length) {
                throw call.misfit("does not fit on " + shapes(call));
            }
            shape[at] = Math.addExact(shape[at], rest[at]);
            rest[at] = shape[at];
            if (!Arrays.equals(rest, shape)) {
                throw call.misfit("does not fit on " + shapes(call));
            }
            axis = flow.axis() >= 0 ? joined(call, axis, flow.axis()) : flow.axis() == Flow.FLATTENED ? flow.axis() : axis;
        }
        if (axis == at && call.inputs().size() > 1) {
            reach = new Reach.Everything("joins lines end to end");
        }
        return call.out(reach == Reach.SAME ? eachColumn(call, shape.length, axis) : reach, axis, shape);
    }

    static Flow transpose(Call call) {
        Flow x = call.in(0);
        long[] order = call.operator().wholes("perm");
        if (order == null) {
            order = LongStream.range(0, x.rank()).map(i -> x.rank() - 1 - i).toArray();
        }
        long[] shape = new long[x.rank()];
        int axis = x.axis();
        for (int i = 0; i < shape.length; i++) {
            int from = call.axis(order[i]);
            shape[i] = x.size(from);
            axis = from == x.axis() ? i : axis;
        }
        return call.out(Reach.SAME, axis, shape);
    }

    static Flow flatten(Call call) {
        Flow x = call.in(0);
        int at = call.axis(call.operator().whole("axis", 1), x.rank() + 1);
        long before = Arrays.stream(x.shape(), 0, at).reduce(1, Math::multiplyExact);
        return reshaped(call, before, Arrays.stream(x.shape(), at, x.rank()).reduce(1, Math::multiplyExact));
    }

    static Flow reshape(Call call) {
        Flow x = call.in(0);
        long[] target = call.wholes("shape", 1);
        long[] shape = target.clone();
        int free = -1;
        long known = 1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 0 && call.operator().whole("allowzero", 0) == 0) {
                shape[i] = x.size(i);
            }
            if (shape[i] == -1) {
                free = i;
            } else {
                known = Math.multiplyExact(known, shape[i]);
            }
        }
        if (free >= 0 && known > 0) {
            shape[free] = x.elements() / known;
            known *= shape[free];
        }
        if (known != x.elements()) {
            throw call.misfit("to " + Arrays.toString(target) + " does not fit on " + Arrays.toString(x.shape()));
        }
        return x.wholes() != null ? Flow.list(x.wholes()).with(shape) : reshaped(call, shape);
    }

    /**
     * The line keeps its axis where a dimension of its size has as many numbers before it, and after it, as before. Where the numbers
     * of each column follow it in the same dimension, there are so many columns more.
     */
    private static Flow reshaped(Call call, long... shape) {
        Flow x = call.in(0);
        int axis = x.axis() >= 0 ? Flow.FLATTENED : x.axis();
        long before = 1;
        long wanted = x.axis() < 0 ? 0 : Arrays.stream(x.shape(), 0, x.axis()).reduce(1, Math::multiplyExact);
        for (int i = 0; i < shape.length && x.axis() >= 0; i++) {
            if (before == wanted && shape[i] == x.columns() && axis < 0) {
                axis = i;
            }
            before = Math.multiplyExact(before, shape[i]);
        }
        return axis == Flow.FLATTENED ? repeated(call, wanted, shape) : call.out(Reach.SAME, axis, shape);
    }

    private static Flow repeated(Call call, long wanted, long... shape) {
        Flow x = call.in(0);
        long each = Arrays.stream(x.shape(), x.axis() + 1, x.rank()).reduce(1, Math::multiplyExact);
        long before = 1;
        for (int i = 0; i < shape.length; i++) {
            // With rank 3 and up only: a model that makes one long row of everything means no line.
            if (before == wanted && each > 1 && i > 1 && shape[i] == Math.multiplyExact(x.columns(), each)) {
                return call.out(new Reach.Repeat(each), i, shape);
            }
            before = Math.multiplyExact(before, shape[i]);
        }
        return call.out(Reach.SAME, Flow.FLATTENED, shape);
    }

    static Flow squeeze(Call call) {
        Flow x = call.in(0);
        long[] named = call.wholes("axes", 1);
        List<Integer> dropped = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            int dimension = i;
            boolean meant = named == null
                    ? x.size(i) == 1
                    : Arrays.stream(named).anyMatch(axis -> call.axis(axis) == dimension);
            if (meant) {
                dropped.add(i);
            }
        }
        if (x.wholes() != null) {
            return x.with(LongStream.range(0, x.rank()).filter(i -> !dropped.contains((int) i)).map(i -> x.size((int) i)).toArray());
        }
        return without(call, dropped, Reach.SAME);
    }

    private static Flow without(Call call, List<Integer> dropped, Reach reach) {
        Flow x = call.in(0);
        long[] shape = new long[x.rank() - dropped.size()];
        int axis = x.axis() < 0 ? x.axis() : Flow.NONE;
        int at = 0;
        for (int i = 0; i < x.rank(); i++) {
            if (!dropped.contains(i)) {
                axis = i == x.axis() ? at : axis;
                shape[at++] = x.size(i);
            }
        }
        return call.out(reach, axis, shape);
    }

    static Flow unsqueeze(Call call) {
        Flow x = call.in(0);
        long[] axes = call.wholes("axes", 1);
        int rank = x.rank() + axes.length;
        boolean[] added = new boolean[rank];
        for (long axis : axes) {
            added[call.axis(axis, rank)] = true;
        }
        long[] shape = new long[rank];
        int at = 0;
        int line = x.axis() < 0 ? x.axis() : Flow.NONE;
        for (int i = 0; i < rank; i++) {
            line = !added[i] && at == x.axis() ? i : line;
            shape[i] = added[i] ? 1 : x.size(at++);
        }
        return x.wholes() != null ? x.with(shape) : call.out(Reach.SAME, line, shape);
    }

    static Flow reduce(Call call) {
        Flow x = call.in(0);
        long[] axes = call.operator().kind().startsWith("Arg")
                ? new long[] {call.operator().whole("axis", 0)}
                : call.wholes("axes", 1);
        int[] dimensions = axes == null || axes.length == 0 ? WindowOperators.all(x.rank()) : WindowOperators.axes(call, axes);
        boolean line = Arrays.stream(dimensions).anyMatch(i -> i == x.axis());
        Reach reach = line ? Reach.Everything.AT_ONCE : Reach.SAME;
        if (call.operator().whole("keepdims", 1) != 0) {
            long[] shape = x.shape().clone();
            Arrays.stream(dimensions).forEach(i -> shape[i] = 1);
            return call.out(reach, line ? Flow.NONE : x.axis(), shape);
        }
        return without(call, Arrays.stream(dimensions).boxed().toList(), reach);
    }

    static Flow gather(Call call) {
        Flow x = call.in(0);
        Flow indices = call.in(1);
        int at = call.axis(call.operator().whole("axis", 0));
        if (x.wholes() != null && indices.wholes() != null) {
            long[] picked = Arrays.stream(indices.wholes()).map(i -> x.wholes()[call.axis(i, x.wholes().length)]).toArray();
            return Flow.list(picked).with(indices.shape());
        }
        long[] shape = LongStream.concat(LongStream.concat(
                Arrays.stream(x.shape(), 0, at), LongStream.of(indices.shape())), Arrays.stream(x.shape(), at + 1, x.rank())).toArray();
        if (x.isFixed() && !indices.isFixed()) {
            return call.out(Reach.SAME, indices.axis() < 0 ? indices.axis() : indices.axis() + at, shape);
        }
        int axis = x.axis() > at ? x.axis() + indices.rank() - 1 : x.axis();
        return at == x.axis() ? call.everything(shape) : call.out(Reach.SAME, axis, shape);
    }
}
