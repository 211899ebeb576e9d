package org.convscan.network.train;

import java.util.Arrays;
import org.convscan.engine.ort.Graph;
import org.convscan.engine.ort.Graph.Type;
import org.convscan.network.Layer;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Step;
import org.convscan.network.train.Tape.Value;

/** Layers that work on each number, each column or the whole line, forwards and backwards. */
final class LineRules {
    /** Of the generators below; the largest prime below 2^31. */
    private static final long MODULUS = Integer.MAX_VALUE;

    private final Tape tape;
    private final Graph graph;

    LineRules(Tape tape) {
        this.tape = tape;
        this.graph = tape.graph;
    }

    Value dense(Step step, Layer.Dense layer, String x, boolean learns) {
        String weight = step.path() + ".weight";
        String flat = tape.reshape(x, tape.batch, step.input().elements());
        Graph.Node gemm = layer.bias() ? graph.op("Gemm", flat, weight, step.path() + ".bias") : graph.op("Gemm", flat, weight);
        String y = tape.reshape(gemm.with("transB", 1).out(), tape.batch, layer.outputs(), 1);
        return new Value(y, dy -> {
            if (learns) {
                String gradient = tape.reshape(dy, tape.batch, layer.outputs());
                tape.gradient(weight, graph.op("Gemm", gradient, flat).with("transA", 1).out());
                if (layer.bias()) {
                    tape.gradient(step.path() + ".bias", tape.sum(dy));
                }
            }
        }, dy -> tape.reshape(tape.op("MatMul", tape.reshape(dy, tape.batch, layer.outputs()), weight), tape.batch,
                step.input().channels(), step.input().length()));
    }

    Value globalPool(Step step, Layer.GlobalPool layer, String x) {
        long length = step.input().length();
        if (layer.pooling() == Pooling.AVERAGE) {
            String y = graph.op("ReduceMean", x).withAll("axes", 2).with("keepdims", 1).out();
            return new Value(y, dy -> tape.op("Mul", dy, graph.floats(filled(length, 1f / length), 1, 1, length)));
        }
        String y = graph.op("ReduceMax", x).withAll("axes", 2).with("keepdims", 1).out();
        return new Value(y, dy -> {
            String where = graph.op("ArgMax", x).with("axis", 2).with("keepdims", 0).out();
            String mask = graph.op("OneHot", where, graph.longs(length), graph.floats(new float[] {0, 1}, 2)).with("axis", -1).out();
            return tape.op("Mul", mask, dy);
        });
    }

    private static float[] filled(long length, float value) {
        float[] values = new float[(int) length];
        Arrays.fill(values, value);
        return values;
    }

    Value upsampling(Step step, Layer.Upsampling layer, String x) {
        long channels = step.input().channels();
        long length = step.input().length();
        String spread = tape.op("Expand", tape.reshape(x, tape.batch, channels, length, 1),
                graph.longs(tape.batch, channels, length, layer.factor()));
        return new Value(tape.reshape(spread, tape.batch, channels, length * layer.factor()), dy -> graph.op("ReduceSum",
                        tape.reshape(dy, tape.batch, channels, length, layer.factor()), graph.longs(3)).with("keepdims", 0).out());
    }

    Value root(Layer.Root layer, String x) {
        String y = tape.op("Sqrt", tape.op("Add", x, graph.number(layer.floor() * layer.floor())));
        return new Value(y, dy -> tape.op("Div", tape.op("Mul", dy, graph.number(0.5f)), y));
    }

    Value activation(Layer.Function function, String x) {
        switch (function) {
            case RELU -> {
                String y = tape.op("Relu", x);
                return new Value(y, dy -> tape.op("Mul", dy, tape.positive(y)));
            }
            case SIGMOID -> {
                String y = tape.op("Sigmoid", x);
                return new Value(y, dy -> tape.op("Mul", dy, tape.op("Mul", y, tape.op("Sub", graph.number(1), y))));
            }
            case SQUARE -> {
                return new Value(tape.op("Mul", x, x), dy -> tape.op("Mul", dy, tape.op("Mul", graph.number(2), x)));
            }
            case TANH -> {
                String y = tape.op("Tanh", x);
                return new Value(y, dy -> tape.op("Mul", dy, tape.op("Sub", graph.number(1), tape.op("Mul", y, y))));
            }
            default -> {
                String y = graph.op("Softmax", x).with("axis", 1).out();
                return new Value(y, dy -> {
                    String sum = graph.op("ReduceSum", tape.op("Mul", dy, y), graph.longs(1)).with("keepdims", 1).out();
                    return tape.op("Mul", y, tape.op("Sub", dy, sum));
                });
            }
        }
    }

