package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convscan.network.Layer.Activation;
import org.convscan.network.Layer.BatchNormalisation;
import org.convscan.network.Layer.Convolution;
import org.convscan.network.Layer.Dense;
import org.convscan.network.Layer.Function;
import org.convscan.network.Layer.GlobalPool;
import org.convscan.network.Layer.Join;
import org.convscan.network.Layer.Joining;
import org.convscan.network.Layer.Pool;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Layer.Sequence;
import org.convscan.network.Layer.TransposedConvolution;
import org.convscan.network.Layer.Upsampling;
import org.junit.jupiter.api.Test;

/** Shapes, parameters and starting weights; each expected number is worked out beside it. */
final class NetworkTest {
    private static Convolution convolution(int filters, int width, int stride, int dilation, Padding padding) {
        return new Convolution(filters, width, stride, dilation, 1, padding, true);
    }

    private static Network network(Shape input, Layer... layers) {
        return new Network("test", input, new Sequence(List.of(layers)), new Sequence(List.of()));
    }

    /** A 250 x 250 picture as one line: 62,500 numbers x 20 outputs + 20. */
    @Test
    void aDenseLayerHasAWeightForEachNumberAndOutput() {
        Network dense = network(new Shape(1, 250 * 250), new Dense(20, true));
        assertEquals(1_250_020, dense.parameters().stream().mapToLong(Parameter::elements).sum());
        assertEquals(1_250_000, dense.steps().get(0).multiplyAdds());
        Network sliding = network(new Shape(1, 250 * 250), convolution(20, 25, 1, 1, Padding.NONE));
        assertEquals(20 * 25 + 20, sliding.parameters().stream().mapToLong(Parameter::elements).sum());
    }

    /** (length + padding - (width - 1) dilation - 1) / stride, rounded down, + 1. */
    @Test
    void aWindowFitsAsOftenAsTheArithmeticSays() {
        assertEquals(new Shape(8, 87), convolution(8, 15, 1, 1, Padding.NONE).output(new Shape(4, 101)));
        assertEquals(new Shape(8, 101), convolution(8, 15, 1, 1, Padding.same(15, 1)).output(new Shape(4, 101)));
        assertEquals(new Shape(8, 101), convolution(8, 4, 1, 3, Padding.same(4, 3)).output(new Shape(4, 101)));
        assertEquals(new Shape(8, 46), convolution(8, 5, 2, 3, new Padding(1, 2)).output(new Shape(4, 101)));
        assertEquals(new Shape(4, 33), new Pool(Pooling.MAXIMUM, 3, 3, Padding.NONE).output(new Shape(4, 101)));
        assertEquals(new Shape(6, 20), new TransposedConvolution(6, 4, 2, new Padding(1, 1), true).output(new Shape(3, 10)));
        assertEquals(new Shape(3, 30), new Upsampling(3).output(new Shape(3, 10)));
        assertEquals(new Shape(3, 1), new GlobalPool(Pooling.AVERAGE).output(new Shape(3, 10)));
    }

    @Test
    void whatCannotBeIsRefusedByTheLayersName() {
        Shape input = new Shape(4, 10);
        assertEquals("trunk.1, convolution 2 x 15: a window of 15 columns does not fit into 10",
                refused(() -> network(input, new Upsampling(1), convolution(2, 15, 1, 1, Padding.NONE))));
        assertEquals("trunk.0, convolution 6 x 1, groups 3: 4 channels do not divide into 3 groups",
                refused(() -> network(input, new Convolution(6, 1, 1, 1, 3, Padding.NONE, false))));
        Layer shorter = convolution(4, 3, 1, 1, Padding.NONE);
        Layer same = new Sequence(List.of());
        assertEquals("trunk.0, sum of 2 branches: they give 8, 10 columns",
                refused(() -> network(input, new Join(Joining.ADD, List.of(shorter, same)))));
        assertEquals("trunk.0, sum of 2 branches: they give 2, 4 channels",
                refused(() -> network(input, new Join(Joining.ADD, List.of(convolution(2, 1, 1, 1, Padding.NONE), same)))));
        assertEquals("trunk.0, transposed convolution 1 x 2: padding of 12 leaves nothing of 11 columns",
                refused(() -> network(input, new TransposedConvolution(1, 2, 1, new Padding(6, 6), false))));
        assertEquals("6 filters do not divide into 4 groups",
                refused(() -> new Convolution(6, 1, 1, 1, 4, Padding.NONE, false)));
        assertTrue(refused(() -> network(new Shape(4, Long.MAX_VALUE / 8), new Upsampling(100))).startsWith("trunk.0, "));
    }

    private static String refused(org.junit.jupiter.api.function.Executable executable) {
        return assertThrows(IllegalArgumentException.class, executable).getMessage();
    }

    private static Network branched() {
        Layer branch = new Sequence(List.of(
                new Convolution(6, 3, 1, 1, 2, Padding.same(3, 1), true), new BatchNormalisation(1e-5f, 0.1f)));
        Layer stack = new Join(Joining.STACK, List.of(new Sequence(List.of()), branch));
        return new Network("branched", new Shape(4, 20),
                new Sequence(List.of(stack, new Activation(Function.RELU), new TransposedConvolution(3, 2, 2, Padding.NONE, false))),
                new Sequence(List.of(new Dense(2, true))));
    }

    @Test
    void parametersAreNamedByTheirPlace() {
        String names = branched().parameters().stream().map(Parameter::toString).collect(Collectors.joining(" "));
        assertEquals("trunk.0.1.0.weight[6, 2, 3] trunk.0.1.0.bias[6] trunk.0.1.1.scale[6] trunk.0.1.1.shift[6] "
                + "trunk.0.1.1.mean[6] trunk.0.1.1.variance[6] trunk.2.weight[10, 3, 2] head.0.weight[2, 120] head.0.bias[2]", names);
        assertEquals(List.of("trunk.0.1.1.mean", "trunk.0.1.1.variance"),
                branched().parameters().stream().filter(parameter -> !parameter.trainable()).map(Parameter::name).toList());
    }

    /**
     * SplitMix64 of seed 1234567 starts with 6457827717110365317, 3203168211198807973 (the reference output of
     * prng.di.unimi.it/splitmix64.c, as Rosetta Code's task "Pseudo-random numbers/Splitmix64" lists it); a number is
     * their upper 24 bits over 2^23, times the spread sqrt(6 / (2 x 3)) = 1.
     */
    @Test
    void theSameSeedGivesTheSameWeightsEverywhere() {
        float[] values = Weights.drawn(branched(), 1234567).get("trunk.0.1.0.weight").values();
        assertEquals((6457827717110365317L >> 40) / 8388608f, values[0]);
        assertEquals((3203168211198807973L >> 40) / 8388608f, values[1]);
        assertEquals(Weights.drawn(branched(), 7), Weights.drawn(branched(), 7));
        assertEquals(1, Weights.drawn(branched(), 7).get("trunk.0.1.1.variance").values()[5]);
        assertEquals(0, Weights.drawn(branched(), 7).get("head.0.bias").values()[1]);
    }

    @Test
    void weightsOfAnotherShapeAreRefused() {
        Weights weights = Weights.drawn(branched(), 1);
        assertEquals(weights, Weights.of(branched(), weights.tensors()));
        assertEquals("trunk.0.1.0.weight[6, 2, 3] is wanted, and nothing of that name given",
                refused(() -> Weights.of(branched(), Map.of())));
        assertEquals("the network has no parameter trunk.0.1.0.weight",
                refused(() -> Weights.of(network(new Shape(4, 20)), weights.tensors())));
    }
}
