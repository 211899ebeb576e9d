package org.convscan.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Graph;
import org.convscan.network.Layer.Pooling;

/**
 * A network with its weights as an ONNX model that only computes: dropout is gone, and batch normalisation is folded into the
 * convolution or dense layer before it, or is a multiplication and an addition where none stands there.
 *
 * <p>Input {@link #INPUT} is [N, channels, length], any N; the length is free unless a dense layer sets it. Output
 * {@link #OUTPUT} is [N, channels, length], or [N, channels] behind a dense layer or global pooling.
 */
public final class Inference {
    public static final String INPUT = "input";
    public static final String OUTPUT = "output";

    /** A value of the graph: a line [N, channels, length], or flat [N, channels]. */
    private record Value(String name, boolean flat) {}

    private final Graph graph = new Graph();
    private final Network network;
    private final List<Step> steps;
    private final List<Value> values = new ArrayList<>();
    private final FoldedWeights weights;
    private final boolean quick;
    private boolean fixed;
    private Value beginning;

    private Inference(Network network, Weights weights, boolean quick) {
        this.quick = quick;
        this.network = network;
        this.steps = network.steps();
        this.weights = new FoldedWeights(steps, weights);
    }

    /** The model file. */
    public static byte[] model(Network network, Weights weights) {
        return new Inference(network, weights, false).write();
    }

    /**
     * The same numbers, but for rounding, for networks that slide along a line. Inside, the line lies in a plane of height 1, because
     * ONNX Runtime has its quickest convolutions, over blocks of 8 or 16 channels, for two dimensions only; transposed convolutions are
     * written as ordinary ones, and so is repeating the columns of one channel. The receptive field is known less tightly, by a few columns.
     */
    public static byte[] quickModel(Network network, Weights weights) {
        return new Inference(network, weights, true).write();
    }

    private byte[] write() {
        beginning = new Value(quick ? graph.op("Unsqueeze", INPUT, graph.longs(2)).out() : INPUT, false);
        steps.forEach(step -> values.add(value(step)));
        Value last = of(steps.size() - 1);
        if (quick && !last.flat) {
            graph.op("Squeeze", last.name, graph.longs(2)).as(OUTPUT);
        } else {
            graph.op("Identity", last.name).as(OUTPUT);
        }
        long channels = network.output().channels();
        graph.input(INPUT, Graph.Type.FLOAT, "N", network.input().channels(), fixed ? network.input().length() : "L");
        if (last.flat) {
            graph.output(OUTPUT, Graph.Type.FLOAT, "N", channels);
        } else {
            graph.output(OUTPUT, Graph.Type.FLOAT, "N", channels, fixed ? network.output().length() : "M");
        }
        return graph.model();
    }

    private Value of(int step) {
        return step == Step.INPUT ? beginning : values.get(step);
    }

    private Value value(Step step) {
        Value from = of(step.from().get(0));
        if (step.layer() instanceof Layer.Dense) {
            fixed |= !from.flat;
            return new Value(dense(step, flat(from)), true);
        }
        if (step.layer() instanceof Layer.GlobalPool pool) {
            String operator = pool.pooling() == Pooling.MAXIMUM ? "GlobalMaxPool" : "GlobalAveragePool";
            return flat(new Value(graph.op(operator, line(from)).out(), false));
        }
        if (step.layer() instanceof Layer.Activation activation) {
            return new Value(activation(activation.function(), from.name), from.flat);
        }
        if (step.layer() instanceof Layer.BatchNormalisation) {
            return weights.folded(step) ? from : new Value(scaled(step, from), from.flat);
        }
        if (step.layer() instanceof Layer.Root root) {
            return new Value(root(root, from.name), from.flat);
        }
        return step.layer() instanceof Layer.Dropout ? from : new Value(columns(step, from), false);
    }

    /** What gives a line of columns. */
    private String columns(Step step, Value from) {
        if (step.layer() instanceof Layer.Convolution layer) {
            return convolution(step, layer, line(from));
        }
        if (step.layer() instanceof Layer.TransposedConvolution layer) {
            Optional<Interleaved> phases = quick
                    ? Interleaved.of(layer, weights.weight(step), weights.bias(step))
                    : Optional.empty();
            return phases.isPresent()
                    ? interleaved(step, layer, phases.get(), line(from))
                    : windows("ConvTranspose", layer.width(), layer.stride(), layer.padding(), learned(step, line(from))).out();
        }
        if (step.layer() instanceof Layer.Pool layer) {
            String operator = layer.pooling() == Pooling.MAXIMUM ? "MaxPool" : "AveragePool";
            return windows(operator, layer.width(), layer.stride(), layer.padding(), line(from)).out();
        }
        if (step.layer() instanceof Layer.Upsampling layer) {
            return quick && step.output().channels() == 1 ? repeated(line(from), layer.factor()) : upsampled(line(from), layer.factor());
        }
        return joined((Layer.Join) step.layer(), step.from());
    }

    private String convolution(Step step, Layer.Convolution layer, String line) {
        return windows("Conv", layer.width(), layer.stride(), layer.padding(), learned(step, line))
                .withAll("dilations", across(1, layer.dilation()))
                .with("group", layer.groups())
                .out();
    }

