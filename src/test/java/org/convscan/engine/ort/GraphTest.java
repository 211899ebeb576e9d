package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models that the writer writes mean to ONNX Runtime what they say. */
final class GraphTest {
    @Test
    void constantsAttributesAndShapesArriveAsWritten() throws OrtException {
        Graph graph = new Graph();
        String x = graph.input("x", Graph.Type.FLOAT, 1, 1, "n");
        String kernel = graph.floats(new float[] {1, 10, 100}, 1, 1, 3);
        String y = graph.op("Conv", x, kernel).withAll("pads", 1, 1).withAll("strides", 2).out();
        String leaky = graph.op("LeakyRelu", y).with("alpha", 0.5f).out();
        graph.op("Mul", leaky, graph.number(2)).as("y");
        graph.output("y", Graph.Type.FLOAT, 1, 1, "m");
        assertArrayEquals(new float[] {420, 864, -96, -21}, run(graph, 1, 2, 3, 4, 0, -1, -2), 0);
    }

    @Test
    void halvesHoldWholeNumbersUpTo2048() throws OrtException {
        float[] numbers = {0, 1, -1, 2047, -2047, 2048};
        Graph graph = new Graph();
        graph.input("x", Graph.Type.FLOAT, "n");
        String wide = graph.op("Cast", graph.halves(numbers, numbers.length)).with("to", Graph.Type.FLOAT.number()).out();
        graph.op("Add", "x", wide).as("y");
        graph.output("y", Graph.Type.FLOAT, "n");
        try (Model model = Model.load(graph.model(), Device.CPU)) {
            assertArrayEquals(numbers, run(model, new long[] {6}, new float[6]), 0);
        }
    }

    /** Doubles x three times: a body uses values of the graph around it, and its names do not collide with theirs. */
    @Test
    void aLoopHasABodyOfItsOwn() throws OrtException {
        Graph graph = new Graph();
        graph.input("x", Graph.Type.FLOAT, 1, 1, "n");
        String two = graph.number(2);
        Graph body = graph.body();
        body.input("round", Graph.Type.INT64);
        body.input("more", Graph.Type.BOOL);
        body.input("state", Graph.Type.FLOAT, 1, 1, "n");
        String still = body.op("Identity", "more").out();
        String next = body.op("Mul", "state", two).out();
        body.output(still, Graph.Type.BOOL);
        body.output(next, Graph.Type.FLOAT, 1, 1, "n");
        graph.op("Loop", graph.longs(3), "", "x").with("body", body).as("y");
        graph.output("y", Graph.Type.FLOAT, 1, 1, "n");
        assertArrayEquals(new float[] {8, -40}, run(graph, 1, -5), 0);
    }

    @Test
    void aBrokenModelIsRefused() {
        Graph graph = new Graph();
        graph.op("NoSuchOperator", graph.input("x", Graph.Type.FLOAT, 1)).as("y");
        graph.output("y", Graph.Type.FLOAT, 1);
        assertThrows(IllegalStateException.class, () -> Model.load(graph.model(), Device.CPU));
    }

    @Test
    void aClosedModelRefusesToRun() throws OrtException {
        Graph graph = new Graph();
        graph.op("Neg", graph.input("x", Graph.Type.FLOAT, 1)).as("y");
        graph.output("y", Graph.Type.FLOAT, 1);
        Model model = Model.load(graph.model(), Device.CPU);
        model.close();
        model.close();
        assertThrows(IllegalStateException.class, () -> run(model, new long[] {1}, new float[1]));
    }

    private static float[] run(Graph graph, float... x) throws OrtException {
        try (Model model = Model.load(graph.model(), Device.CPU)) {
            return run(model, new long[] {1, 1, x.length}, x);
        }
    }

    private static float[] run(Model model, long[] shape, float[] x) throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(Model.environment(), FloatBuffer.wrap(x), shape);
                OrtSession.Result result = model.run(Map.of("x", input))) {
            FloatBuffer y = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[y.remaining()];
            y.get(values);
            return values;
        }
    }
}
