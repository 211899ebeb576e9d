package org.convscan.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.engine.Tensor;
import org.convscan.network.Layer.Function;
import org.convscan.network.Layer.Joining;
import org.convscan.network.Layer.Pooling;

/** Small networks of every kind of layer, and lines for them to read, drawn from a seed. */
public final class RandomNetworks {
    private final Random random;

    public RandomNetworks(long seed) {
        random = new Random(seed);
    }

    /** One that reads lines of any length, give or take what its branches demand. */
    public Network sliding() {
        return drawn(new Layer.Sequence(List.of()));
    }

    /** One that ends in a dense layer or global pooling. */
    public Network collapsing() {
        Layer global = new Layer.GlobalPool(Pooling.values()[random.nextInt(2)]);
        List<Layer> dense = List.of(new Layer.Dense(3, random.nextBoolean()), new Layer.BatchNormalisation(1e-3f, 0.1f),
                new Layer.Activation(Function.SOFTMAX));
        return drawn(random.nextBoolean() ? new Layer.Sequence(dense) : new Layer.Sequence(List.of(global, dense.get(0))));
    }

    /** Convolutions and averages only, so that every column that can count does. */
    public Network linear() {
        while (true) {
            List<Layer> layers = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                layers.add(random.nextInt(3) == 0 ? pool(Pooling.AVERAGE) : random.nextInt(4) == 0 ? transposed(3) : convolution(3, 1));
            }
            try {
                return new Network("linear", new Shape(2, 96), new Layer.Sequence(layers), new Layer.Sequence(List.of()));
            } catch (IllegalArgumentException tooShort) {
                continue;
            }
        }
    }

    private Network drawn(Layer.Sequence head) {
        while (true) {
            try {
                return new Network("random", new Shape(4, 96), new Layer.Sequence(layers(4, random.nextInt(1, 6))), head);
            } catch (IllegalArgumentException doesNotFit) {
                continue;
            }
        }
    }

    /** Layers that can follow {@code channels} channels. */
    private List<Layer> layers(int channels, int count) {
        List<Layer> layers = new ArrayList<>();
        int now = channels;
        for (int i = 0; i < count; i++) {
            Layer layer = layer(now);
            layers.add(layer);
            now = layer.output(new Shape(now, 1 << 12)).channels();
        }
        return layers;
    }

    private Layer layer(int channels) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> convolution(2 * random.nextInt(1, 4), channels % 2 == 0 ? random.nextInt(1, 3) : 1);
            case 2 -> pool(Pooling.values()[random.nextInt(2)]);
            case 3 -> transposed(2 * random.nextInt(1, 4));
            case 4 -> new Layer.Upsampling(random.nextInt(1, 4));
            case 5 -> new Layer.BatchNormalisation(1e-3f, 0.1f);
            case 6 -> new Layer.Dropout(0.3f);
            case 7 -> new Layer.Activation(Function.values()[random.nextInt(4)]);
            case 8 -> residual(channels);
            default -> levels(channels);
        };
    }

    private Layer residual(int channels) {
        int width = random.nextInt(1, 6);
        Layer same = new Layer.Convolution(channels, width, 1, 2, 1, Padding.same(width, 2), true);
        Layer three = new Layer.Convolution(channels, 3, 1, 1, channels, Padding.same(3, 1), false);
        return new Layer.Join(Joining.values()[random.nextInt(2)], List.of(
                new Layer.Sequence(List.of()),
                new Layer.Sequence(List.of(same, new Layer.Activation(Function.TANH))),
                three));
    }

    /** A level down and up again. */
    private Layer levels(int channels) {
        Layer up = random.nextBoolean()
                ? new Layer.Upsampling(2)
                : new Layer.TransposedConvolution(channels, 4, 2, new Padding(1, 1), true);
        Layer down = new Layer.Pool(Pooling.MAXIMUM, 2, 2, Padding.NONE);
        Layer between = new Layer.Convolution(channels, 3, 1, 1, 1, Padding.same(3, 1), true);
        return new Layer.Join(Joining.STACK, List.of(
                new Layer.Sequence(List.of()), new Layer.Sequence(List.of(down, between, up))));
    }

    private Layer.Convolution convolution(int filters, int groups) {
        return new Layer.Convolution(filters, random.nextInt(1, 8), random.nextInt(1, 4), random.nextInt(1, 4),
                filters % groups == 0 ? groups : 1, new Padding(random.nextInt(5), random.nextInt(5)), random.nextBoolean());
    }

    private Layer.TransposedConvolution transposed(int filters) {
        return new Layer.TransposedConvolution(filters, random.nextInt(1, 6), random.nextInt(1, 4),
                new Padding(random.nextInt(3), random.nextInt(3)), random.nextBoolean());
    }

    private Layer.Pool pool(Pooling pooling) {
        int width = random.nextInt(1, 5);
        return new Layer.Pool(pooling, width, random.nextInt(1, 4), new Padding(random.nextInt(width), random.nextInt(width)));
    }

    /** Weights away from their starting points; variances stay positive. */
    public Weights weights(Network network) {
        Weights start = Weights.drawn(network, random.nextLong());
        return start.map(values -> {
            for (int i = 0; i < values.length; i++) {
                values[i] += values[i] == 1 ? random.nextFloat() - 0.4f : 0.2f * random.nextFloat();
            }
            return values;
        });
    }

    public double[][] line(int channels, int length) {
        double[][] line = new double[channels][length];
        for (double[] channel : line) {
            for (int i = 0; i < length; i++) {
                channel[i] = random.nextFloat() * 2 - 1;
            }
        }
        return line;
    }

    public int between(int least, int bound) {
        return random.nextInt(least, bound);
    }

    /** Lines of one length as [N, channels, length]. */
    public static Tensor batch(List<double[][]> lines) {
        int channels = lines.get(0).length;
        int length = lines.get(0)[0].length;
        float[] values = new float[lines.size() * channels * length];
        int at = 0;
        for (double[][] line : lines) {
            for (double[] channel : line) {
                for (double value : channel) {
                    values[at++] = (float) value;
                }
            }
        }
        return Tensor.of(values, lines.size(), channels, length);
    }
}
