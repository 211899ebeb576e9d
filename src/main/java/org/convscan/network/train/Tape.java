package org.convscan.network.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.convscan.engine.ort.Graph;
import org.convscan.engine.ort.Graph.Type;

/**
 * A graph that is built forwards while what is needed to go backwards is noted. All values are lines, [batch, channels, length]; a
 * dense layer's length is 1.
 */
final class Tape {
    final Graph graph = new Graph();
    final int batch;
    private final Map<String, String> gradients = new LinkedHashMap<>();
    private final Map<String, String> statistics = new LinkedHashMap<>();

    Tape(int batch) {
        this.batch = batch;
    }

    /**
     * A layer's output in the graph.
     *
     * @param learn notes the gradients of what it learns, from that of its output
     * @param back the gradient of its input, from that of its output
     */
    record Value(String name, Consumer<String> learn, UnaryOperator<String> back) {
        /** Of a layer that learns nothing. */
        Value(String name, UnaryOperator<String> back) {
            this(name, gradient -> { }, back);
        }
    }

    String op(String operator, String... from) {
        return graph.op(operator, from).out();
    }

    String reshape(String value, long... shape) {
        return op("Reshape", value, graph.longs(shape));
    }

    /** Channels and columns changed places with lines: what convolutions of gradients take. */
    String turned(String line) {
        return graph.op("Transpose", line).withAll("perm", 1, 0, 2).out();
    }

    /** Over lines and columns: a number a channel. */
    String sum(String line) {
        return graph.op("ReduceSum", line, graph.longs(0, 2)).with("keepdims", 0).out();
    }

    /** Over lines and columns, [1, channels, 1]. */
    String mean(String line) {
        return graph.op("ReduceMean", line).withAll("axes", 0, 2).with("keepdims", 1).out();
    }

    String slice(String value, int axis, long from, long to) {
        return op("Slice", value, graph.longs(from), graph.longs(to), graph.longs(axis));
    }

    String concat(int axis, List<String> values) {
        return values.size() == 1 ? values.get(0) : graph.op("Concat", values.toArray(String[]::new)).with("axis", axis).out();
    }

    String cast(String value, Type type) {
        return graph.op("Cast", value).with("to", type.number()).out();
    }

    /** 1 where {@code value} is above 0, else 0. */
    String positive(String value) {
        return cast(op("Greater", value, graph.number(0)), Type.FLOAT);
    }

    String ones(long... shape) {
        float[] ones = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.fill(ones, 1);
        return graph.floats(ones, shape);
    }

    void gradient(String parameter, String value) {
        gradients.put(parameter, value);
    }

    /** A running average's next value. */
    void statistic(String parameter, String value) {
        statistics.put(parameter, value);
    }

    Map<String, String> gradients() {
        return gradients;
    }

    Map<String, String> statistics() {
        return statistics;
    }
}