    /** By the batch's own mean and variance while it learns, by the running ones where it does not. */
    Value batchNormalisation(Step step, Layer.BatchNormalisation layer, String x, boolean learns) {
        String path = step.path();
        long channels = step.input().channels();
        String mean = learns ? tape.mean(x) : tape.reshape(path + ".mean", 1, channels, 1);
        String centred = tape.op("Sub", x, mean);
        String variance = learns ? tape.mean(tape.op("Mul", centred, centred)) : tape.reshape(path + ".variance", 1, channels, 1);
        String deviation = tape.op("Sqrt", tape.op("Add", variance, graph.number(layer.epsilon())));
        String normal = tape.op("Div", centred, deviation);
        String scale = tape.reshape(path + ".scale", 1, channels, 1);
        String shift = tape.reshape(path + ".shift", 1, channels, 1);
        String y = tape.op("Add", tape.op("Mul", normal, scale), shift);
        if (learns) {
            statistics(step, layer, mean, variance);
        }
        if (!learns) {
            return new Value(y, dy -> tape.op("Mul", dy, tape.op("Div", scale, deviation)));
        }
        return new Value(y, dy -> {
            tape.gradient(path + ".scale", tape.sum(tape.op("Mul", dy, normal)));
            tape.gradient(path + ".shift", tape.sum(dy));
        }, dy -> {
            String along = tape.mean(tape.op("Mul", dy, normal));
            String rest = tape.op("Sub", tape.op("Sub", dy, tape.mean(dy)), tape.op("Mul", normal, along));
            return tape.op("Mul", tape.op("Div", scale, deviation), rest);
        });
    }

    private void statistics(Step step, Layer.BatchNormalisation layer, String mean, String variance) {
        long channels = step.input().channels();
        double count = (double) tape.batch * step.input().length();
        statistic(step.path() + ".mean", tape.reshape(mean, channels), layer.momentum(), 1);
        // The running variance is that of all lines, of which a batch is a sample.
        statistic(step.path() + ".variance", tape.reshape(variance, channels), layer.momentum(),
                (float) (count > 1 ? count / (count - 1) : 1));
    }

    private void statistic(String name, String now, float momentum, float factor) {
        String old = tape.op("Mul", name, graph.number(1 - momentum));
        tape.statistic(name, tape.op("Add", old, tape.op("Mul", now, graph.number(momentum * factor))));
    }

    /**
     * Which numbers are forgotten follows from their places and the step's own number, so that a training that was interrupted
     * goes on as if it had not been.
     *
     * @param turn the step's number, a whole number in a float
     */
    Value dropout(Step step, Layer.Dropout layer, String x, String turn, int number) {
        if (layer.rate() == 0) {
            return new Value(x, dy -> dy);
        }
        long elements = tape.batch * step.input().elements();
        String places = tape.op("Range", scalar(0), scalar(elements), scalar(1));
        String seed = remainder(tape.op("Add", product(tape.cast(turn, Type.INT64), 69_621), graph.longs(7_919L * (number + 1))));
        String first = remainder(tape.op("Add", product(places, 48_271), seed));
        String second = remainder(tape.op("Add", tape.op("Mul", first, first), seed));
        String third = remainder(tape.op("Add", product(second, 16_807), first));
        String kept = tape.cast(tape.op("GreaterOrEqual", third, graph.longs((long) (layer.rate() * MODULUS))), Type.FLOAT);
        String mask = tape.reshape(tape.op("Mul", kept, graph.number(1 / (1 - layer.rate()))), tape.batch, step.input().channels(),
                step.input().length());
        return new Value(tape.op("Mul", x, mask), dy -> tape.op("Mul", dy, mask));
    }

    private String scalar(long value) {
        return tape.op("Squeeze", graph.longs(value));
    }

    private String product(String value, long factor) {
        return tape.op("Mul", value, graph.longs(factor));
    }

    private String remainder(String value) {
        return tape.op("Mod", value, graph.longs(MODULUS));
    }
}
