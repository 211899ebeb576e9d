package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Written as ONNX and run by ONNX Runtime, a network gives what the definitions of its layers give in double precision. */
final class InferenceTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slidingNetworksComputeWhatTheirLayersSay(long seed) {
        for (int i = 0; i < 30; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            check(random, random.sliding(), 3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theQuickModelComputesTheSameInAPlaneOfHeightOne(long seed) {
        for (int i = 0; i < 30; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            Network sliding = random.sliding();
            Weights weights = random.weights(sliding);
            check(random, sliding, weights, Inference.quickModel(sliding, weights), 3);
        }
    }

    /** One channel repeated as a convolution, several by the operator for it; both exactly. */
    @ParameterizedTest
    @CsvSource({"1, 8", "1, 2", "3, 8", "16, 2"})
    void columnsAreRepeatedInTheQuickModelAsManyTimesAsTheLayerSays(int channels, int times) {
        RandomNetworks random = new RandomNetworks(times);
        Network network = new Network("repeat", new Shape(4, 24), new Layer.Sequence(List.of(
                new Layer.Convolution(channels, 3, 1, 1, 1, Padding.same(3, 1), true),
                new Layer.Upsampling(times))), new Layer.Sequence(List.of()));
        Weights weights = random.weights(network);
        check(random, network, weights, Inference.quickModel(network, weights), 3);
    }

    /** Of widths and paddings that make the line just as many times longer as the stride says, and others, with and without a bias. */
    @ParameterizedTest
    @CsvSource({"4, 2, 1, 1", "2, 2, 0, 0", "3, 3, 0, 0", "7, 3, 1, 3", "9, 4, 5, 0", "5, 2, 0, 3", "5, 2, 1, 1", "3, 1, 1, 1"})
    void transposedConvolutionsWrittenAsOrdinaryOnesGiveTheSame(int width, int stride, int before, int after) {
        for (boolean bias : new boolean[] {true, false}) {
            RandomNetworks random = new RandomNetworks(width);
            Network network = new Network("up", new Shape(4, 20), new Layer.Sequence(List.of(
                    new Layer.TransposedConvolution(3, width, stride, new Padding(before, after), bias),
                    new Layer.BatchNormalisation(1e-3f, 0.1f))), new Layer.Sequence(List.of()));
            Weights weights = random.weights(network);
            check(random, network, weights, Inference.quickModel(network, weights), 3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void networksWithOneAnswerComputeWhatTheirLayersSay(long seed) {
        for (int i = 0; i < 30; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            check(random, random.collapsing(), 2);
        }
    }

    private static void check(RandomNetworks random, Network network, int rank) {
        Weights weights = random.weights(network);
        check(random, network, weights, Inference.model(network, weights), rank);
    }

    private static void check(RandomNetworks random, Network network, Weights weights, byte[] model, int rank) {
        int length = (int) network.input().length();
        List<double[][]> lines = List.of(random.line(4, length), random.line(4, length));
        try (Session session = Session.load(model, Device.CPU, 1)) {
            Tensor output = session.run(Map.of(Inference.INPUT, RandomNetworks.batch(lines))).get(Inference.OUTPUT);
            Shape shape = network.output();
            long[] wanted = {2, shape.channels(), shape.length()};
            assertArrayEquals(Arrays.copyOf(wanted, rank), output.shape(), network.toString());
            DoubleNetwork definition = new DoubleNetwork(network, weights);
            int at = 0;
            for (double[][] line : lines) {
                for (double[] channel : definition.output(line)) {
                    for (double value : channel) {
                        // float32 through a handful of layers
                        assertEquals(value, output.values()[at++], 2e-5 * Math.max(1, Math.abs(value)), network.toString());
                    }
                }
            }
        }
    }
}
