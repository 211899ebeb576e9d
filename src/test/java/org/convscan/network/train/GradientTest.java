package org.convscan.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Layer;
import org.convscan.network.Layer.Function;
import org.convscan.network.Layer.Joining;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Parameter;
import org.convscan.network.RandomNetworks;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph's gradients against differences of the loss, which is computed from the layers' definitions in double precision. */
final class GradientTest {
    private static final int BATCH = 3;
    private static final int PARAMETERS_EACH = 25;
    private static final Recipe RECIPE = new Recipe(BATCH, 0.1, 0, 1, null);

    private int compared;
    private int kinks;

    private void check(Network network, Recipe recipe, RandomNetworks random, Random chance) {
        Weights weights = random.weights(network);
        List<double[][]> lines = lines(random, network.input());
        List<double[][]> targets = targets(network, chance);
        List<double[][]> importance = new ArrayList<>();
        targets.forEach(line -> importance.add(filled(line, chance)));
        Map<String, Tensor> found = gradients(network, recipe, weights, lines, targets, importance);
        boolean learns = recipe.frozen() == null;
        double own = new DoubleLoss(network, weights, learns).of(lines, targets, importance);
        assertEquals(own, found.get(StepGraph.LOSS).values()[0], 1e-4 * Math.max(1, own), network.toString());
        for (Parameter parameter : network.parameters()) {
            Tensor gradient = found.get(StepGraph.gradient(parameter.name()));
            assertEquals(parameter.trainable() && recipe.learns(parameter.name()), gradient != null, parameter.toString());
            for (int i = 0; gradient != null && i < Math.min(PARAMETERS_EACH, gradient.values().length); i++) {
                int at = chance.nextInt(gradient.values().length);
                difference(network, weights, learns, parameter.name(), at, gradient.values()[at],
                        changed -> new DoubleLoss(network, changed, learns).of(lines, targets, importance), own);
            }
        }
    }

    private interface LossOf {
        double with(Weights changed);
    }

    /** Where the two one-sided differences disagree there is a kink, such as a rectifier's, and no gradient to compare with. */
    private void difference(Network network, Weights weights, boolean learns, String name, int at, float gradient, LossOf loss, double own) {
        float value = weights.get(name).values()[at];
        float up = value + 1e-4f;
        float down = value - 1e-4f;
        double above = (loss.with(changed(weights, name, at, up)) - own) / ((double) up - value);
        double below = (own - loss.with(changed(weights, name, at, down))) / ((double) value - down);
        if (Math.abs(above - below) > 1e-3 * Math.max(0.05, Math.abs(above))) {
            kinks++;
            return;
        }
        compared++;
        double expected = (above + below) / 2;
        assertEquals(expected, gradient, 1e-3 * Math.max(0.05, Math.abs(expected)), name + "[" + at + "] of " + network);
    }

    private static Weights changed(Weights weights, String name, int at, float value) {
        float[] values = weights.get(name).values().clone();
        values[at] = value;
        return weights.with(Map.of(name, Tensor.of(values, weights.get(name).shape())));
    }

    private static List<double[][]> lines(RandomNetworks random, Shape shape) {
        List<double[][]> lines = new ArrayList<>();
        for (int n = 0; n < BATCH; n++) {
            lines.add(random.line(shape.channels(), (int) shape.length()));
        }
        return lines;
    }

    private static List<double[][]> targets(Network network, Random chance) {
        List<double[][]> targets = new ArrayList<>();
        boolean one = Loss.of(network.steps()) == Loss.CATEGORICAL;
        for (int n = 0; n < BATCH; n++) {
            double[][] line = new double[network.output().channels()][(int) network.output().length()];
            for (int t = 0; t < line[0].length; t++) {
                int chosen = chance.nextInt(line.length);
                for (int c = 0; c < line.length; c++) {
                    line[c][t] = one ? (c == chosen ? 1 : 0) : chance.nextInt(2);
                }
            }
            targets.add(line);
        }
        return targets;
    }

    /** Importance between 0.5 and 1.5; of softmax outputs one for the column. */
    private static double[][] filled(double[][] like, Random chance) {
        double[][] values = new double[like.length][like[0].length];
        for (int t = 0; t < like[0].length; t++) {
            double value = (float) (0.5 + chance.nextDouble());
            for (double[] channel : values) {
                channel[t] = value;
            }
        }
        return values;
    }

    private static Map<String, Tensor> gradients(Network network, Recipe recipe, Weights weights, List<double[][]> lines,
            List<double[][]> targets, List<double[][]> importance) {
        Map<String, Tensor> inputs = new HashMap<>(weights.tensors());
        inputs.put(StepGraph.LINES, RandomNetworks.batch(lines));
        inputs.put(StepGraph.TARGETS, RandomNetworks.batch(targets));
        inputs.put(StepGraph.IMPORTANCE, RandomNetworks.batch(importance));
        inputs.put(StepGraph.TURN, Tensor.of(new float[] {7}, 1));
        try (Session session = Session.load(StepGraph.gradients(network, recipe), Device.CPU, 1)) {
            return session.run(inputs);
        }
    }

