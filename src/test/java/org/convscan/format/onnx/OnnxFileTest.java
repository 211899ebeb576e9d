package org.convscan.format.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.InputException;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.LineModel;
import org.convscan.network.Network;
import org.convscan.network.OperatorGraph;
import org.convscan.network.Padding;
import org.convscan.network.Port;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files, whole and damaged. Messages are built here field by field, with the numbers of onnx/onnx.proto. */
final class OnnxFileTest {
    @TempDir
    private Path folder;

    private static byte[] whole() {
        Network network = new Network("", new Shape(4, 20), new Layer.Sequence(List.of(
                new Layer.Convolution(3, 5, 1, 1, 1, Padding.same(5, 1), true),
                new Layer.Activation(Layer.Function.RELU))), new Layer.Sequence(List.of()));
        return Inference.model(network, Weights.drawn(network, 1));
    }

    private OperatorGraph read(byte[] bytes) throws IOException {
        return OnnxFile.read(Files.write(folder.resolve("m.onnx"), bytes));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        OperatorGraph graph = read(whole());
        assertEquals(17, graph.opset());
        assertEquals(List.of(new Port("input", 1, List.of(-1L, 4L, -1L))), graph.inputs());
        assertEquals(List.of("Conv", "Relu", "Identity"), graph.operators().stream().map(o -> o.kind()).toList());
        assertEquals(3 * 4 * 5, graph.constants().get("trunk.0.weight").floats().values().length);
        assertEquals(Weights.drawn(new Network("", new Shape(4, 20), new Layer.Sequence(List.of(
                new Layer.Convolution(3, 5, 1, 1, 1, Padding.NONE, true))), new Layer.Sequence(List.of())), 1)
                .get("trunk.0.weight"), graph.constants().get("trunk.0.weight").floats());
    }

