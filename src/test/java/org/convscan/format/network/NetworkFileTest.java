package org.convscan.format.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.convscan.InputException;
import org.convscan.network.Geometry;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks written down as YAML. */
final class NetworkFileTest {
    private static final Path FOLDER = Path.of("test-data/networks");

    /**
     * Parameters by hand: 32 x 4 x 15 + 32; 4 x 32; twice 16 x 32 x 3 + 16; 64 + 1. Multiply-adds: 101 x 32 x 60; 101 x 32;
     * 25 x 16 x 96 twice; 64.
     */
    @Test
    void theExampleSaysWhatItsCommentSays() throws IOException {
        Network network = NetworkFile.read(FOLDER.resolve("example.yaml"));
        assertEquals("example", network.name());
        assertEquals(new Shape(1, 1), network.output());
        assertEquals(new Layer.Convolution(32, 15, 1, 1, 1, Padding.same(15, 1), true), network.trunk().layers().get(0));
        Summary summary = Summary.of(network);
        assertEquals(32 * 60 + 32 + 4 * 32 + 2 * (16 * 96 + 16) + 65, summary.parameters());
        assertEquals(101 * 32 * 60 + 101 * 32 + 2 * 25 * 16 * 96 + 64, summary.multiplyAdds());
        assertEquals(List.of(64L, 25L), summary.rows().get(8).output());
        assertEquals(4 * 64 * 25, summary.rows().get(8).activationBytes());
    }

    /** Two halvings: it may be cut at multiples of four. */
    @Test
    void theUNetGivesANumberForEachColumn() throws IOException {
        Network network = NetworkFile.read(FOLDER.resolve("unet.yaml"));
        assertEquals(new Shape(1, 256), network.output());
        Geometry geometry = Geometry.of(network);
        assertEquals(4, geometry.granule());
        assertEquals(4, geometry.outputsPerGranule());
    }

    @Test
    void everyLayerCanBeWritten() throws IOException {
        Network network = NetworkFile.parse("all", """
                input: {channels: 4, length: 64}
                trunk:
                  - convolution: {filters: 6, width: 4, stride: 2, dilation: 3, groups: 2, padding: [1, 2], bias: false}
                  - transposed: {filters: 5, width: 3, stride: 2, padding: 1}
                  - pool: {width: 3, kind: average, stride: 1, padding: same}
                  - pool: {width: 2}
                  - upsample: 2
                  - batch-norm: {epsilon: 0.001, momentum: 0.3}
                  - dropout: 0.25
                  - add: [[], [tanh], [softmax, sigmoid]]
                  - divide: [[], [square, root: 0.5]]
                  - subtract: [[], [relu]]
                  - global-pool: average
                  - dense: {outputs: 3, bias: false}
                """);
        assertEquals(List.of(
                new Layer.Convolution(6, 4, 2, 3, 2, new Padding(1, 2), false),
                new Layer.TransposedConvolution(5, 3, 2, new Padding(1, 1), true),
                new Layer.Pool(Layer.Pooling.AVERAGE, 3, 1, new Padding(1, 1)),
                new Layer.Pool(Layer.Pooling.MAXIMUM, 2, 2, Padding.NONE),
                new Layer.Upsampling(2),
                new Layer.BatchNormalisation(0.001f, 0.3f),
                new Layer.Dropout(0.25f),
                new Layer.Join(Layer.Joining.ADD, List.of(
                        new Layer.Sequence(List.of()),
                        new Layer.Sequence(List.of(new Layer.Activation(Layer.Function.TANH))),
                        new Layer.Sequence(List.of(
                                new Layer.Activation(Layer.Function.SOFTMAX), new Layer.Activation(Layer.Function.SIGMOID))))),
                new Layer.Join(Layer.Joining.DIVIDE, List.of(
                        new Layer.Sequence(List.of()),
                        new Layer.Sequence(List.of(new Layer.Activation(Layer.Function.SQUARE), new Layer.Root(0.5f))))),
                new Layer.Join(Layer.Joining.SUBTRACT, List.of(
                        new Layer.Sequence(List.of()),
                        new Layer.Sequence(List.of(new Layer.Activation(Layer.Function.RELU))))),
                new Layer.GlobalPool(Layer.Pooling.AVERAGE),
                new Layer.Dense(3, false)), network.trunk().layers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [convolution: {filters: 3}]                    | f, line 2: 'width' is missing (add a line 'width: ...')
            [convolution: {filters: 0, width: 3}]          | f, line 2: 0 is not between 1 and 16777216
            [convolution: {filters: 4, width: 3, group: 2}] | f, line 2: unknown name 'group' (known: *)
            [gru: 3]                                       | f, line 2: there is no layer 'gru' (known: *)
            [leaky]                                        | f, line 2: there is no layer 'leaky' (known: *)
            [dropout: 1]                                   | f, line 2: dropout forgets a fraction from 0 up to but not 1, not 1.0
            [pool: {width: 2, padding: 2}]                 | f, line 2: a window of width 2 would lie in the padding alone
            [pool: {width: 2, padding: [1, 1, 1]}]         | f, line 2: two numbers should stand here ([before, after])
            [global-pool: median]                          | f, line 2: 'median' is no pooling (maximum or average)
            [convolution: {filters: 4, width: 30}]         | f: trunk.0, convolution 4 x 30: a window of 30 columns does not fit into 20 (layers count from 0)
            [root: 0]                                      | f, line 2: the floor of a root is above 0, not 0.0
            [subtract: [[]]]                               | f, line 2: to subtract takes two branches, not 1
            [{relu: 1, tanh: 2}]                           | f, line 2: one layer should stand here ('- kind: {...}', each in a line of its own)
            3                                              | f, line 2: a list should stand here
            """)
    void whatIsWrongIsNamedWithItsLine(String trunk, String message) {
        String text = "input: {channels: 4, length: 20}\ntrunk: " + trunk + "\n";
        String said = assertThrows(InputException.class, () -> NetworkFile.parse("f", text)).getMessage();
        int star = message.indexOf('*');
        assertEquals(star < 0 ? message : message.substring(0, star), star < 0 ? said : said.substring(0, star));
    }

    /** Twenty lists, each twice in the next: 2^20 layers if one counted them out. */
    @Test
    void aListNamedManyTimesIsNotUnfolded() {
        StringBuilder text = new StringBuilder("input: {channels: 1, length: 1}\ntrunk:\n  - &a0 relu\n");
        for (int i = 1; i <= 20; i++) {
            text.append("  - &a" + i + " {add: [[*a" + (i - 1) + "], [*a" + (i - 1) + "]]}\n");
        }
        String said = assertThrows(InputException.class, () -> NetworkFile.parse("f", text.toString())).getMessage();
        assertEquals("more than 10000 layers", said.substring(said.indexOf("more"), said.indexOf("more") + 22));
    }
}
