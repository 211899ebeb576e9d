package org.convscan.network;

import java.util.List;
import java.util.Map;

/**
 * An ONNX model of any origin, as it is written: operators in the order of computation, what they hold fixed, and what the model
 * reads and gives.
 *
 * @param name for messages and tables
 * @param opset version of the standard operators
 * @param inputs without those that have a constant of their name
 */
public record OperatorGraph(
        String name,
        long opset,
        List<Operator> operators,
        Map<String, Constant> constants,
        List<Port> inputs,
        List<Port> outputs) {
    public OperatorGraph {
        operators = List.copyOf(operators);
        constants = Map.copyOf(constants);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
