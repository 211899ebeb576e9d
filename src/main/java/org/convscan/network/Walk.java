package org.convscan.network;

import java.util.ArrayList;
import java.util.List;

/** Goes through layers in the order in which they compute, and knows each one's place and what reaches it. */
final class Walk {
    private final List<Step> steps = new ArrayList<>();

    private Walk() {}

    /** What stands at a point of the way, and the step that gave it. */
    private record Point(Shape shape, int step) {}

    /** The steps of a network, each named by its path: {@code trunk.0}, {@code head.2}. */
    static List<Step> of(Network network) {
        Walk walk = new Walk();
        Point features = walk.go("trunk", network.trunk(), new Point(network.input(), Step.INPUT));
        walk.go("head", network.head(), features);
        return List.copyOf(walk.steps);
    }

    static Shape output(Layer layer, Shape input) {
        return output(layer, input, "");
    }

    static Shape output(Layer layer, Shape input, String path) {
        return new Walk().go(path, layer, new Point(input, Step.INPUT)).shape;
    }

    static List<Parameter> parameters(Layer layer, Shape input) {
        return parameters(steps(layer, input));
    }

    static List<Parameter> parameters(List<Step> steps) {
        return steps.stream().flatMap(step -> step.parameters().stream()).toList();
    }

    static long multiplyAdds(Layer layer, Shape input) {
        return steps(layer, input).stream().mapToLong(Step::multiplyAdds).reduce(0, Math::addExact);
    }

    private static List<Step> steps(Layer layer, Shape input) {
        Walk walk = new Walk();
        walk.go("", layer, new Point(input, Step.INPUT));
        return walk.steps;
    }

    private Point go(String path, Layer layer, Point from) {
        if (layer instanceof Layer.Sequence sequence) {
            Point point = from;
            for (int i = 0; i < sequence.layers().size(); i++) {
                point = go(inside(path, i), sequence.layers().get(i), point);
            }
            return point;
        }
        List<Point> points = layer instanceof Layer.Join join ? branches(path, join, from) : List.of(from);
        Shape output = output(path, layer, points.stream().map(Point::shape).toList());
        steps.add(new Step(path, layer, from.shape, output, points.stream().map(Point::step).toList()));
        return new Point(output, steps.size() - 1);
    }

    private List<Point> branches(String path, Layer.Join join, Point from) {
        List<Point> ends = new ArrayList<>();
        for (int i = 0; i < join.branches().size(); i++) {
            ends.add(go(inside(path, i), join.branches().get(i), from));
        }
        return ends;
    }

    private static Shape output(String path, Layer layer, List<Shape> inputs) {
        try {
            return layer instanceof Layer.Join join ? joined(join, inputs) : layer.output(inputs.get(0));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException((path.isEmpty() ? "" : path + ", ") + e.getMessage(), e);
        }
    }

    /** What a join's branches give, as one. */
    private static Shape joined(Layer.Join join, List<Shape> outputs) {
        boolean stacked = join.joining() == Layer.Joining.STACK;
        Shape first = outputs.get(0);
        long channels = 0;
        for (Shape output : outputs) {
            if (output.length() != first.length()) {
                throw new IllegalArgumentException(join.label() + ": they give " + Window.lengths(outputs) + " columns");
            }
            if (!stacked && output.channels() != first.channels()) {
                throw new IllegalArgumentException(join.label() + ": they give " + Window.channels(outputs) + " channels");
            }
            channels += output.channels();
        }
        return new Shape(stacked ? Math.toIntExact(channels) : first.channels(), first.length());
    }

    private static String inside(String path, int index) {
        return path.isEmpty() ? Integer.toString(index) : path + "." + index;
    }
}