    private static boolean forgets(Layer layer) {
        return layer instanceof Layer.Dropout
                || layer instanceof Layer.Sequence sequence && sequence.layers().stream().anyMatch(GradientTest::forgets)
                || layer instanceof Layer.Join join && join.branches().stream().anyMatch(GradientTest::forgets);
    }

    @Test
    void randomNetworksHaveTheGradientsOfTheirLoss() {
        RandomNetworks random = new RandomNetworks(20261121);
        Random chance = new Random(5);
        int networks = 0;
        while (networks < 60) {
            Network network = networks % 2 == 0 ? random.sliding() : random.collapsing();
            boolean big = network.output().elements() > 4_000 || network.parameters().stream().noneMatch(Parameter::trainable);
            if (big || forgets(network.trunk())) {
                continue;
            }
            check(network, RECIPE, random, chance);
            networks++;
        }
        assertTrue(compared > 2_000, compared + " compared");
        assertTrue(kinks < compared / 10, kinks + " kinks, " + compared + " compared");
    }

    static List<Layer> layers() {
        return List.of(
                new Layer.Convolution(6, 4, 2, 3, 2, new Padding(2, 5), true),
                new Layer.Convolution(4, 1, 1, 1, 4, Padding.NONE, false),
                new Layer.TransposedConvolution(3, 5, 3, new Padding(1, 2), true),
                new Layer.Pool(Pooling.MAXIMUM, 4, 3, new Padding(1, 2)),
                new Layer.Pool(Pooling.AVERAGE, 4, 3, new Padding(1, 2)),
                new Layer.GlobalPool(Pooling.MAXIMUM),
                new Layer.GlobalPool(Pooling.AVERAGE),
                new Layer.Upsampling(3),
                new Layer.BatchNormalisation(1e-3f, 0.1f),
                new Layer.Activation(Function.RELU),
                new Layer.Activation(Function.SIGMOID),
                new Layer.Activation(Function.TANH),
                new Layer.Activation(Function.SOFTMAX),
                new Layer.Dense(5, true),
                new Layer.Join(Joining.ADD, List.of(new Layer.Sequence(List.of()), new Layer.Activation(Function.TANH))),
                new Layer.Activation(Function.SQUARE),
                new Layer.Sequence(List.of(new Layer.Activation(Function.SQUARE), new Layer.Root(0.3f))),
                new Layer.Join(Joining.SUBTRACT, List.of(new Layer.Sequence(List.of()), new Layer.Activation(Function.TANH))),
                new Layer.Join(Joining.DIVIDE, List.of(new Layer.Sequence(List.of()),
                        new Layer.Sequence(List.of(new Layer.Activation(Function.SQUARE), new Layer.Root(0.3f))))),
                new Layer.Join(Joining.STACK, List.of(new Layer.Sequence(List.of()), new Layer.Activation(Function.TANH))));
    }

    /** The layer between two convolutions, so that its gradient by its input is seen in the first one's weights. */
    @ParameterizedTest
    @MethodSource("layers")
    void everyLayerHandsItsGradientOn(Layer layer) {
        Layer first = new Layer.Convolution(4, 3, 1, 1, 1, Padding.same(3, 1), true);
        Layer last = new Layer.Convolution(2, 1, 1, 1, 1, Padding.NONE, true);
        for (Function end : new Function[] {Function.SIGMOID, Function.SOFTMAX, Function.TANH}) {
            Network network = new Network("one", new Shape(2, 19), new Layer.Sequence(List.of(first, layer)),
                    new Layer.Sequence(List.of(last, new Layer.Activation(end))));
            check(network, RECIPE, new RandomNetworks(3), new Random(4));
        }
        assertTrue(compared > 50, compared + " compared");
    }

    @Test
    void aFrozenTrunkHasNoGradientsAndNormalisesAsItWillLater() {
        Network network = new Network("frozen", new Shape(2, 19),
                new Layer.Sequence(List.of(new Layer.Convolution(4, 3, 1, 1, 1, Padding.NONE, true),
                        new Layer.BatchNormalisation(1e-3f, 0.1f), new Layer.Activation(Function.RELU))),
                new Layer.Sequence(List.of(new Layer.Dense(1, true), new Layer.Activation(Function.SIGMOID))));
        check(network, new Recipe(BATCH, 0.1, 0, 1, "trunk"), new RandomNetworks(3), new Random(4));
        assertTrue(compared > 10);
    }
}
