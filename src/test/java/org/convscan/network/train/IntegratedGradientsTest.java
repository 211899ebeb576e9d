package org.convscan.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.RandomNetworks;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntegratedGradientsTest {
    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static float[] line(Tensor lines, int number) {
        int each = lines.values().length / (int) lines.shape()[0];
        return Arrays.copyOfRange(lines.values(), number * each, (number + 1) * each);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** PyTorch 2.13.0's backward pass; test-data/gradients/make-integrated.py wrote the numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"motifs", "levels", "residual"})
    void contributionsAreThoseThatPyTorchsGradientsGive(String name) throws Exception {
        String[] expected = Files.readAllLines(Path.of("test-data/gradients/integrated.tsv")).stream()
                .filter(row -> row.startsWith(name + "\t")).findFirst().orElseThrow().split("\t");
        Network network = ReferenceTest.network(name);
        Weights weights = Weights.of(network, ReferenceTest.read(name, "start"));
        Tensor lines = ReferenceTest.one(name, "lines");
        try (IntegratedGradients gradients =
                new IntegratedGradients(network, weights, network.output().channels() - 1, 2048, Device.CPU, 1)) {
            IntegratedGradients.Parts parts = gradients.of(line(lines, 0), List.of(line(lines, 1), line(lines, 2)));
            assertEquals(Double.parseDouble(expected[1]), parts.score(), 1e-6);
            assertEquals(Double.parseDouble(expected[2]), parts.baseline(), 1e-6);
            double[] contributions = numbers(expected[3]);
            double[] found = flat(parts.contributions());
            for (int i = 0; i < contributions.length; i++) {
                // A rectifier or a maximum that changes within a step is off by up to a step: 1 / 2048 of a contribution.
                assertEquals(contributions[i], found[i], 1e-4, "number " + i);
            }
        }
    }

    /** Of any layers: the output less the baselines' mean output, to a thousandth of it or of 1. */
    @Test
    void contributionsAddUpToWhatTheOutputIsMoreThanTheBaselines() throws Exception {
        int outputs = 0;
        for (int seed = 1; seed <= 40; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = seed % 2 == 0 ? random.sliding() : random.collapsing();
            Weights weights = random.weights(network);
            Random chance = new Random(seed);
            int elements = (int) network.input().elements();
            List<float[]> baselines = List.of(new float[elements], drawn(elements, chance));
            float[] line = drawn(elements, chance);
            int channel = chance.nextInt(network.output().channels());
            try (IntegratedGradients gradients = new IntegratedGradients(network, weights, channel, 32, Device.CPU, 1)) {
                IntegratedGradients.Parts parts = gradients.of(line, baselines);
                assertEquals(highest(network, weights, channel, line), parts.score(), 1e-4 * Math.max(1, Math.abs(parts.score())));
                double sum = Arrays.stream(flat(parts.contributions())).sum();
                double whole = parts.score() - parts.baseline();
                assertEquals(whole, sum, 1e-3 * Math.max(1, Math.abs(whole)), "seed " + seed + ", " + parts.steps() + " steps: " + network);
                outputs += Math.abs(whole) > 0.1 ? 1 : 0;
            }
        }
        assertTrue(outputs > 20, "enough networks told the line from the baselines: " + outputs);
    }

    private static float[] drawn(int elements, Random chance) {
        float[] line = new float[elements];
        for (int i = 0; i < elements; i++) {
            line[i] = (float) chance.nextGaussian();
        }
        return line;
    }

    private static float highest(Network network, Weights weights, int channel, float... line) {
        try (Session session = Session.load(Inference.model(network, weights), Device.CPU, 1)) {
            Tensor input = Tensor.of(line, 1, network.input().channels(), network.input().length());
            float[] values = session.run(Map.of(Inference.INPUT, input)).get(Inference.OUTPUT).values();
            int length = values.length / network.output().channels();
            float highest = Float.NEGATIVE_INFINITY;
            for (int i = channel * length; i < (channel + 1) * length; i++) {
                highest = Math.max(highest, values[i]);
            }
            return highest;
        }
    }

    /** y = 2 a - 3 b: a constant gradient, so each number adds its weight times how far it is from the baseline, in a single step. */
    @Test
    void aStraightLineNeedsOneStep() {
        Network network = new Network("line", new Shape(1, 2), new Layer.Sequence(List.of()),
                new Layer.Sequence(List.of(new Layer.Dense(1, false))));
        Weights weights = Weights.of(network, Map.of("head.0.weight", Tensor.of(new float[] {2, -3}, 1, 2)));
        try (IntegratedGradients gradients = new IntegratedGradients(network, weights, 0, 1, Device.CPU, 1)) {
            IntegratedGradients.Parts parts = gradients.of(new float[] {1, 2}, List.of(new float[] {0, 1}, new float[] {0, 3}));
            // 2 x 1 - 3 x 2 = -4; the baselines give -3 and -9, so -6; b is 2 and its baselines are 2 in the mean.
            assertEquals(-4, parts.score(), 0);
            assertEquals(-6, parts.baseline(), 0);
            assertEquals(List.of(2.0, 0.0), Arrays.stream(flat(parts.contributions())).boxed().toList());
            assertEquals(List.of(2.0, -3.0), Arrays.stream(flat(parts.gradients())).boxed().toList());
            assertEquals(1, parts.steps());
        }
    }

    @Test
    void anOutputThatIsNotThereIsNamed() {
        Network network = new Network("line", new Shape(1, 2), new Layer.Sequence(List.of()), new Layer.Sequence(new ArrayList<>()));
        Exception e = assertThrows(IllegalArgumentException.class,
                () -> new IntegratedGradients(network, Weights.drawn(network, 1), 1, 1, Device.CPU, 1));
        assertEquals("it has 1 outputs, and not one of number 2", e.getMessage());
    }
}