    /** Cut anywhere, a model is refused in one line; so it is with bytes changed, unless it still can be read. */
    @Test
    void damagedFilesGiveOneLine() throws IOException {
        byte[] bytes = whole();
        for (int size = 0; size < bytes.length; size++) {
            byte[] cut = Arrays.copyOf(bytes, size);
            refused(cut);
        }
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = bytes.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                read(changed);
            } catch (InputException e) {
                assertOneLine(e);
            }
        }
    }

    private String refused(byte[] bytes) {
        InputException e = assertThrows(InputException.class, () -> read(bytes));
        assertOneLine(e);
        return e.getMessage().substring(e.getMessage().indexOf("m.onnx") + 6);
    }

    private static void assertSays(String part, String message) {
        assertTrue(message.contains(part), message);
    }

    private void assertOneLine(InputException e) {
        assertTrue(e.getMessage().startsWith(folder.toString()) && e.getMessage().lines().count() == 1, e.getMessage());
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            out.write((int) (rest & 0x7F | 0x80));
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] field(int number, long value) {
        return join(varint((long) number << 3), varint(value));
    }

    private static byte[] field(int number, byte[]... value) {
        byte[] all = join(value);
        return join(varint((long) number << 3 | 2), varint(all.length), all);
    }

    private static byte[] field(int number, String value) {
        return field(number, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A model of one constant and an output. */
    private static byte[] withConstant(byte[]... tensor) {
        return join(field(7, field(5, tensor), field(12, field(1, "y"))), field(8, field(2, 17)));
    }

    @Test
    void impossibleShapesAreRefusedBeforeAnythingIsAllocated() {
        assertSays("constant 'w' of shape [1099511627776] has 8 bytes, not 4398046511104",
                refused(withConstant(field(1, 1L << 40), field(2, 1), field(8, "w"), field(9, new byte[8]))));
        assertSays("constant 'w' has an impossible shape, [1099511627776, 1099511627776]",
                refused(withConstant(field(1, 1L << 40), field(1, 1L << 40), field(2, 1), field(8, "w"))));
        assertSays("impossible shape, [-3]", refused(withConstant(field(1, -3), field(2, 1), field(8, "w"))));
        assertSays("constant 'w' of shape [2] has 4 bytes, not 8",
                refused(withConstant(field(1, 2), field(2, 1), field(8, "w"), field(9, new byte[4]))));
        byte[] shape = field(2, field(1, field(1, 1), field(2, field(1, field(1, 1L << 40)))));
        assertSays("an input or output of size 1099511627776", refused(field(7, field(11, field(1, "x"), shape), field(12, field(1, "y")))));
    }

    @Test
    void brokenNumbersAreRefused() {
        byte[] endless = {0x08, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
        assertSays("a number longer than ten bytes", refused(endless));
        assertSays("a field of 1152921504606846976 bytes where 0 are left", refused(join(varint(7 << 3 | 2), varint(1L << 60))));
        assertSays("a field of unknown kind 3", refused(new byte[] {0x4b}));
        assertSays("the file is damaged, or no ONNX model", refused("this is a text\n".getBytes(StandardCharsets.UTF_8)));
        byte[] nest = new byte[0];
        for (int i = 0; i < 40; i++) {
            nest = field(1, field(5, field(6, nest)));
        }
        assertSays("graphs within graphs", refused(field(7, nest)));
    }

    private static byte[] outside(String location, long offset, long length) {
        return withConstant(field(1, 2), field(2, 1), field(8, "w"), field(14, 1),
                field(13, field(1, "location"), field(2, location)),
                field(13, field(1, "offset"), field(2, Long.toString(offset))),
                field(13, field(1, "length"), field(2, Long.toString(length))));
    }

    @Test
    void numbersBesideTheModelAreFound() throws IOException {
        ByteBuffer floats = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putFloat(9).putFloat(1.5f).putFloat(-2);
        Files.createDirectories(folder.resolve("sub"));
        Files.write(folder.resolve("sub/w.bin"), floats.array());
        float[] values = read(outside("sub/w.bin", 4, 8)).constants().get("w").floats().values();
        assertEquals(List.of(1.5f, -2f), List.of(values[0], values[1]));
        assertSays("needs 8 bytes from byte 8 of sub/w.bin, which has 12", refused(outside("sub/w.bin", 8, 8)));
        assertSays("needs 8 bytes", refused(outside("sub/w.bin", 0, 12)));
        assertSays("which is not there", refused(outside("missing.bin", 0, 8)));
    }

    @Test
    void numbersOutsideTheModelsFolderAreRefused() throws IOException {
        Path secret = Files.write(folder.resolve("secret"), new byte[8]);
        Path inner = Files.createDirectories(folder.resolve("model"));
        Files.createSymbolicLink(inner.resolve("link"), secret);
        Files.createSymbolicLink(inner.resolve("up"), folder);
        List<String> wrong = List.of("../secret", secret.toString(), "link", "up/secret", "a/../../secret", "", "..\\secret",
                "*/_ORT_MEM_ADDR_/*", "C:secret", "a\0b");
        for (String location : wrong) {
            Path file = Files.write(inner.resolve("m.onnx"), outside(location, 0, 8));
            String message = assertThrows(InputException.class, () -> OnnxFile.read(file)).getMessage();
            assertTrue(message.contains("outside the model's folder") || message.contains("is not there"), location + ": " + message);
        }
        // Inside a loop's body, a place that is easily forgotten.
        byte[] body = field(5, field(1, 2), field(2, 1), field(8, "w"), field(14, 1),
                field(13, field(1, "location"), field(2, "../secret")));
        Path file = Files.write(inner.resolve("m.onnx"), field(7, field(1, field(4, "Loop"), field(5, field(6, body))), field(12)));
        assertTrue(assertThrows(InputException.class, () -> OnnxFile.read(file)).getMessage().contains("outside the model's folder"));
    }

    /** y = x w with w in another file: 1.5 and -2 for the two channels. */
    @Test
    void aModelWithNumbersBesideItRuns() throws Exception {
        ByteBuffer floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).putFloat(-2);
        Files.write(folder.resolve("w.bin"), floats.array());
        byte[] line = field(2, field(1, field(1, 1), field(2, field(1, field(1, 1)), field(1, field(1, 2)), field(1, field(2, "L")))));
        byte[] weight = field(5, field(1, 2), field(1, 1), field(2, 1), field(8, "w"), field(14, 1),
                field(13, field(1, "location"), field(2, "w.bin")));
        byte[] node = field(1, field(1, "x"), field(1, "w"), field(2, "y"), field(4, "Mul"));
        Path file = Files.write(folder.resolve("m.onnx"), join(field(1, 8), field(8, field(2, 17)),
                field(7, node, field(2, "g"), weight, field(11, field(1, "x"), line), field(12, field(1, "y"), line))));
        LineModel model = LineModel.of(OnnxFile.read(file), 2, 0);
        assertEquals(1, model.geometry().granule());
        assertEquals(2, model.summary().parameters());
        try (Session session = Session.load(file, Device.CPU, 1)) {
            Tensor output = session.run(Map.of("x", Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2))).get("y");
            assertEquals(Tensor.of(new float[] {1.5f, 3, -6, -8}, 1, 2, 2), output);
        }
    }
}
