package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Graph;
import org.convscan.engine.ort.Session;
import org.convscan.format.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read off a model file, against the network it was written from and against what ONNX Runtime gives. */
final class LineModelTest {
    @TempDir
    private Path folder;

    private LineModel model(byte[] bytes, long channels) throws Exception {
        Path file = Files.write(folder.resolve("model.onnx"), bytes);
        return LineModel.of(OnnxFile.read(file), channels, 0);
    }

    /** A graph of one input in float and one output "y" of any shape. */
    private static byte[] graph(Function<Graph, String> nodes, Object... input) {
        Graph graph = new Graph();
        graph.input("x", Graph.Type.FLOAT, input);
        graph.op("Identity", nodes.apply(graph)).as("y");
        graph.output("y", Graph.Type.FLOAT);
        return graph.model();
    }

    private static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The same reach and the same output whether a network is known by its layers or by its model file. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aWrittenNetworkIsReadAsItIs(long seed) throws Exception {
        for (int i = 0; i < 40; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            Network network = random.sliding();
            LineModel model = model(Inference.model(network, random.weights(network)), 0);
            Geometry wanted = Geometry.of(network);
            assertEquals("[N, C, L]", model.layout().toString());
            assertEquals(4, model.layout().channels());
            assertEquals(Optional.empty(), model.geometry().obstacle(), network.toString());
            assertEquals(wanted.granule(), model.geometry().granule(), network.toString());
            assertEquals(wanted.field(), model.geometry().field(), network.toString());
            assertEquals(wanted.outputs(model.tracedLength()), model.geometry().outputs(model.tracedLength()));
            Shape shape = network.output(model.tracedLength());
            assertEquals(List.of(1L, (long) shape.channels(), shape.length()), model.outputShape());
            assertEquals(OptionalInt.of(2), model.outputAxis());
        }
    }

    /** Nothing is folded here, so that the model file holds just the network's parameters. */
    @Test
    void parametersAndMultiplyAddsAreThoseOfTheNetwork() throws Exception {
        Network network = new Network("", new Shape(4, 100), new Layer.Sequence(List.of(
                new Layer.Convolution(6, 7, 2, 2, 2, new Padding(3, 1), true),
                new Layer.Activation(Layer.Function.RELU),
                new Layer.TransposedConvolution(3, 4, 2, Padding.NONE, true))),
                new Layer.Sequence(List.of(new Layer.Dense(5, true))));
        LineModel model = model(Inference.model(network, Weights.drawn(network, 1)), 0);
        Summary wanted = Summary.of(network);
        assertEquals(wanted.parameters(), model.summary().parameters());
        assertEquals(wanted.multiplyAdds(), model.summary().multiplyAdds());
        assertEquals(100, model.layout().length());
        assertEquals("Conv 6 x 7, stride 2, dilation 2, groups 2", model.summary().rows().get(0).what());
        assertEquals(OptionalInt.empty(), model.outputAxis());
    }

    /** For each: what an operator does to the line's axis, and what stands in the way of cutting; shapes are ONNX Runtime's. */
    private void check(byte[] bytes, String layout, String obstacle, String axis) throws Exception {
        LineModel model = model(bytes, 4);
        assertEquals(layout, model.layout().toString());
        String said = model.geometry().obstacle().map(text -> text.replaceAll("'[^']*' ", "")).orElse("");
        assertEquals(obstacle, said);
        assertEquals(axis, model.outputAxis().isPresent() ? Integer.toString(model.outputAxis().getAsInt()) : "none");
        try (Session session = Session.load(bytes, Device.CPU, 1)) {
            long[] shape = model.layout().shape(1, model.tracedLength());
            Tensor line = new Tensor(shape, ones((int) Tensor.elements(shape)));
            long[] given = session.run(Map.of("x", line)).get("y").shape();
            assertArrayEquals(model.outputShape().stream().mapToLong(Long::longValue).toArray(), given);
        }
    }

    private static String convolution(Graph g, String from, int channels) {
        return g.op("Conv", from, g.floats(ones(2 * channels * 3), 2, channels, 3)).withAll("pads", 1, 1).out();
    }

