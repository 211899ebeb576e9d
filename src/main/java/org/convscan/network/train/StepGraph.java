package org.convscan.network.train;

import java.util.List;
import org.convscan.engine.ort.Graph;
import org.convscan.engine.ort.Graph.Type;
import org.convscan.network.Network;
import org.convscan.network.Parameter;
import org.convscan.network.Shape;
import org.convscan.network.Step;

/**
 * One step of learning as an ONNX model: forward pass, loss, backward pass, Adam (Kingma and Ba, ICLR 2015).
 *
 * <p>It reads {@link #LINES} [batch, channels, length], {@link #TARGETS} and {@link #IMPORTANCE} in the shape of the network's output
 * [batch, channels, length], {@link #RATE}, {@link #SPREAD} and {@link #TURN}, single numbers,
 * with a decay also {@link #KEPT}; and all parameters by name, for those that learn also
 * their two moments (see {@link #first}, {@link #second}). It gives {@link #LOSS}, and under {@link #next} what changes.
 */
final class StepGraph {
    static final String LINES = "lines";
    static final String TARGETS = "targets";
    static final String IMPORTANCE = "importance";
    static final String RATE = "rate";
    static final String SPREAD = "spread";
    static final String KEPT = "kept";
    static final String TURN = "turn";
    static final String LOSS = "loss";

    /** As Kingma and Ba propose. */
    static final double FIRST_DECAY = 0.9;

    static final double SECOND_DECAY = 0.999;
    private static final float EPSILON = 1e-8f;

    private final Network network;
    private final Recipe recipe;
    private final List<Step> steps;
    private final Tape tape;
    private final Graph graph;
    private final Backpropagation layers;

    private StepGraph(Network network, Recipe recipe) {
        this.network = network;
        this.recipe = recipe;
        this.steps = network.steps();
        this.tape = new Tape(recipe.batch());
        this.graph = tape.graph;
        this.layers = new Backpropagation(network, tape, recipe::learns, false);
    }

    static String first(String parameter) {
        return parameter + ":first";
    }

    static String second(String parameter) {
        return parameter + ":second";
    }

    static String next(String name) {
        return name + ":next";
    }

    static String gradient(String parameter) {
        return parameter + ":gradient";
    }

    /** The model file. */
    static byte[] model(Network network, Recipe recipe) {
        StepGraph step = new StepGraph(network, recipe);
        step.differentiate();
        step.update();
        return step.graph.model();
    }

    /** A model that gives the gradients themselves, and changes nothing: what tests look at. */
    static byte[] gradients(Network network, Recipe recipe) {
        StepGraph step = new StepGraph(network, recipe);
        step.differentiate();
        step.tape.gradients().forEach((name, value) -> {
            step.graph.op("Identity", value).as(gradient(name));
            step.graph.output(gradient(name), Type.FLOAT);
        });
        return step.graph.model();
    }

    private void differentiate() {
        Shape in = network.input();
        Shape out = network.output();
        graph.input(LINES, Type.FLOAT, recipe.batch(), in.channels(), in.length());
        graph.input(TARGETS, Type.FLOAT, recipe.batch(), out.channels(), out.length());
        graph.input(IMPORTANCE, Type.FLOAT, recipe.batch(), out.channels(), out.length());
        graph.input(TURN, Type.FLOAT, 1);
        for (Parameter parameter : network.parameters()) {
            graph.input(parameter.name(), Type.FLOAT, shape(parameter));
        }
        layers.forwards(counted());
        layers.backwards(loss());
    }

    private static Object[] shape(Parameter parameter) {
        Object[] shape = new Object[parameter.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = parameter.shape()[i];
        }
        return shape;
    }

    /** Steps that are computed: a last sigmoid or softmax is part of the loss. */
    private int counted() {
        return Loss.of(steps) == Loss.SQUARED ? steps.size() : steps.size() - 1;
    }

    /** @return the gradient of the last computed value */
    private String loss() {
        String z = layers.last();
        Loss loss = Loss.of(steps);
        long numbers = loss == Loss.CATEGORICAL ? network.output().length() : network.output().elements();
        String share = graph.number(1f / (tape.batch * numbers));
        String each = switch (loss) {
            case BINARY -> tape.op("Sub", tape.op("Softplus", z), tape.op("Mul", z, TARGETS));
            case CATEGORICAL -> tape.op("Neg", tape.op("Mul", TARGETS, graph.op("LogSoftmax", z).with("axis", 1).out()));
            case SQUARED -> tape.op("Mul", tape.op("Sub", z, TARGETS), tape.op("Sub", z, TARGETS));
        };
        String weighted = graph.op("ReduceSum", tape.op("Mul", each, IMPORTANCE)).with("keepdims", 0).out();
        tape.graph.op("Reshape", tape.op("Mul", weighted, share), graph.longs(1)).as(LOSS);
        graph.output(LOSS, Type.FLOAT, 1);
        String error = switch (loss) {
            case BINARY -> tape.op("Sub", tape.op("Sigmoid", z), TARGETS);
            case CATEGORICAL -> tape.op("Sub", graph.op("Softmax", z).with("axis", 1).out(), TARGETS);
            case SQUARED -> tape.op("Mul", graph.number(2), tape.op("Sub", z, TARGETS));
        };
        return tape.op("Mul", tape.op("Mul", error, IMPORTANCE), share);
    }

    private void update() {
        graph.input(RATE, Type.FLOAT, 1);
        graph.input(SPREAD, Type.FLOAT, 1);
        if (recipe.decay() > 0) {
            graph.input(KEPT, Type.FLOAT, 1);
        }
        for (Parameter parameter : network.parameters()) {
            String value = tape.gradients().get(parameter.name());
            if (value != null) {
                adam(parameter, value);
            }
        }
        tape.statistics().forEach((name, value) -> output(next(name), value));
    }

    private void output(String name, String value) {
        graph.op("Identity", value).as(name);
        graph.output(name, Type.FLOAT);
    }

    /** Rate and spread hold Adam's corrections for the first steps already. */
    private void adam(Parameter parameter, String gradient) {
        String name = parameter.name();
        graph.input(first(name), Type.FLOAT, shape(parameter));
        graph.input(second(name), Type.FLOAT, shape(parameter));
        String mean = blend(first(name), gradient, FIRST_DECAY);
        String square = blend(second(name), tape.op("Mul", gradient, gradient), SECOND_DECAY);
        String spread = tape.op("Add", tape.op("Mul", tape.op("Sqrt", square), SPREAD), graph.number(EPSILON));
        String kept = recipe.decay() > 0 && name.endsWith(".weight") ? tape.op("Mul", name, KEPT) : name;
        output(next(name), tape.op("Sub", kept, tape.op("Mul", RATE, tape.op("Div", mean, spread))));
        output(next(first(name)), mean);
        output(next(second(name)), square);
    }

    private String blend(String old, String now, double decay) {
        return tape.op("Add", tape.op("Mul", old, graph.number((float) decay)),
                tape.op("Mul", now, graph.number((float) (1 - decay))));
    }
}
