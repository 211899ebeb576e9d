package org.convscan.network;

import java.util.Arrays;

/** Operators that slide windows along the line, and those that cut it, pad it or stretch it. */
final class WindowOperators {
    private static final Reach.Everything STRIDE_AND_SAME = new Reach.Everything(
            "pads by auto_pad=SAME with a stride, which depends on the length of the whole track");

    private WindowOperators() {}

    /** A window's sizes along one dimension. */
    private record Sizes(long width, long stride, long dilation, long before, long after, boolean roundUp, boolean depends) {
        private Reach.Window reach() {
            return new Reach.Window((width - 1) * dilation + 1, stride, before, after, roundUp);
        }
    }

    static Flow convolution(Call call) {
        Flow x = call.in(0);
        long[] weight = call.in(1).shape();
        long groups = call.operator().whole("group", 1);
        if (x.rank() < 3 || weight.length != x.rank() || groups < 1 || x.size(1) != weight[1] * groups) {
            throw call.misfit("with weights " + Arrays.toString(weight) + " does not fit on " + Arrays.toString(x.shape()));
        }
        return slid(call, weight[0], Arrays.copyOfRange(weight, 2, weight.length));
    }

    static Flow pool(Call call) {
        long[] kernel = call.operator().wholes("kernel_shape");
        if (kernel == null || kernel.length != call.in(0).rank() - 2) {
            throw call.misfit("does not fit on " + Arrays.toString(call.in(0).shape()));
        }
        return slid(call, call.in(0).size(1), kernel);
    }

    private static Flow slid(Call call, long channels, long[] kernel) {
        Flow x = call.in(0);
        long[] shape = x.shape().clone();
        shape[1] = channels;
        Reach reach = x.axis() < 2 && !x.isFixed() ? Reach.Everything.AT_ONCE : Reach.SAME;
        for (int i = 0; i < kernel.length; i++) {
            Sizes sizes = sizes(call, kernel, i, shape[2 + i]);
            shape[2 + i] = sizes.reach().length(shape[2 + i]);
            if (shape[2 + i] < 1) {
                throw call.misfit("is " + kernel[i] + " wide and does not fit into " + x.size(2 + i));
            }
            if (x.axis() == 2 + i) {
                reach = sizes.depends ? STRIDE_AND_SAME : sizes.reach();
            }
        }
        return call.out(x.axis() == Flow.NONE ? Reach.SAME : reach, x.axis(), shape);
    }

    private static Sizes sizes(Call call, long[] kernel, int i, long length) {
        Operator operator = call.operator();
        long stride = at(call, "strides", i, 1, kernel.length);
        long dilation = at(call, "dilations", i, 1, kernel.length);
        if (kernel[i] < 1 || stride < 1 || dilation < 1 || kernel[i] > 1 << 24 || stride > 1 << 24 || dilation > 1 << 24) {
            throw call.misfit("has a window of impossible size");
        }
        boolean roundUp = operator.whole("ceil_mode", 0) != 0;
        String auto = operator.text("auto_pad", "NOTSET");
        if (auto.startsWith("SAME")) {
            long total = Math.max(0, (Math.floorDiv(length - 1, stride)) * stride + (kernel[i] - 1) * dilation + 1 - length);
            long small = total / 2;
            boolean upper = auto.equals("SAME_UPPER");
            return new Sizes(kernel[i], stride, dilation, upper ? small : total - small, upper ? total - small : small, false,
                    stride > 1);
        }
        long before = at(call, "pads", i, 0, 2 * kernel.length);
        long after = at(call, "pads", kernel.length + i, 0, 2 * kernel.length);
        return new Sizes(kernel[i], stride, dilation, before, after, roundUp, false);
    }

    private static long at(Call call, String attribute, int index, long otherwise, int size) {
        long[] values = call.operator().wholes(attribute);
        if (values == null || values.length == 0) {
            return otherwise;
        }
        if (values.length != size || values[index] < 0 || values[index] > 1 << 24) {
            throw call.misfit("has impossible " + attribute + " " + Arrays.toString(values));
        }
        return values[index];
    }

    static Flow transposed(Call call) {
        Flow x = call.in(0);
        long[] weight = call.in(1).shape();
        int spatial = x.rank() - 2;
        if (spatial < 1 || weight.length != x.rank() || x.size(1) != weight[0]) {
            throw call.misfit("with weights " + Arrays.toString(weight) + " does not fit on " + Arrays.toString(x.shape()));
        }
        long[] shape = x.shape().clone();
        shape[1] = Math.multiplyExact(weight[1], call.operator().whole("group", 1));
        Reach reach = Reach.SAME;
        for (int i = 0; i < spatial; i++) {
            long stride = at(call, "strides", i, 1, spatial);
            long span = (weight[2 + i] - 1) * at(call, "dilations", i, 1, spatial) + 1;
            long more = at(call, "output_padding", i, 0, spatial);
            Reach.Spread spread = new Reach.Spread(span, Math.max(1, stride), at(call, "pads", i, 0, 2 * spatial),
                    at(call, "pads", spatial + i, 0, 2 * spatial) - more);
            shape[2 + i] = spread.length(shape[2 + i]);
            if (x.axis() == 2 + i) {
                boolean other = !call.operator().text("auto_pad", "NOTSET").equals("NOTSET") || call.operator().has("output_shape");
                reach = other ? new Reach.Everything("pads by the length of the whole track") : spread;
            }
        }
        return call.out(reach, x.axis(), shape);
    }