    @Test
    void aLineIsFollowedThroughTransposesAndReshapes() throws Exception {
        check(graph(g -> g.op("Transpose", convolution(g, g.op("Transpose", "x").withAll("perm", 0, 2, 1).out(), 4))
                .withAll("perm", 0, 2, 1).out(), "N", "L", 4), "[N, L, C]", "", "1");
        check(graph(g -> convolution(g, g.op("Squeeze", "x", g.longs(2)).out(), 4), "N", 4, 1, "L"), "[N, C, 1, L]", "", "2");
        check(graph(g -> g.op("Reshape", convolution(g, "x", 4), g.longs(0, 2, 1, -1)).out(), "N", 4, "L"), "[N, C, L]", "", "3");
        check(graph(g -> g.op("Conv", "x", g.floats(ones(3 * 4 * 5), 3, 1, 4, 5)).out(), "N", 1, 4, "L"), "[N, 1, C, L]", "", "3");
    }

    /** A dense layer over the channels of each column is no obstacle, one over the columns is. */
    @Test
    void matrixProductsAreToldApart() throws Exception {
        check(graph(g -> g.op("MatMul", "x", g.floats(ones(4 * 3), 4, 3)).out(), "N", "L", 4), "[N, L, C]", "", "1");
        check(graph(g -> g.op("MatMul", g.op("Transpose", "x").withAll("perm", 0, 2, 1).out(), "x").out(), "N", 4, "L"),
                "[N, C, L]", "MatMul needs the whole track at once", "none");
        check(graph(g -> g.op("Gemm", g.op("Flatten", convolution(g, "x", 4)).out(), g.floats(ones(2 * 50 * 7), 100, 7)).out(),
                "N", 4, 50), "[N, C, L]", "Gemm needs the whole track at once", "none");
    }

    @Test
    void operatorsThatForbidCuttingAreNamed() throws Exception {
        check(graph(g -> g.op("GlobalMaxPool", convolution(g, "x", 4)).out(), "N", 4, "L"), "[N, C, L]",
                "GlobalMaxPool needs the whole track at once", "none");
        check(graph(g -> g.op("ReduceMean", "x").withAll("axes", -1).with("keepdims", 0).out(), "N", 4, "L"), "[N, C, L]",
                "ReduceMean needs the whole track at once", "none");
        check(graph(g -> g.op("Softmax", "x").with("axis", -1).out(), "N", 4, "L"), "[N, C, L]",
                "Softmax needs the whole track at once", "2");
        check(graph(g -> g.op("Conv", "x", g.floats(ones(24), 2, 4, 3)).with("auto_pad", "SAME_UPPER").withAll("strides", 2).out(),
                "N", 4, "L"), "[N, C, L]",
                "Conv pads by auto_pad=SAME with a stride, which depends on the length of the whole track", "2");
        check(graph(g -> g.op("Add", g.op("GlobalAveragePool", "x").out(), "x").out(), "N", 4, "L"), "[N, C, L]",
                "GlobalAveragePool needs the whole track at once", "2");
        check(graph(g -> g.op("Slice", "x", g.longs(5), g.longs(100), g.longs(2)).out(), "N", 4, "L"), "[N, C, L]",
                "Slice depends on the track's length", "2");
        check(graph(g -> g.op("Concat", "x", "x").with("axis", 2).out(), "N", 4, "L"), "[N, C, L]",
                "Concat joins lines end to end", "2");
        check(graph(g -> g.op("Relu", "x").out(), "N", 4, 60), "[N, C, L]", "its input has the fixed length 60", "2");
    }

    @Test
    void aRecurrentLayerIsNamed() throws Exception {
        check(graph(g -> {
            String x = g.op("Transpose", "x").withAll("perm", 2, 0, 1).out();
            g.op("LSTM", x, g.floats(ones(4 * 3 * 4), 1, 12, 4), g.floats(ones(4 * 3 * 3), 1, 12, 3))
                    .with("hidden_size", 3).outs("states", "last");
            return "last";
        }, "N", 4, "L"), "[N, C, L]", "LSTM is recurrent and needs the whole track at once", "none");
    }

    /** Auto-padding at stride 1, ceil_mode, cropping, mirrored padding, stretching: cut or not, shapes are ONNX Runtime's. */
    @Test
    void windowsOfEveryKindAreMeasured() throws Exception {
        Object[] free = {"N", 4, "L"};
        check(graph(g -> g.op("Conv", "x", g.floats(ones(32), 2, 4, 4)).with("auto_pad", "SAME_LOWER").out(), free),
                "[N, C, L]", "", "2");
        check(graph(g -> g.op("MaxPool", "x").withAll("kernel_shape", 5).withAll("strides", 3).with("ceil_mode", 1).out(), free),
                "[N, C, L]", "", "2");
        check(graph(g -> g.op("Slice", "x", g.longs(5), g.longs(-3), g.longs(2)).out(), free), "[N, C, L]", "", "2");
        check(graph(g -> g.op("Pad", "x", g.longs(0, 0, 3, 0, 0, 2)).with("mode", "reflect").out(), free), "[N, C, L]", "", "2");
        check(graph(g -> g.op("Resize", "x", "", g.floats(new float[] {1, 1, 3}, 3)).out(), free), "[N, C, L]", "", "2");
    }

