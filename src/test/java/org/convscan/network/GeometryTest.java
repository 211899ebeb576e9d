package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.convscan.network.Layer.Convolution;
import org.convscan.network.Layer.Pool;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Layer.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the arithmetic says of a network's reach, against what the network does when its input changes or is cut. */
final class GeometryTest {
    /**
     * By hand: convolution 15 same at stride 1 reaches 7 to the left and spans 15; pooling 4 at stride 4 spans 15 + 3 = 18, still
     * 7 to the left; convolution 3 dilated 2, one column of padding, at stride 1 of 4: spans 18 + 4 x 4 = 34, 7 + 1 x 4 to the left.
     */
    @Test
    void reachAddsUpLayerByLayer() {
        Network network = new Network("", new Shape(4, 200), new Sequence(List.of(
                new Convolution(8, 15, 1, 1, 1, Padding.same(15, 1), true),
                new Pool(Pooling.MAXIMUM, 4, 4, Padding.NONE),
                new Convolution(8, 3, 1, 2, 1, new Padding(1, 1), true))), new Sequence(List.of()));
        Geometry geometry = Geometry.of(network);
        assertEquals(Optional.of(new Geometry.Field(34, 4, 11)), geometry.field());
        assertEquals(4, geometry.granule());
        assertEquals(new Geometry.Columns(-11, 26), geometry.columns(0, 1));
        assertEquals(OptionalLong.of(48), geometry.outputs(200));
        assertEquals(OptionalLong.empty(), geometry.outputs(3));
    }

    @Test
    void whatNeedsTheWholeTrackIsNamed() {
        Network network = new Network("", new Shape(4, 200), new Sequence(List.of(
                new Convolution(8, 15, 1, 1, 1, Padding.NONE, true))), new Sequence(List.of(
                new Layer.GlobalPool(Pooling.MAXIMUM), new Layer.Dense(1, true))));
        Geometry geometry = Geometry.of(network);
        assertEquals(Optional.of("head.0 (global maximum pooling) needs the whole track at once"), geometry.obstacle());
        assertEquals(Optional.empty(), geometry.field());
        assertEquals(Optional.of(new Geometry.Field(15, 1, 0)), geometry.field(1));
    }

    /** No column outside the stated ones changes an output; in a linear network the outermost stated ones do. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changedColumnsChangeTheOutputsThatReadThem(long seed) {
        for (int i = 0; i < 40; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            boolean linear = i % 2 == 0;
            Network network = linear ? random.linear() : random.sliding();
            checkReach(random, network, linear);
        }
    }

    private static void checkReach(RandomNetworks random, Network network, boolean linear) {
        DoubleNetwork definition = new DoubleNetwork(network, random.weights(network));
        Geometry geometry = Geometry.of(network);
        int length = (int) network.input().length();
        double[][] line = random.line(network.input().channels(), length);
        double[][] before = definition.output(line);
        long[] first = new long[before[0].length];
        long[] last = new long[before[0].length];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        for (int column = 0; column < length; column++) {
            double[][] changed = Arrays.stream(line).map(double[]::clone).toArray(double[][]::new);
            for (double[] channel : changed) {
                channel[column] += 0.7;
            }
            double[][] after = definition.output(changed);
            for (int o = 0; o < first.length; o++) {
                if (differs(before, after, o)) {
                    first[o] = Math.min(first[o], column);
                    last[o] = Math.max(last[o], column);
                }
            }
        }
        long widest = 0;
        for (int o = 0; o < first.length; o++) {
            Geometry.Columns columns = geometry.columns(o, o);
            if (last[o] >= 0) {
                assertTrue(columns.first() <= first[o] && columns.last() >= last[o], o + " of " + network);
            }
            boolean inside = columns.first() >= 0 && columns.last() < length;
            widest = Math.max(widest, inside ? last[o] - first[o] + 1 : 0);
        }
        if (linear && widest > 0 && !spreads(network)) {
            assertEquals(geometry.field().orElseThrow().receptiveField(), widest, network.toString());
        }
    }

    /** A layer whose outputs do not all read equally far. */
    private static boolean spreads(Network network) {
        return network.steps().stream().anyMatch(step -> step.layer() instanceof Layer.TransposedConvolution);
    }

    private static boolean differs(double[][] a, double[][] b, int column) {
        for (int c = 0; c < a.length; c++) {
            if (Math.abs(a[c][column] - b[c][column]) > 1e-13) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPieceCutAsStatedGivesTheOutputsOfTheWhole(long seed) {
        for (int i = 0; i < 60; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            Network network = random.sliding();
            DoubleNetwork definition = new DoubleNetwork(network, random.weights(network));
            Geometry geometry = Geometry.of(network);
            int length = longest(geometry, random.between(60, 200));
            double[][] line = random.line(network.input().channels(), length);
            double[][] whole = definition.output(line);
            assertEquals(OptionalLong.of(whole[0].length), geometry.outputs(length), network.toString());
            int from = random.between(0, whole[0].length);
            int to = random.between(from, whole[0].length);
            checkPiece(network, definition, line, whole, from, to);
        }
    }

    /** The longest line up to this one that the network can read. */
    private static int longest(Geometry geometry, int most) {
        int length = most;
        while (geometry.outputs(length).isEmpty()) {
            length = length > 1 ? length - 1 : most + 300;
        }
        return length;
    }

    private static void checkPiece(
            Network network, DoubleNetwork definition, double[][] line, double[][] whole, int from, int to) {
        Geometry geometry = Geometry.of(network);
        Geometry.Columns columns = geometry.piece(from, to, line[0].length);
        double[][] piece = Arrays.stream(line)
                .map(channel -> Arrays.copyOfRange(channel, (int) columns.first(), (int) columns.last() + 1))
                .toArray(double[][]::new);
        double[][] part = definition.output(piece);
        int skipped = (int) geometry.outputsBefore(columns.first());
        for (int o = from; o <= to; o++) {
            for (int c = 0; c < whole.length; c++) {
                assertEquals(whole[c][o], part[c][o - skipped], 1e-12, "output " + o + " of " + network);
            }
        }
    }
}