    /** Global pooling: one number for each channel. */
    static Flow global(Call call) {
        long[] shape = call.in(0).shape().clone();
        Arrays.fill(shape, 2, shape.length, 1);
        return call.everything(shape);
    }

    static Flow pad(Call call) {
        Flow x = call.in(0);
        long[] pads = call.wholes("pads", 1);
        int[] axes = call.has(3) ? axes(call, call.wholes("axes", 3)) : all(x.rank());
        if (pads == null || pads.length != 2 * axes.length) {
            throw call.misfit("does not fit on " + Arrays.toString(x.shape()));
        }
        long[] shape = x.shape().clone();
        Reach reach = Reach.SAME;
        for (int i = 0; i < axes.length; i++) {
            long before = pads[i];
            long after = pads[axes.length + i];
            shape[axes[i]] = Math.addExact(shape[axes[i]], Math.addExact(before, after));
            if (axes[i] == x.axis()) {
                boolean mirrors = !call.operator().text("mode", "constant").equals("constant");
                // What mirrors the columns at the track's end reads that far into it.
                long more = mirrors ? 2 * Math.max(0, Math.max(before, after)) : 0;
                reach = new Reach.Window(1 + 2 * more, 1, before + more, after + more, false);
            }
        }
        return call.out(reach, x.axis(), shape);
    }

    static Flow slice(Call call) {
        Flow x = call.in(0);
        long[] starts = call.wholes("starts", 1);
        long[] ends = call.wholes("ends", 2);
        long[] named = call.wholes("axes", 3);
        int[] axes = named == null ? Arrays.copyOf(all(x.rank()), starts.length) : axes(call, named);
        long[] steps = call.has(4) ? call.wholes("steps", 4) : null;
        long[] shape = x.shape().clone();
        long[] list = x.wholes();
        Reach reach = Reach.SAME;
        for (int i = 0; i < axes.length; i++) {
            long step = steps == null ? 1 : steps[i];
            long size = x.size(axes[i]);
            long start = clamp(starts[i], size);
            long end = clamp(ends[i], size);
            if (step < 1) {
                reach = axes[i] == x.axis() ? new Reach.Everything("turns the track round") : reach;
                continue;
            }
            shape[axes[i]] = Math.max(0, -Math.floorDiv(start - end, step));
            if (axes[i] == x.axis()) {
                reach = starts[i] < 0
                        ? new Reach.Everything("cuts at a distance from the track's end")
                        : new Reach.Window(1, step, -start, end - size, false);
            }
            list = list != null && step == 1 ? Arrays.copyOfRange(list, (int) start, (int) Math.max(start, end)) : null;
        }
        if (x.isFixed() && list != null) {
            return Flow.list(list);
        }
        return call.out(reach, x.axis(), shape);
    }

    private static long clamp(long at, long size) {
        return Math.max(0, Math.min(size, at < 0 ? at + size : at));
    }

    static Flow resize(Call call, long[] sizes, float[] scales) {
        Flow x = call.in(0);
        long[] shape = x.shape().clone();
        Reach reach = Reach.SAME;
        for (int i = 0; i < shape.length; i++) {
            long size = sizes != null ? sizes[i] : (long) Math.floor(shape[i] * (double) scales[i]);
            if (i == x.axis()) {
                reach = stretched(call.operator(), shape[i], size);
            }
            shape[i] = size;
        }
        return call.out(reach, x.axis(), shape);
    }

    private static Reach stretched(Operator operator, long from, long to) {
        if (from == to) {
            return Reach.SAME;
        }
        String mode = operator.text("mode", "nearest");
        String transformation = operator.text("coordinate_transformation_mode", operator.kind().equals("Upsample")
                ? "asymmetric" : "half_pixel");
        boolean floor = transformation.equals("asymmetric")
                && (operator.kind().equals("Upsample") || operator.text("nearest_mode", "round_prefer_floor").equals("floor"));
        boolean centred = transformation.equals("half_pixel") || transformation.equals("pytorch_half_pixel");
        if (to % from == 0 && mode.equals("nearest") && (floor || centred)) {
            return new Reach.Repeat(to / from);
        }
        return new Reach.Everything("stretches the track by " + mode + " " + transformation + " from " + from + " to " + to);
    }

    static int[] axes(Call call, long[] axes) {
        return Arrays.stream(axes).mapToInt(call::axis).toArray();
    }

    static int[] all(int rank) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i);
        return axes;
    }
}
