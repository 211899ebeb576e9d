package org.convscan.format.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.network.Constant;
import org.convscan.network.Operator;
import org.convscan.network.OperatorGraph;
import org.convscan.network.Port;

/** The messages of a model; field numbers are those of onnx/onnx.proto. */
final class ModelReader {
    /** Of graphs within graphs (the bodies of loops). */
    private static final int DEEPEST = 16;

    /** Of a declared input or output: nobody has lines or batches longer than this. */
    private static final long LARGEST_SIZE = Integer.MAX_VALUE;

    /** An operator costs about as much memory as so many other messages. */
    private static final int OPERATOR_ITEMS = 8;

    private final Path file;
    private final ProtoReader.Budget budget;
    private final TensorReader tensors;
    private int depth;

    ModelReader(Path file, ProtoReader.Budget budget) {
        this.file = file;
        this.budget = budget;
        this.tensors = new TensorReader(file, budget);
    }

    /** A graph in the making. */
    private static final class Parts {
        private final List<Operator> operators = new ArrayList<>();
        private final Map<String, Constant> constants = new LinkedHashMap<>();
        private final List<Port> inputs = new ArrayList<>();
        private final List<Port> outputs = new ArrayList<>();
    }

    OperatorGraph model(ProtoReader message) throws IOException {
        Parts parts = null;
        long opset = 0;
        while (message.next()) {
            switch (message.field()) {
                case 7 -> parts = graph(message.message());
                case 8 -> opset = Math.max(opset, standardOpset(message.message()));
                case 20 -> training(message.message());
                case 25 -> function(message.message());
                default -> message.skip();
            }
        }
        if (parts == null || parts.outputs.isEmpty()) {
            throw budget.wrong("", "there is no graph in it that gives anything");
        }
        if (opset == 0) {
            throw budget.wrong("", "it does not say which operators it is made of");
        }
        Map<String, Constant> constants = parts.constants;
        List<Port> inputs = parts.inputs.stream().filter(port -> !constants.containsKey(port.name())).toList();
        return new OperatorGraph(file.getFileName().toString(), opset, parts.operators, constants, inputs, parts.outputs);
    }

    private static long standardOpset(ProtoReader message) throws IOException {
        String domain = "";
        long version = 1;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> domain = message.text();
                case 2 -> version = message.whole();
                default -> message.skip();
            }
        }
        return domain.isEmpty() || domain.equals("ai.onnx") ? version : 1;
    }

    /** Read for what it may point to alone. */
    private void training(ProtoReader message) throws IOException {
        while (message.next()) {
            if (message.field() == 1 || message.field() == 2) {
                graph(message.message());
            } else {
                message.skip();
            }
        }
    }

    /** Read for what it may point to alone. */
    private void function(ProtoReader message) throws IOException {
        while (message.next()) {
            switch (message.field()) {
                case 7 -> operator(message.message());
                case 11 -> attribute(message.message(), new HashMap<>());
                default -> message.skip();
            }
        }
    }

    private Parts graph(ProtoReader message) throws IOException {
        if (++depth > DEEPEST) {
            throw message.wrong("graphs within graphs, more than " + DEEPEST + " deep");
        }
        Parts parts = new Parts();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> parts.operators.add(operator(message.message()));
                case 5 -> tensors.read(message.message(), parts.constants);
                case 11 -> parts.inputs.add(port(message.message()));
                case 12 -> parts.outputs.add(port(message.message()));
                case 15 -> throw new InputException(
                        file.toString(), "", "sparse constants are not supported", "export the model with dense ones");
                default -> message.skip();
            }
        }
        depth--;
        return parts;
    }

    private Operator operator(ProtoReader message) throws IOException {
        budget.take(OPERATOR_ITEMS);
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Operator.Attribute> attributes = new HashMap<>();
        String name = "";
        String kind = "";
        String domain = "";
        while (message.next()) {
            switch (message.field()) {
                case 1 -> inputs.add(counted(message));
                case 2 -> outputs.add(counted(message));
                case 3 -> name = message.text();
                case 4 -> kind = message.text();
                case 5 -> attribute(message.message(), attributes);
                case 7 -> domain = message.text();
                default -> message.skip();
            }
        }
        return new Operator(name, kind, domain.equals("ai.onnx") ? "" : domain, inputs, outputs, attributes);
    }

    private String counted(ProtoReader message) throws IOException {
        budget.take(1);
        return message.text();
    }

    private void attribute(ProtoReader message, Map<String, Operator.Attribute> all) throws IOException {
        String name = "";
        String text = "";
        long whole = 0;
        float number = 0;
        ProtoReader.Numbers wholes = new ProtoReader.Numbers();
        List<Float> numbers = new ArrayList<>();
        Map<String, Constant> tensor = new HashMap<>();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = message.text();
                case 2 -> number = message.number();
                case 3 -> whole = message.whole();
                case 4 -> text = message.text();
                case 5, 10 -> tensors.read(message.message(), tensor);
                case 6, 11 -> graph(message.message());
                case 7 -> tensors.floats(message, numbers);
                case 8 -> message.wholes(wholes);
                default -> message.skip();
            }
        }
        Constant constant = tensor.isEmpty() ? null : tensor.values().iterator().next();
        all.put(name, new Operator.Attribute(whole, number, text, wholes.toArray(), array(numbers), constant));
    }

    private static float[] array(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }

    private Port port(ProtoReader message) throws IOException {
        String name = "";
        Port typed = new Port("", 0, List.of());
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = message.text();
                case 2 -> typed = type(message.message());
                default -> message.skip();
            }
        }
        return new Port(name, typed.type(), typed.shape());
    }

    private Port type(ProtoReader message) throws IOException {
        Port typed = new Port("", 0, List.of());
        while (message.next()) {
            if (message.field() == 1) {
                typed = tensorType(message.message());
            } else {
                message.skip();
            }
        }
        return typed;
    }

    private Port tensorType(ProtoReader message) throws IOException {
        int type = 0;
        List<Long> shape = new ArrayList<>();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> type = (int) message.whole();
                case 2 -> {
                    ProtoReader sizes = message.message();
                    while (sizes.next()) {
                        shape.add(size(sizes));
                    }
                }
                default -> message.skip();
            }
        }
        return new Port("", type, shape);
    }

    private static long size(ProtoReader sizes) throws IOException {
        if (sizes.field() != 1) {
            sizes.skip();
            return Port.FREE;
        }
        ProtoReader message = sizes.message();
        long size = Port.FREE;
        while (message.next()) {
            if (message.field() == 1) {
                size = message.whole();
                if (size > LARGEST_SIZE) {
                    throw message.wrong("an input or output of size " + size);
                }
            } else {
                message.skip();
            }
        }
        return size > 0 ? size : Port.FREE;
    }
}
