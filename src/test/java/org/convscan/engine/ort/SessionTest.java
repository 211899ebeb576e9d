package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two outputs of one graph: x + 1 and 10 x. */
final class SessionTest {
    private static byte[] model() {
        Graph graph = new Graph();
        graph.input("x", Graph.Type.FLOAT, 1, "n");
        graph.op("Add", "x", graph.number(1)).as("more");
        graph.op("Mul", "x", graph.number(10)).as("tenfold");
        graph.output("more", Graph.Type.FLOAT, 1, "n");
        graph.output("tenfold", Graph.Type.FLOAT, 1, "n");
        return graph.model();
    }

    @Test
    void tensorsGoInAndComeOutByName() {
        try (Session session = Session.load(model(), Device.CPU, 2)) {
            assertEquals(List.of(new Session.Value("x", "FLOAT", List.of(1L, -1L))), session.inputs());
            assertEquals(List.of("more", "tenfold"), session.outputs().stream().map(Session.Value::name).toList());
            Map<String, Tensor> out = session.run(Map.of("x", Tensor.of(new float[] {1, 2, 3}, 1, 3)));
            assertEquals(Tensor.of(new float[] {2, 3, 4}, 1, 3), out.get("more"));
            assertEquals(Tensor.of(new float[] {10, 20, 30}, 1, 3), out.get("tenfold"));
        }
    }

    @Test
    void memoryIsFilledAnewForEachRun(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("model.onnx"), model());
        try (Session session = Session.load(file, Device.CPU, 1); Session.Feed feed = new Session.Feed()) {
            for (int size : new int[] {3, 3, 1}) {
                float[] values = new float[size];
                values[0] = size;
                feed.buffer("x", 1, size).put(values);
                values[0] = size * 10;
                assertArrayEquals(values, session.run(feed).get("tenfold").values());
            }
        }
    }

    @Test
    void aWrongInputIsRefusedInWords() {
        try (Session session = Session.load(model(), Device.CPU, 1)) {
            Map<String, Tensor> wrong = Map.of("x", Tensor.of(new float[4], 2, 2));
            String message = assertThrows(IllegalStateException.class, () -> session.run(wrong)).getMessage();
            assertEquals("ONNX Runtime: Error code - ORT_INVALID_ARGUMENT", message.substring(0, 47));
        }
    }

    /** Creates ONNX Runtime's environment, and nothing else. */
    public static final class EnvironmentOnly {
        private EnvironmentOnly() {}

        public static void main(String[] args) {
            Model.environment();
        }
    }

    /** ONNX Runtime 1.29 recurses over the command line's characters; 100,000 of them overflowed any usual stack. */
    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), EnvironmentOnly.class.getName(),
                "x".repeat(100_000)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertEquals(0, process.waitFor());
    }
}
