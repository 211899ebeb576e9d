package org.convscan.network;

import java.util.ArrayList;
import java.util.List;

/** Goes through layers in the order in which they compute, and knows each one's place and what reaches it. */
final class Walk {
    private final List<Step> steps = new ArrayList<>();

    private Walk() {}

    /** The steps of a network, each named by its path: {@code trunk.0}, {@code head.2}. */
    static List<Step> of(Network network) {
        Walk walk = new Walk();
        Shape features = walk.go("trunk", network.trunk(), network.input());
        walk.go("head", network.head(), features);
        return List.copyOf(walk.steps);
    }

    static Shape output(Layer layer, Shape input) {
        return output(layer, input, "");
    }

    static Shape output(Layer layer, Shape input, String path) {
        return new Walk().go(path, layer, input);
    }

    static List<Parameter> parameters(Layer layer, Shape input) {
        Walk walk = new Walk();
        walk.go("", layer, input);
        return parameters(walk.steps);
    }

    static List<Parameter> parameters(List<Step> steps) {
        List<Parameter> all = new ArrayList<>();
        steps.forEach(step -> all.addAll(step.parameters()));
        return all;
    }

    static long multiplyAdds(Layer layer, Shape input) {
        Walk walk = new Walk();
        walk.go("", layer, input);
        return walk.steps.stream().mapToLong(Step::multiplyAdds).reduce(0, Math::addExact);
    }

    private Shape go(String path, Layer layer, Shape input) {
        if (layer instanceof Layer.Sequence sequence) {
            Shape shape = input;
            for (int i = 0; i < sequence.layers().size(); i++) {
                shape = go(inside(path, i), sequence.layers().get(i), shape);
            }
            return shape;
        }
        List<Shape> outputs = new ArrayList<>();
        if (layer instanceof Layer.Join join) {
            for (int i = 0; i < join.branches().size(); i++) {
                outputs.add(go(inside(path, i), join.branches().get(i), input));
            }
        }
        Shape output = output(path, layer, input, outputs);
        steps.add(new Step(path, layer, input, output));
        return output;
    }

    private static Shape output(String path, Layer layer, Shape input, List<Shape> outputs) {
        try {
            return layer instanceof Layer.Join join ? join.joined(outputs) : layer.output(input);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException((path.isEmpty() ? "" : path + ", ") + e.getMessage(), e);
        }
    }

    private static String inside(String path, int index) {
        return path.isEmpty() ? Integer.toString(index) : path + "." + index;
    }
}
