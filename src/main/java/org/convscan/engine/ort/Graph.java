package org.convscan.engine.ort;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An ONNX graph in the making: inputs, constants, nodes and outputs, written as a model file without any other library.
 * Values are known by their names. Field numbers are those of onnx/onnx.proto, IR version 8. Not thread-safe.
 */
public final class Graph {
    /** Of the standard operators. */
    private static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    /** ONNX Runtime's own operators. */
    private static final String CONTRIB = "com.microsoft";

    /** Element types by their TensorProto.DataType number. */
    public enum Type {
        FLOAT(1),
        UINT8(2),
        INT8(3),
        INT32(6),
        INT64(7),
        BOOL(9),
        FLOAT16(10);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        /** For the {@code to} attribute of Cast. */
        public long number() {
            return number;
        }
    }

    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final List<ProtoMessage> constants = new ArrayList<>();
    private final List<ProtoMessage> inputs = new ArrayList<>();
    private final List<ProtoMessage> outputs = new ArrayList<>();
    private final String prefix;
    private int names;
    private boolean contrib;

    public Graph() {
        this("");
    }

    private Graph(String prefix) {
        this.prefix = prefix;
    }

    /** An empty body for a Loop, If or Scan of this graph: it may use this graph's values, and its own names differ. */
    public Graph body() {
        return new Graph(fresh("g") + "_");
    }

    /** @param shape numbers, or names of sizes that are known at run time only */
    public String input(String name, Type type, Object... shape) {
        inputs.add(value(name, type, shape));
        return name;
    }

    /** Makes the value {@code name} a result of the graph. */
    public void output(String name, Type type, Object... shape) {
        outputs.add(value(name, type, shape));
    }

    public String floats(float[] values, long... shape) {
        return floats(fresh("c"), values, shape);
    }

    /** Under a name of the caller's choice, which nothing else has. */
    public String floats(String name, float[] values, long... shape) {
        ByteBuffer raw = buffer(values.length * Float.BYTES);
        raw.asFloatBuffer().put(values);
        return constant(name, Type.FLOAT, raw.array(), shape);
    }

    public String number(float value) {
        return floats(new float[] {value});
    }

    /** Exact for whole numbers up to 2048. */
    public String halves(float[] values, long... shape) {
        return op("Cast", floats(values, shape)).with("to", Type.FLOAT16.number()).out();
    }

    /** A list: a shape, the ends of a slice, axes. */
    public String longs(long... values) {
        ByteBuffer raw = buffer(values.length * Long.BYTES);
        raw.asLongBuffer().put(values);
        return constant(Type.INT64, raw.array(), values.length);
    }

    public String ints(int[] values, long... shape) {
        ByteBuffer raw = buffer(values.length * Integer.BYTES);
        raw.asIntBuffer().put(values);
        return constant(Type.INT32, raw.array(), shape);
    }

    /** @param raw the elements, little-endian; the shape of a single number is empty */
    public String constant(Type type, byte[] raw, long... shape) {
        return constant(fresh("c"), type, raw, shape);
    }

    private String constant(String name, Type type, byte[] raw, long... shape) {
        ProtoMessage tensor = new ProtoMessage();
        for (long size : shape) {
            tensor.add(1, size);
        }
        constants.add(tensor.add(2, type.number).add(8, name).add(9, raw));
        return name;
    }

    /** A node of the standard operator set; an empty name leaves out an optional input. */
    public Node op(String operator, String... from) {
        return new Node("", operator, from);
    }

    /** A node of ONNX Runtime's own operator set. */
    public Node contribOp(String operator, String... from) {
        contrib = true;
        return new Node(CONTRIB, operator, from);
    }

    /** The model file. */
    public byte[] model() {
        ProtoMessage model = new ProtoMessage().add(1, IR_VERSION).add(2, "convscan").add(7, graph());
        model.add(8, new ProtoMessage().add(1, "").add(2, OPSET));
        if (contrib) {
            model.add(8, new ProtoMessage().add(1, CONTRIB).add(2, 1));
        }
        return model.bytes();
    }

    private ProtoMessage graph() {
        ProtoMessage graph = new ProtoMessage();
        nodes.forEach(node -> graph.add(1, node));
        graph.add(2, "graph");
        constants.forEach(constant -> graph.add(5, constant));
        inputs.forEach(input -> graph.add(11, input));
        outputs.forEach(output -> graph.add(12, output));
        return graph;
    }

    private String fresh(String kind) {
        return prefix + kind + names++;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ProtoMessage value(String name, Type type, Object... shape) {
        ProtoMessage dimensions = new ProtoMessage();
        for (Object size : shape) {
            dimensions.add(1, size instanceof Number number
                    ? new ProtoMessage().add(1, number.longValue())
                    : new ProtoMessage().add(2, (String) size));
        }
        ProtoMessage tensor = new ProtoMessage().add(1, type.number).add(2, dimensions);
        return new ProtoMessage().add(1, name).add(2, new ProtoMessage().add(1, tensor));
    }

    /** A node without its results: {@code with} adds attributes, {@link #out} or {@link #as} puts it into the graph. */
    public final class Node {
        private static final int FLOAT = 1;
        private static final int INT = 2;
        private static final int STRING = 3;
        private static final int GRAPH = 5;
        private static final int INTS = 7;

        private final String domain;
        private final String operator;
        private final ProtoMessage node = new ProtoMessage();
        private final List<ProtoMessage> attributes = new ArrayList<>();

        private Node(String domain, String operator, String... from) {
            this.domain = domain;
            this.operator = operator;
            for (String name : from) {
                node.add(1, name);
            }
        }

        public Node with(String attribute, float value) {
            return with(attribute, FLOAT, new ProtoMessage().add(2, value));
        }

        public Node with(String attribute, long value) {
            return with(attribute, INT, new ProtoMessage().add(3, value));
        }

        public Node with(String attribute, int value) {
            return with(attribute, (long) value);
        }

        public Node with(String attribute, String value) {
            return with(attribute, STRING, new ProtoMessage().add(4, value));
        }

        /** The body of a Loop, If or Scan. */
        public Node with(String attribute, Graph body) {
            contrib |= body.contrib;
            return with(attribute, GRAPH, new ProtoMessage().add(6, body.graph()));
        }

        public Node withAll(String attribute, long... values) {
            ProtoMessage list = new ProtoMessage();
            for (long value : values) {
                list.add(8, value);
            }
            return with(attribute, INTS, list);
        }

        private Node with(String attribute, int kind, ProtoMessage value) {
            attributes.add(new ProtoMessage().add(1, attribute).raw(value.bytes()).add(20, kind));
            return this;
        }

        /** Its one result, under a name of its own. */
        public String out() {
            return as(fresh("v"));
        }

        public String as(String name) {
            outs(name);
            return name;
        }

        /** Several results. */
        public void outs(String... results) {
            for (String name : results) {
                node.add(2, name);
            }
            node.add(3, fresh(operator + "_")).add(4, operator);
            attributes.forEach(attribute -> node.add(5, attribute));
            if (!domain.isEmpty()) {
                node.add(7, domain);
            }
            nodes.add(node);
        }
    }
}
