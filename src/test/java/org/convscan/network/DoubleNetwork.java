package org.convscan.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a network gives, layer by layer from the definitions and in double precision: [channel][column] in and out. */
public final class DoubleNetwork {
    private final Network network;
    private final Weights weights;

    public DoubleNetwork(Network network, Weights weights) {
        this.network = network;
        this.weights = weights;
    }

    /** Works for any length that the layers can take, except that a dense layer wants its own. */
    public double[][] output(double[][] input) {
        List<double[][]> values = new ArrayList<>();
        for (Step step : network.steps()) {
            List<double[][]> from = step.from().stream().map(i -> i == Step.INPUT ? input : values.get(i)).toList();
            values.add(apply(step, from));
        }
        return values.isEmpty() ? input : values.get(values.size() - 1);
    }

    /** One layer, as it computes when it no longer learns. */
    public double[][] apply(Step step, List<double[][]> from) {
        double[][] x = from.get(0);
        Layer layer = step.layer();
        if (layer instanceof Layer.Convolution a) {
            return convolution(a, x, values(step, "weight"), a.bias() ? values(step, "bias") : new float[a.filters()]);
        }
        if (layer instanceof Layer.TransposedConvolution a) {
            return transposed(a, x, values(step, "weight"), a.bias() ? values(step, "bias") : new float[a.filters()]);
        }
        if (layer instanceof Layer.Dense a) {
            return dense(x, values(step, "weight"), a.bias() ? values(step, "bias") : new float[a.outputs()]);
        }
        if (layer instanceof Layer.Pool a) {
            return pool(a, x);
        }
        if (layer instanceof Layer.GlobalPool a) {
            return pool(new Layer.Pool(a.pooling(), x[0].length, 1, Padding.NONE), x);
        }
        if (layer instanceof Layer.Upsampling a) {
            return map(x, x[0].length * a.factor(), (c, t) -> x[c][t / a.factor()]);
        }
        if (layer instanceof Layer.BatchNormalisation a) {
            float[] mean = values(step, "mean");
            float[] variance = values(step, "variance");
            return map(x, x[0].length, (c, t) -> (x[c][t] - mean[c]) / Math.sqrt(variance[c] + (double) a.epsilon())
                    * values(step, "scale")[c] + values(step, "shift")[c]);
        }
        if (layer instanceof Layer.Activation a) {
            return activation(a.function(), x);
        }
        if (layer instanceof Layer.Root a) {
            return map(x, x[0].length, (c, t) -> Math.sqrt(x[c][t] + (double) a.floor() * a.floor()));
        }
        return layer instanceof Layer.Join a ? join(a, from) : x;
    }

    private float[] values(Step step, String name) {
        return weights.get(step.path() + "." + name).values();
    }

    private static double at(double[] line, long column) {
        return column < 0 || column >= line.length ? 0 : line[(int) column];
    }

    private static double[][] convolution(Layer.Convolution layer, double[][] x, float[] weight, float[] bias) {
        int length = (int) layer.output(new Shape(x.length, x[0].length)).length();
        int channels = x.length / layer.groups();
        int filtersPerGroup = layer.filters() / layer.groups();
        double[][] y = new double[layer.filters()][length];
        for (int f = 0; f < y.length; f++) {
            for (int t = 0; t < length; t++) {
                double sum = bias[f];
                for (int c = 0; c < channels; c++) {
                    for (int k = 0; k < layer.width(); k++) {
                        int column = t * layer.stride() - layer.padding().before() + k * layer.dilation();
                        sum += weight[(f * channels + c) * layer.width() + k]
                                * at(x[f / filtersPerGroup * channels + c], column);
                    }
                }
                y[f][t] = sum;
            }
        }
        return y;
    }

    private static double[][] transposed(Layer.TransposedConvolution layer, double[][] x, float[] weight, float[] bias) {
        int length = (int) layer.output(new Shape(x.length, x[0].length)).length();
        double[][] y = new double[layer.filters()][length];
        for (int f = 0; f < y.length; f++) {
            Arrays.fill(y[f], bias[f]);
            for (int c = 0; c < x.length; c++) {
                for (int t = 0; t < x[c].length; t++) {
                    for (int k = 0; k < layer.width(); k++) {
                        int column = t * layer.stride() + k - layer.padding().before();
                        if (column >= 0 && column < length) {
                            y[f][column] += x[c][t] * weight[(c * layer.filters() + f) * layer.width() + k];
                        }
                    }
                }
            }
        }
        return y;
    }

    private static double[][] dense(double[][] x, float[] weight, float[] bias) {
        double[][] y = new double[bias.length][1];
        int elements = x.length * x[0].length;
        for (int o = 0; o < y.length; o++) {
            y[o][0] = bias[o];
            for (int i = 0; i < elements; i++) {
                y[o][0] += weight[o * elements + i] * x[i / x[0].length][i % x[0].length];
            }
        }
        return y;
    }

    private static double[][] pool(Layer.Pool layer, double[][] x) {
        int length = (int) layer.output(new Shape(x.length, x[0].length)).length();
        return map(x, length, (c, t) -> {
            int start = t * layer.stride() - layer.padding().before();
            double[] seen = Arrays.copyOfRange(
                    x[c], Math.max(0, start), Math.min(x[c].length, start + layer.width()));
            return layer.pooling() == Layer.Pooling.MAXIMUM
                    ? Arrays.stream(seen).max().orElseThrow()
                    : Arrays.stream(seen).average().orElseThrow();
        });
    }

    private static double[][] activation(Layer.Function function, double[][] x) {
        return map(x, x[0].length, (c, t) -> switch (function) {
            case RELU -> Math.max(0, x[c][t]);
            case SIGMOID -> 1 / (1 + Math.exp(-x[c][t]));
            case TANH -> Math.tanh(x[c][t]);
            case SQUARE -> x[c][t] * x[c][t];
            case SOFTMAX -> {
                double sum = 0;
                for (double[] line : x) {
                    sum += Math.exp(line[t] - x[c][t]);
                }
                yield 1 / sum;
            }
        });
    }

    private static double[][] join(Layer.Join layer, List<double[][]> from) {
        if (layer.joining() == Layer.Joining.STACK) {
            return from.stream().flatMap(Arrays::stream).toArray(double[][]::new);
        }
        return map(from.get(0), from.get(0)[0].length, (c, t) -> switch (layer.joining()) {
            case SUBTRACT -> from.get(0)[c][t] - from.get(1)[c][t];
            case DIVIDE -> from.get(0)[c][t] / from.get(1)[c][t];
            default -> from.stream().mapToDouble(x -> x[c][t]).sum();
        });
    }

    private interface Cell {
        double at(int channel, int column);
    }

    private static double[][] map(double[][] x, int length, Cell cell) {
        double[][] y = new double[x.length][length];
        for (int c = 0; c < y.length; c++) {
            for (int t = 0; t < length; t++) {
                y[c][t] = cell.at(c, t);
            }
        }
        return y;
    }
}
