package org.convscan.network;

import java.util.List;
import java.util.Map;

/**
 * A node of an ONNX model.
 *
 * @param kind "Conv"
 * @param domain empty for the standard operators
 * @param inputs names of values; an empty name is an optional input that is left out
 */
public record Operator(
        String name, String kind, String domain, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
    /**
     * A value that is fixed in the model; the parts that its kind does not use are empty.
     *
     * @param tensor null unless it is one
     */
    public record Attribute(long whole, float number, String text, long[] wholes, float[] numbers, Constant tensor) {}

    public Operator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    long whole(String attribute, long otherwise) {
        return has(attribute) ? attributes.get(attribute).whole() : otherwise;
    }

    String text(String attribute, String otherwise) {
        return has(attribute) ? attributes.get(attribute).text() : otherwise;
    }

    /** @return null when it is missing */
    long[] wholes(String attribute) {
        return has(attribute) ? attributes.get(attribute).wholes().clone() : null;
    }

    /** For messages: the kind, and the name where it has one. */
    String label() {
        return name.isEmpty() ? kind : kind + " '" + name + "'";
    }
}
