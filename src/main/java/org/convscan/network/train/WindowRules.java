package org.convscan.network.train;

import java.util.ArrayList;
import java.util.List;
import org.convscan.engine.ort.Graph;
import org.convscan.network.Layer;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Step;
import org.convscan.network.train.Tape.Value;

/** Layers that slide a window, forwards and backwards. */
final class WindowRules {
    private final Tape tape;
    private final Graph graph;

    WindowRules(Tape tape) {
        this.tape = tape;
        this.graph = tape.graph;
    }

    private static Graph.Node window(Graph.Node node, int width, int stride, int dilation, Padding padding) {
        return node.withAll("kernel_shape", width)
                .withAll("strides", stride)
                .withAll("dilations", dilation)
                .withAll("pads", padding.before(), padding.after());
    }

    private String[] learned(Step step, boolean bias, String from) {
        String weight = step.path() + ".weight";
        return bias ? new String[] {from, weight, step.path() + ".bias"} : new String[] {from, weight};
    }

    Value convolution(Step step, Layer.Convolution layer, String x, boolean learns) {
        String y = window(graph.op("Conv", learned(step, layer.bias(), x)), layer.width(), layer.stride(), layer.dilation(),
                layer.padding()).with("group", layer.groups()).out();
        return new Value(y, dy -> {
            if (learns) {
                tape.gradient(step.path() + ".weight", weightGradient(step, layer, x, dy));
                bias(step, layer.bias(), dy);
            }
        }, dy -> inputGradient(step, layer, dy));
    }

    private String inputGradient(Step step, Layer.Convolution layer, String dy) {
        String weight = step.path() + ".weight";
        int before = layer.span() - 1 - layer.padding().before();
        int after = layer.span() - 1 - layer.padding().after();
        if (layer.stride() == 1 && layer.groups() == 1 && before >= 0 && after >= 0) {
            // The kernel back to front; a convolution took a third of a transposed one's time.
            String reversed = tape.op("Slice", tape.turned(weight), graph.longs(-1), graph.longs(-layer.width() - 1L), graph.longs(2),
                    graph.longs(-1));
            return window(graph.op("Conv", dy, reversed), layer.width(), 1, layer.dilation(), new Padding(before, after)).out();
        }
        long whole = (step.output().length() - 1) * layer.stride() + layer.span() - layer.padding().total();
        return window(graph.op("ConvTranspose", dy, weight), layer.width(), layer.stride(), layer.dilation(), layer.padding())
                .withAll("output_padding", step.input().length() - whole)
                .with("group", layer.groups())
                .out();
    }

    private void bias(Step step, boolean present, String dy) {
        if (present) {
            tape.gradient(step.path() + ".bias", tape.sum(dy));
        }
    }

    private String weightGradient(Step step, Layer.Convolution layer, String x, String dy) {
        int channels = step.input().channels() / layer.groups();
        int filters = layer.filters() / layer.groups();
        String padded = padded(x, layer.padding());
        List<String> groups = new ArrayList<>();
        for (int group = 0; group < layer.groups(); group++) {
            String in = layer.groups() == 1 ? padded : tape.slice(padded, 1, (long) group * channels, (long) (group + 1) * channels);
            String out = layer.groups() == 1 ? dy : tape.slice(dy, 1, (long) group * filters, (long) (group + 1) * filters);
            groups.add(product(out, filters, step.output().length(), in, channels, layer.width(), layer.stride(), layer.dilation()));
        }
        return tape.concat(0, groups);
    }

    private String padded(String x, Padding padding) {
        return padding.equals(Padding.NONE) ? x : tape.op("Pad", x, graph.longs(0, 0, padding.before(), 0, 0, padding.after()));
    }

    /**
     * What each of {@code rows} channels of one line has in common with each channel of another, moved by each column of a window:
     * [rows, channels, width]. The moved lines stand side by side, so that it is one product of matrices for each line of the batch;
     * only the smaller of the two is transposed.
     */
    private String product(String line, int rows, long columns, String moved, int channels, int width, int stride, int dilation) {
        List<String> side = new ArrayList<>();
        for (long k = 0; k < width; k++) {
            long first = k * dilation;
            side.add(tape.op("Slice", moved, graph.longs(first), graph.longs(first + (columns - 1) * stride + 1), graph.longs(2),
                    graph.longs(stride)));
        }
        String upright = graph.op("Transpose", line).withAll("perm", 0, 2, 1).out();
        String each = tape.op("MatMul", tape.concat(1, side), upright);
        String sum = graph.op("ReduceSum", each, graph.longs(0)).with("keepdims", 0).out();
        return graph.op("Transpose", tape.reshape(sum, width, channels, rows)).withAll("perm", 2, 1, 0).out();
    }

    Value transposed(Step step, Layer.TransposedConvolution layer, String x, boolean learns) {
        String y = window(graph.op("ConvTranspose", learned(step, layer.bias(), x)), layer.width(), layer.stride(), 1,
                layer.padding()).out();
        return new Value(y, dy -> {
            if (learns) {
                tape.gradient(step.path() + ".weight", product(x, step.input().channels(), step.input().length(),
                        padded(dy, layer.padding()), layer.filters(), layer.width(), layer.stride(), 1));
                bias(step, layer.bias(), dy);
            }
        }, dy -> window(graph.op("Conv", dy, step.path() + ".weight"), layer.width(), layer.stride(), 1, layer.padding()).out());
    }

    Value pool(Step step, Layer.Pool layer, String x) {
        return layer.pooling() == Pooling.MAXIMUM ? maximum(step, layer, x) : average(step, layer, x);
    }

    private Value maximum(Step step, Layer.Pool layer, String x) {
        String y = step.path() + ":highest";
        String where = step.path() + ":where";
        graph.op("MaxPool", x)
                .withAll("kernel_shape", layer.width())
                .withAll("strides", layer.stride())
                .withAll("pads", layer.padding().before(), layer.padding().after())
                .outs(y, where);
        Shape input = step.input();
        long elements = tape.batch * input.elements();
        return new Value(y, dy -> {
            String nothing = graph.op("ConstantOfShape", graph.longs(elements)).out();
            String spread = graph.op("ScatterElements", nothing, tape.reshape(where, -1), tape.reshape(dy, -1))
                    .with("axis", 0)
                    .with("reduction", "add")
                    .out();
            return tape.reshape(spread, tape.batch, input.channels(), input.length());
        });
    }

    private Value average(Step step, Layer.Pool layer, String x) {
        String y = graph.op("AveragePool", x)
                .withAll("kernel_shape", layer.width())
                .withAll("strides", layer.stride())
                .withAll("pads", layer.padding().before(), layer.padding().after())
                .out();
        return new Value(y, dy -> {
            String share = tape.op("Mul", dy, graph.floats(shares(step, layer), 1, 1, step.output().length()));
            int channels = step.input().channels();
            long whole = (step.output().length() - 1) * layer.stride() + layer.width() - layer.padding().total();
            return window(graph.op("ConvTranspose", share, tape.ones(channels, 1, layer.width())), layer.width(), layer.stride(), 1,
                    layer.padding()).withAll("output_padding", step.input().length() - whole).with("group", channels).out();
        });
    }

    /** For each output, one over the columns that it averages: padding does not count. */
    private static float[] shares(Step step, Layer.Pool layer) {
        float[] shares = new float[(int) step.output().length()];
        for (int i = 0; i < shares.length; i++) {
            long start = (long) i * layer.stride() - layer.padding().before();
            long seen = Math.min(step.input().length(), start + layer.width()) - Math.max(0, start);
            shares[i] = 1f / seen;
        }
        return shares;
    }
}
