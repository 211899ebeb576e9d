package org.convscan.engine.ort;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;

/**
 * An ONNX model on a device, ready to compute: float tensors in, float tensors out, by name. Safe for use by several threads.
 * ONNX Runtime's refusals arrive as IllegalStateException with its words.
 */
public final class Session implements AutoCloseable {
    private final Model model;

    private Session(Model model) {
        this.model = model;
    }

    /** @param threads that one run may use on the processor */
    public static Session load(byte[] model, Device device, int threads) {
        return new Session(Model.load(model, device, threads));
    }

    /** A model that may keep its numbers in files beside it. */
    public static Session load(Path model, Device device, int threads) {
        return new Session(Model.load(model, device, threads));
    }

    /**
     * An input or output of the model.
     *
     * @param type element type: "FLOAT", "INT64"
     * @param shape -1 where the size is free
     */
    public record Value(String name, String type, List<Long> shape) {}

    public List<Value> inputs() {
        return values(model.inputs());
    }

    public List<Value> outputs() {
        return values(model.outputs());
    }

    /** Computes all outputs, in the model's order. */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        try (Feed feed = new Feed()) {
            inputs.forEach((name, tensor) -> feed.buffer(name, tensor.shape()).put(tensor.values()));
            return run(feed);
        }
    }

    /** Computes all outputs from memory that is kept. */
    public Map<String, Tensor> run(Feed feed) {
        try (OrtSession.Result result = model.run(feed.tensors)) {
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.put(output.getKey(), tensor(output.getKey(), output.getValue()));
            }
            return outputs;
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private static Tensor tensor(String name, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor) || tensor.getFloatBuffer() == null) {
            throw new IllegalStateException("ONNX Runtime: output " + name + " does not hold floating-point numbers");
        }
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new Tensor(tensor.getInfo().getShape(), values);
    }

    private static List<Value> values(Map<String, NodeInfo> nodes) {
        List<Value> values = new ArrayList<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                List<Long> shape = Arrays.stream(tensor.getShape()).boxed().toList();
                values.add(new Value(name, tensor.type.name(), shape));
            } else {
                values.add(new Value(name, node.getInfo().getClass().getSimpleName(), List.of()));
            }
        });
        return values;
    }

    /** Input memory that is filled anew before each run instead of allocated anew. Not thread-safe: one for each thread. */
    public static final class Feed implements AutoCloseable {
        private final Map<String, OnnxTensor> tensors = new HashMap<>();
        private final Map<String, FloatBuffer> buffers = new HashMap<>();

        /**
         * The memory of an input, from its first number on; what it held stays there. Asking for another shape replaces it by
         * zeros.
         */
        public FloatBuffer buffer(String name, long... shape) {
            OnnxTensor old = tensors.get(name);
            if (old == null || !Arrays.equals(old.getInfo().getShape(), shape)) {
                if (old != null) {
                    tensors.remove(name).close();
                }
                create(name, shape);
            }
            return buffers.get(name).clear();
        }

        private void create(String name, long... shape) {
            int bytes = Math.toIntExact(Math.multiplyExact(Tensor.elements(shape), Float.BYTES));
            FloatBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
            try {
                tensors.put(name, OnnxTensor.createTensor(Model.environment(), memory, shape));
                buffers.put(name, memory);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
            tensors.clear();
            buffers.clear();
        }
    }
}
