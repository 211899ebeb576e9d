package org.convscan.network.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Step;
import org.convscan.network.train.Tape.Value;

/** A network's layers in a graph, forwards from {@link StepGraph#LINES}, and the gradients' way back through them. */
final class Backpropagation {
    private final Network network;
    private final List<Step> steps;
    private final Tape tape;
    private final WindowRules windows;
    private final LineRules lines;
    private final Predicate<String> learning;
    private final boolean toLines;
    private final List<Value> values = new ArrayList<>();

    /**
     * @param learning whether what stands at a path learns
     * @param toLines whether the gradient of the lines is wanted as well
     */
    Backpropagation(Network network, Tape tape, Predicate<String> learning, boolean toLines) {
        this.network = network;
        this.steps = network.steps();
        this.tape = tape;
        this.windows = new WindowRules(tape);
        this.lines = new LineRules(tape);
        this.learning = learning;
        this.toLines = toLines;
    }

    /** Computes the first {@code count} of the network's steps. */
    void forwards(int count) {
        for (int i = 0; i < count; i++) {
            values.add(value(i));
        }
    }

    /** The value that was computed last. */
    String last() {
        return of(values.size() - 1);
    }

    private String of(int step) {
        return step == Step.INPUT ? StepGraph.LINES : values.get(step).name();
    }

    private boolean learns(Step step) {
        return learning.test(step.path());
    }

    private Value value(int number) {
        Step step = steps.get(number);
        String x = of(step.from().get(0));
        if (step.layer() instanceof Layer.Convolution layer) {
            return windows.convolution(step, layer, x, learns(step));
        }
        if (step.layer() instanceof Layer.TransposedConvolution layer) {
            return windows.transposed(step, layer, x, learns(step));
        }
        if (step.layer() instanceof Layer.Pool layer) {
            return windows.pool(step, layer, x);
        }
        if (step.layer() instanceof Layer.GlobalPool layer) {
            return lines.globalPool(step, layer, x);
        }
        if (step.layer() instanceof Layer.Upsampling layer) {
            return lines.upsampling(step, layer, x);
        }
        if (step.layer() instanceof Layer.BatchNormalisation layer) {
            return lines.batchNormalisation(step, layer, x, learns(step));
        }
        if (step.layer() instanceof Layer.Dropout layer) {
            return learns(step) ? lines.dropout(step, layer, x, StepGraph.TURN, number) : new Value(x, UnaryOperator.identity());
        }
        if (step.layer() instanceof Layer.Dense layer) {
            return lines.dense(step, layer, x, learns(step));
        }
        if (step.layer() instanceof Layer.Root layer) {
            return lines.root(layer, x);
        }
        return step.layer() instanceof Layer.Activation layer ? lines.activation(layer.function(), x) : joined(step);
    }

    /** Its way back is different for each branch: see {@link #pass}. */
    private Value joined(Step step) {
        String[] branches = step.from().stream().map(this::of).toArray(String[]::new);
        switch (((Layer.Join) step.layer()).joining()) {
            case STACK -> {
                return new Value(tape.concat(1, List.of(branches)), UnaryOperator.identity());
            }
            case SUBTRACT -> {
                return new Value(tape.op("Sub", branches), UnaryOperator.identity());
            }
            case DIVIDE -> {
                return new Value(tape.op("Div", branches), UnaryOperator.identity());
            }
            default -> {
                return new Value(sum(List.of(branches)), UnaryOperator.identity());
            }
        }
    }


    /**
     * Notes the gradients of what learns on the tape.
     *
     * @param gradient of the last computed value
     * @return that of the lines that were read, where it was wanted; else null
     */
    String backwards(String gradient) {
        Map<Integer, List<String>> gradients = new HashMap<>();
        gradients.put(values.size() - 1, new ArrayList<>(List.of(gradient)));
        for (int i = values.size() - 1; i >= 0; i--) {
            List<String> parts = gradients.get(i);
            if (parts == null || !reached(i)) {
                continue;
            }
            String sum = sum(parts);
            values.get(i).learn().accept(sum);
            if (steps.get(i).from().stream().anyMatch(this::reached)) {
                pass(steps.get(i), values.get(i).back().apply(sum), gradients);
            }
        }
        return toLines ? sum(gradients.get(Step.INPUT)) : null;
    }

    private String sum(List<String> parts) {
        String sum = parts.get(0);
        for (int part = 1; part < parts.size(); part++) {
            sum = tape.op("Add", sum, parts.get(part));
        }
        return sum;
    }

    /** Whether anything that a gradient is wanted of stands at a step or before it. */
    private boolean reached(int number) {
        if (toLines || number == Step.INPUT) {
            return toLines;
        }
        Step step = steps.get(number);
        return learns(step) && !step.parameters().isEmpty() || step.from().stream().anyMatch(this::reached);
    }

    private void add(int step, String gradient, Map<Integer, List<String>> gradients) {
        if (step != Step.INPUT || toLines) {
            gradients.computeIfAbsent(step, number -> new ArrayList<>()).add(gradient);
        }
    }

    private void pass(Step step, String gradient, Map<Integer, List<String>> gradients) {
        if (step.layer() instanceof Layer.Join join && join.branches().size() == 2 && join.joining() != Layer.Joining.STACK) {
            add(step.from().get(0), first(join, step, gradient), gradients);
            add(step.from().get(1), second(join, step, gradient), gradients);
            return;
        }
        boolean stack = step.layer() instanceof Layer.Join join && join.joining() == Layer.Joining.STACK;
        long channel = 0;
        for (int from : step.from()) {
            long end = channel + (from == Step.INPUT ? network.input() : steps.get(from).output()).channels();
            add(from, stack ? tape.slice(gradient, 1, channel, end) : gradient, gradients);
            channel = end;
        }
    }

    private String first(Layer.Join join, Step step, String gradient) {
        return join.joining() == Layer.Joining.DIVIDE ? tape.op("Div", gradient, of(step.from().get(1))) : gradient;
    }

    private String second(Layer.Join join, Step step, String gradient) {
        return switch (join.joining()) {
            case SUBTRACT -> tape.op("Neg", gradient);
            case DIVIDE -> {
                // d(a / b) / db = -(a / b) / b
                String quotient = tape.op("Div", of(step.from().get(0)), of(step.from().get(1)));
                yield tape.op("Neg", tape.op("Mul", gradient, tape.op("Div", quotient, of(step.from().get(1)))));
            }
            default -> gradient;
        };
    }
}