    /** As PyTorch writes x.view(x.size(0), -1) and interpolation to another line's size. */
    @Test
    void shapesThatTheGraphWorksOutAreFollowed() throws Exception {
        check(graph(g -> {
            String shape = g.op("Shape", "x").out();
            String columns = g.op("Gather", shape, g.longs(2)).with("axis", 0).out();
            return g.op("Reshape", "x", g.op("Concat", g.longs(0, 2, 2), columns).with("axis", 0).out()).out();
        }, "N", 4, "L"), "[N, C, L]", "", "3");
        check(graph(g -> {
            String half = g.op("MaxPool", "x").withAll("kernel_shape", 2).withAll("strides", 2).out();
            String sizes = g.op("Shape", "x").out();
            String up = g.op("Resize", half, "", "", sizes).with("mode", "nearest")
                    .with("coordinate_transformation_mode", "asymmetric").with("nearest_mode", "floor").out();
            return g.op("Add", "x", up).out();
        }, "N", 4, "L"), "[N, C, L]", "", "2");
    }

    @Test
    void modelsOfNoLineAreRefused() throws Exception {
        byte[] picture = graph(g -> g.op("Relu", "x").out(), "N", 3, 224, 224);
        assertEquals("input 'x' of shape [-1, 3, 224, 224] holds no lines: [N, C, L] or [N, L, C] is wanted", refused(picture, 0));
        byte[] protein = graph(g -> g.op("Relu", "x").out(), "N", 20, "L");
        assertEquals("input 'x' of shape [-1, 20, -1] holds no lines of 4 channels: [N, C, L] or [N, L, C] is wanted",
                refused(protein, 4));
        byte[] wrong = graph(g -> convolution(g, "x", 5), "N", 4, 60);
        assertEquals("with weights [2, 5, 3] does not fit on [1, 4, 60]", refused(wrong, 4).replaceAll("Conv '.*' ", ""));
    }

    /** 2^35 numbers at run time from a file of some bytes. */
    @Test
    void aModelThatWouldFillTheMemoryIsRefused() throws Exception {
        byte[] large = graph(g -> g.op("Resize", "x", "", g.floats(new float[] {1, 1, 1 << 25}, 3)).out(), "N", 1, 1024);
        assertEquals("would give [1, 1, 34359738368], more than 2^31 numbers", refused(large, 0).replaceAll("Resize '.*' ", ""));
        byte[] constant = graph(g -> g.op("Add", "x", g.op("ConstantOfShape", g.longs(1L << 40)).out()).out(), "N", 1, 1024);
        assertEquals("would give [1099511627776], more than 2^31 numbers", refused(constant, 0).replaceAll("ConstantOfShape '.*' ", ""));
    }

    /** A list that doubles with each of forty operators, and a stride of 2^48. */
    @Test
    void hostileGraphsCostNothing() throws Exception {
        byte[] doubling = graph(g -> {
            String list = g.longs(1, 1);
            for (int i = 0; i < 40; i++) {
                list = g.op("Concat", list, list).with("axis", 0).out();
            }
            return g.op("Reshape", "x", list).out();
        }, "N", 4, "L");
        assertEquals("is not well-formed", refused(doubling, 4).replaceAll("Concat '.*' ", ""));
        byte[] strides = graph(g -> {
            String x = g.op("MaxPool", "x").withAll("kernel_shape", 1).withAll("strides", 1 << 24).out();
            return g.op("MaxPool", x).withAll("kernel_shape", 1).withAll("strides", 1 << 24).out();
        }, "N", 4, "L");
        LineModel model = model(strides, 4);
        assertEquals(1L << 48, model.geometry().granule());
        assertThrows(IllegalArgumentException.class, () -> new TiledRun(model, null, 100));
    }

    private String refused(byte[] bytes, long channels) {
        return assertThrows(LineModel.NotALineException.class, () -> model(bytes, channels)).getMessage();
    }
}