    /** One filter for each phase; then the phases of each filter in turns. See {@link Interleaved}. */
    private String interleaved(Step step, Layer.TransposedConvolution layer, Interleaved phases, String line) {
        String weight = constant(step.path() + ".weight", kernels(phases.weight()));
        String[] inputs = phases.bias() == null ? new String[] {line, weight}
                : new String[] {line, weight, constant(step.path() + ".bias", phases.bias())};
        String all = windows("Conv", (int) phases.weight().shape()[2], 1, phases.padding(), inputs).out();
        return inTurns(all, layer.filters(), layer.stride());
    }

    /** The columns of one channel, each so many times: a filter of one number for each time, then all filters in turns. */
    private String repeated(String line, int times) {
        float[] ones = new float[times];
        Arrays.fill(ones, 1);
        String weight = graph.floats(ones, times, 1, 1, 1);
        return inTurns(windows("Conv", 1, 1, Padding.NONE, line, weight).out(), 1, times);
    }

    private String inTurns(String all, int filters, int phases) {
        String apart = graph.op("Reshape", all, graph.longs(0, filters, phases, -1)).out();
        String turns = graph.op("Transpose", apart).withAll("perm", 0, 1, 3, 2).out();
        return graph.op("Reshape", turns, graph.longs(0, filters, 1, -1)).out();
    }

    private Graph.Node windows(String operator, int width, int stride, Padding padding, String... inputs) {
        long[] pads = quick ? new long[] {0, padding.before(), 0, padding.after()} : new long[] {padding.before(), padding.after()};
        return graph.op(operator, inputs)
                .withAll("kernel_shape", across(1, width))
                .withAll("strides", across(1, stride))
                .withAll("pads", pads);
    }

    /** A number for each dimension that a window has. */
    private long[] across(long height, long width) {
        return quick ? new long[] {height, width} : new long[] {width};
    }

    /** The weight of what slides along a line, in as many dimensions as the line has here. */
    private Tensor kernels(Tensor weight) {
        long[] shape = weight.shape();
        return quick && shape.length == 3 ? new Tensor(new long[] {shape[0], shape[1], 1, shape[2]}, weight.values()) : weight;
    }

    /** The inputs of a layer with weights: what it reads, its weight and, where there is one, its bias. */
    private String[] learned(Step step, String from) {
        String weight = constant(step.path() + ".weight", kernels(weights.weight(step)));
        Tensor bias = weights.bias(step);
        return bias == null ? new String[] {from, weight} : new String[] {from, weight, constant(step.path() + ".bias", bias)};
    }

    private String dense(Step step, Value from) {
        return graph.op("Gemm", learned(step, from.name)).with("transB", 1).out();
    }

    private String scaled(Step step, Value from) {
        long channels = step.output().channels();
        long[] shape = from.flat ? new long[] {channels} : quick ? new long[] {channels, 1, 1} : new long[] {channels, 1};
        String scale = constant(step.path() + ".scale", new Tensor(shape, weights.scale(step)));
        String shift = constant(step.path() + ".shift", new Tensor(shape, weights.shift(step)));
        return graph.op("Add", graph.op("Mul", from.name, scale).out(), shift).out();
    }

    private String activation(Layer.Function function, String from) {
        return switch (function) {
            case RELU -> graph.op("Relu", from).out();
            case SIGMOID -> graph.op("Sigmoid", from).out();
            case TANH -> graph.op("Tanh", from).out();
            case SOFTMAX -> graph.op("Softmax", from).with("axis", 1).out();
            case SQUARE -> graph.op("Mul", from, from).out();
        };
    }

    private String root(Layer.Root layer, String from) {
        return graph.op("Sqrt", graph.op("Add", from, graph.number(layer.floor() * layer.floor())).out()).out();
    }

    private String upsampled(String line, int factor) {
        return graph.op("Resize", line, "", quick ? graph.floats(new float[] {1, 1, 1, factor}, 4) : graph.floats(new float[] {1, 1, factor}, 3))
                .with("mode", "nearest")
                .with("coordinate_transformation_mode", "asymmetric")
                .with("nearest_mode", "floor")
                .out();
    }

    private String joined(Layer.Join join, List<Integer> from) {
        String[] lines = from.stream().map(step -> line(of(step))).toArray(String[]::new);
        if (join.joining() == Layer.Joining.STACK) {
            return graph.op("Concat", lines).with("axis", 1).out();
        }
        String operator = switch (join.joining()) {
            case SUBTRACT -> "Sub";
            case DIVIDE -> "Div";
            default -> "Add";
        };
        String sum = lines[0];
        for (int i = 1; i < lines.length; i++) {
            sum = graph.op(operator, sum, lines[i]).out();
        }
        return sum;
    }

    private String line(Value value) {
        return value.flat ? graph.op("Unsqueeze", value.name, quick ? graph.longs(2, 3) : graph.longs(2)).out() : value.name;
    }

    private Value flat(Value value) {
        return value.flat ? value : new Value(graph.op("Flatten", value.name).with("axis", 1).out(), true);
    }

    private String constant(String name, Tensor tensor) {
        return graph.floats(name, tensor.values(), tensor.shape());
    }
}
