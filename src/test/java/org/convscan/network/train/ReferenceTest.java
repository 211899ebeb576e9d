package org.convscan.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.format.network.NetworkFile;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss, gradients and Adam against PyTorch 2.13.0; test-data/gradients/make-reference.py wrote the numbers. */
final class ReferenceTest {
    private static final Path FOLDER = Path.of("test-data/gradients");

    /** Lines of one kind: tensors by name. */
    static Map<String, Tensor> read(String name, String kind) throws Exception {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".tsv"))) {
            String[] columns = line.split("\t");
            if (columns[0].equals(kind)) {
                String[] numbers = columns[3].split(" ");
                float[] values = new float[numbers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) Double.parseDouble(numbers[i]);
                }
                tensors.put(columns[1], new Tensor(Stream.of(columns[2].split(" ")).mapToLong(Long::parseLong).toArray(), values));
            }
        }
        assertFalse(tensors.isEmpty(), kind);
        return tensors;
    }

    static Tensor one(String name, String kind) throws Exception {
        return read(name, kind).values().iterator().next();
    }

    static Network network(String name) throws Exception {
        return NetworkFile.read(FOLDER.resolve(name + ".yaml"));
    }

    private static Recipe recipe(String name) throws Exception {
        return new Recipe((int) one(name, "lines").shape()[0], 0.01, 0, 1, null);
    }

    private static Tensor columns(Tensor tensor, Network network) {
        return Tensor.of(tensor.values(), tensor.shape()[0], network.output().channels(), network.output().length());
    }

    /** A weight for each column stands for all its channels. */
    private static Tensor importance(Tensor weights, Network network) {
        int channels = network.output().channels();
        int length = (int) network.output().length();
        int lines = (int) weights.shape()[0];
        if (weights.values().length == lines * channels * length) {
            return columns(weights, network);
        }
        float[] values = new float[lines * channels * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.values()[i / (channels * length) * length + i % length];
        }
        return Tensor.of(values, lines, channels, length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"motifs", "levels", "residual"})
    void gradientsAreThoseOfPyTorch(String name) throws Exception {
        Network network = network(name);
        Map<String, Tensor> inputs = new HashMap<>(Weights.of(network, read(name, "start")).tensors());
        inputs.put(StepGraph.LINES, one(name, "lines"));
        inputs.put(StepGraph.TARGETS, columns(one(name, "labels"), network));
        inputs.put(StepGraph.IMPORTANCE, importance(one(name, "weights"), network));
        inputs.put(StepGraph.TURN, Tensor.of(new float[] {1}, 1));
        try (Session session = Session.load(StepGraph.gradients(network, recipe(name)), Device.CPU, 1)) {
            Map<String, Tensor> found = session.run(inputs);
            assertEquals(one(name, "loss0").values()[0], found.get(StepGraph.LOSS).values()[0], 1e-6f);
            Map<String, Tensor> expected = read(name, "gradient");
            assertEquals(expected.size() + 1, found.size());
            expected.forEach((parameter, tensor) ->
                    assertArrayEquals(tensor.values(), found.get(StepGraph.gradient(parameter)).values(), 1e-6f, parameter));
        }
    }

    /** All lines of the batch, in whatever order. */
    private record Batch(float[] lines, float[] labels, float[] weights, int size) implements Examples {
        @Override
        public void line(int index, long turn, FloatBuffer target) {
            target.put(part(lines, index));
        }

        @Override
        public void targets(int index, long turn, FloatBuffer target) {
            target.put(part(labels, index));
        }

        @Override
        public void importance(int index, long turn, FloatBuffer target, int elements) {
            target.put(part(weights, index));
        }

        private float[] part(float[] values, int index) {
            int each = values.length / size;
            return Arrays.copyOfRange(values, index * each, (index + 1) * each);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"motifs", "levels", "residual"})
    void threeStepsOfAdamEndWherePyTorchsDo(String name) throws Exception {
        Network network = network(name);
        Batch batch = new Batch(one(name, "lines").values(), one(name, "labels").values(),
                importance(one(name, "weights"), network).values(), recipe(name).batch());
        try (Learner learner = new Learner(network, Weights.of(network, read(name, "start")), recipe(name), Device.CPU, 1)) {
            for (int step = 0; step < 3; step++) {
                assertEquals(one(name, "loss" + step).values()[0], learner.epoch(batch, step, () -> { }), 1e-5f);
            }
            Map<String, Tensor> expected = read(name, "end");
            assertEquals(expected.keySet(), learner.weights().names());
            expected.forEach((parameter, tensor) ->
                    assertArrayEquals(tensor.values(), learner.weights().get(parameter).values(), 1e-5f, parameter));
        }
    }
}
