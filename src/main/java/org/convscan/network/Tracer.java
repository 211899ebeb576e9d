package org.convscan.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscan.network.Operator.Attribute;

/** Sends one line of a given length through an operator graph: shapes and reach only, nothing is computed. */
final class Tracer {
    /** Of a list of whole numbers that is worth following. */
    private static final int LONGEST_LIST = 64;

    /** Each row's reach takes a walk over all rows before it: no table of more is that long. */
    private static final int MOST_FIELDS = 2000;

    /** Operators whose constants are settings, not learned. */
    private static final Set<String> SETTINGS = Set.of("Resize", "Upsample", "Clip", "Pad");

    private final OperatorGraph graph;
    private final Map<String, Flow> flows = new HashMap<>();
    private final Geometry.Builder geometry = new Geometry.Builder();
    private final Set<String> counted = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    /** The part of each row, or {@link Flow#FIXED}. */
    private final List<Integer> rowParts = new ArrayList<>();
    private String misfit;

    private Tracer(OperatorGraph graph) {
        this.graph = graph;
    }

    /**
     * What became of the line.
     *
     * @param misfit why the line does not fit; null when it does
     * @param output the model's first output
     */
    record Trace(List<Row> rows, Geometry geometry, Flow output, String misfit) {}

    /** @param shape of the one input, its columns along {@code axis} */
    static Trace trace(OperatorGraph graph, int axis, long... shape) throws IOException {
        Tracer tracer = new Tracer(graph);
        for (Map.Entry<String, Constant> constant : graph.constants().entrySet()) {
            tracer.flows.put(constant.getKey(), flow(constant.getValue()));
        }
        tracer.flows.put(graph.inputs().get(0).name(), new Flow(shape, axis, 0, null, null));
        for (Operator operator : graph.operators()) {
            tracer.go(operator);
        }
        return tracer.result();
    }

    private Trace result() {
        Flow output = flows.get(graph.outputs().get(0).name());
        if (misfit == null && (output == null || output.isFixed())) {
            misfit = "its output does not depend on its input";
        }
        if (misfit != null) {
            return new Trace(List.of(), geometry.build(), output, misfit);
        }
        Geometry whole = geometry.build();
        Geometry reach = geometry.build(output.part());
        if (reach.obstacle().isEmpty() && output.axis() < 0) {
            reach = reach.blocked(output.axis() == Flow.FLATTENED
                    ? "its output has the columns spread over a dimension with other things"
                    : "its output has no dimension for the track's columns");
        }
        List<Row> complete = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean told = rowParts.get(i) != Flow.FIXED && rows.size() <= MOST_FIELDS;
            Optional<Geometry.Field> field = !told ? Optional.empty() : whole.field(rowParts.get(i));
            complete.add(new Row(row.name(), row.what(), row.output(), row.parameters(), row.multiplyAdds(), field));
        }
        return new Trace(complete, reach, output, misfit);
    }

    private static Flow flow(Constant constant) throws IOException {
        boolean list = constant.isWhole() && constant.shape().length <= 1 && constant.elements() <= LONGEST_LIST;
        return new Flow(constant.shape(), Flow.NONE, Flow.FIXED, list ? constant.wholes() : null, constant.isLearned() ? constant : null);
    }

    private void go(Operator operator) throws IOException {
        List<Flow> inputs = new ArrayList<>();
        for (String name : operator.inputs()) {
            inputs.add(name.isEmpty() ? null : flows.getOrDefault(name, new Flow(null, Flow.NONE, Flow.FIXED, null, null)));
        }
        Call call = new Call(operator, inputs, graph.opset(), geometry);
        Flow[] outputs = outputs(call);
        for (int i = 0; i < operator.outputs().size(); i++) {
            flows.put(operator.outputs().get(i), outputs[Math.min(i, outputs.length - 1)]);
        }
        describe(operator, inputs, outputs[0]);
    }

    private Flow[] outputs(Call call) throws IOException {
        Operator operator = call.operator();
        boolean known = call.inputs().stream().allMatch(flow -> flow == null || flow.shape() != null);
        try {
            if (operator.kind().equals("Constant")) {
                return new Flow[] {constant(operator)};
            }
            if (known && operator.domain().isEmpty()) {
                Flow[] outputs = OperatorRules.outputs(call);
                if (outputs != null) {
                    return outputs;
                }
            }
            return new Flow[] {unknown(call, "is not known to this program, nor how far it reaches")};
        } catch (Call.Misfit e) {
            misfit = misfit == null ? e.getMessage() : misfit;
            return new Flow[] {unknown(call, "does not take what reaches it")};
            // Inputs and attributes that are missing or of the wrong length: nothing else has checked them.
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException | NullPointerException e) {
            misfit = misfit == null ? operator.label() + " is not well-formed" : misfit;
            return new Flow[] {unknown(call, "is not well-formed")};
        }
    }

    private Flow unknown(Call call, String why) {
        int[] from = call.inputs().stream().filter(flow -> flow != null && !flow.isFixed()).mapToInt(Flow::part).distinct().toArray();
        int part = from.length == 0
                ? Flow.FIXED
                : geometry.add(call.operator().label(), new Reach.Everything(why), from);
        return new Flow(null, Flow.NONE, part, null, null);
    }

    private static Flow constant(Operator operator) throws IOException {
        if (operator.has("value") && operator.attributes().get("value").tensor() != null) {
            return flow(operator.attributes().get("value").tensor());
        }
        if (operator.has("value_ints")) {
            return Flow.list(operator.wholes("value_ints"));
        }
        if (operator.has("value_int")) {
            return Flow.list(operator.whole("value_int", 0)).with();
        }
        Attribute numbers = operator.attributes().get("value_floats");
        return numbers == null ? Flow.fixed() : Flow.fixed(numbers.numbers().length);
    }

    private void describe(Operator operator, List<Flow> inputs, Flow output) {
        long parameters = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Flow flow = inputs.get(i);
            if (flow != null && flow.learned() != null && !SETTINGS.contains(operator.kind()) && counted.add(operator.inputs().get(i))) {
                parameters = Math.addExact(parameters, flow.elements());
            }
        }
        if (output.isFixed() && parameters == 0) {
            return;
        }
        String name = operator.name().isEmpty() && !operator.outputs().isEmpty() ? operator.outputs().get(0) : operator.name();
        List<Long> shape = output.shape() == null
                ? List.of()
                : Arrays.stream(output.shape()).skip(output.rank() > 1 ? 1 : 0).boxed().toList();
        rows.add(new Row(name, OperatorCosts.what(operator, inputs), shape, parameters,
                OperatorCosts.multiplyAdds(operator, inputs, output), Optional.empty()));
        rowParts.add(output.part());
    }
}
