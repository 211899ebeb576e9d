package org.convscan.network;

import java.util.Arrays;

/** Matrix products and recurrent layers. */
final class DenseOperators {
    private static final Reach.Everything RECURRENT = new Reach.Everything("is recurrent and needs the whole track at once");

    private DenseOperators() {}

    static Flow gemm(Call call) {
        Flow a = call.in(0);
        boolean turnedA = call.operator().whole("transA", 0) != 0;
        boolean turnedB = call.operator().whole("transB", 0) != 0;
        long[] b = call.in(1).shape();
        if (a.rank() != 2 || b.length != 2 || a.size(turnedA ? 0 : 1) != b[turnedB ? 1 : 0]) {
            throw call.misfit("with weights " + Arrays.toString(b) + " does not fit on " + Arrays.toString(a.shape()));
        }
        long[] shape = {a.size(turnedA ? 1 : 0), b[turnedB ? 0 : 1]};
        boolean byColumn = a.axis() == (turnedA ? 1 : 0);
        return product(call, byColumn, 0, shape);
    }

    static Flow matMul(Call call) {
        Flow a = call.in(0);
        Flow b = call.in(1);
        if (a.rank() < 2 || b.rank() < 2 || a.size(-1) != b.size(-2)) {
            throw call.misfit("does not fit on " + Arrays.toString(a.shape()) + " and " + Arrays.toString(b.shape()));
        }
        Flow large = a.rank() >= b.rank() ? a : b;
        long[] shape = large.shape().clone();
        shape[shape.length - 2] = a.size(-2);
        shape[shape.length - 1] = b.size(-1);
        if (!a.isFixed() && !b.isFixed()) {
            return product(call, false, Flow.NONE, shape);
        }
        Flow x = a.isFixed() ? b : a;
        int axis = x.axis() + shape.length - x.rank();
        int summed = shape.length - (a.isFixed() ? 2 : 1);
        return product(call, x.axis() >= 0 && axis != summed, axis, shape);
    }

    /** A sum over the channels of each column, or over everything. */
    private static Flow product(Call call, boolean byColumn, int axis, long... shape) {
        boolean line = call.inputs().stream().anyMatch(flow -> flow != null && flow.axis() != Flow.NONE);
        if (byColumn) {
            return call.out(Reach.SAME, axis, shape);
        }
        return line ? call.everything(shape) : call.out(Reach.SAME, Flow.NONE, shape);
    }

    /** The sequence of states; the last states are what else comes out. */
    static Flow[] recurrent(Call call) {
        long[] x = call.in(0).shape();
        long[] recurrence = call.in(2).shape();
        if (x.length != 3 || recurrence.length != 3) {
            throw call.misfit("does not fit on " + Arrays.toString(x));
        }
        boolean batchFirst = call.operator().whole("layout", 0) != 0;
        long hidden = recurrence[2];
        long directions = recurrence[0];
        long[] all = batchFirst
                ? new long[] {x[0], x[1], directions, hidden}
                : new long[] {x[0], directions, x[1], hidden};
        long[] last = batchFirst ? new long[] {x[0], directions, hidden} : new long[] {directions, x[1], hidden};
        Flow states = call.out(RECURRENT, Flow.NONE, all);
        Flow state = new Flow(last, Flow.NONE, states.part(), null, null);
        return new Flow[] {states, state, state};
    }
}
