package org.convscan.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network's table: its layers, and what follows from them by arithmetic alone.
 *
 * @param input the shape of what it reads, without the batch
 * @param geometry which columns an output reads; empty for a network that reads no line of columns
 */
public record Summary(String name, List<Long> input, List<Row> rows, Optional<Geometry> geometry) {
    public Summary {
        input = List.copyOf(input);
        rows = List.copyOf(rows);
    }

    public static Summary of(Network network) {
        Geometry geometry = Geometry.of(network);
        List<Step> steps = network.steps();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            long parameters = step.parameters().stream().mapToLong(Parameter::elements).reduce(0, Math::addExact);
            rows.add(new Row(step.path(), step.layer().label(), shape(step.output()), parameters, step.multiplyAdds(),
                    geometry.field(i + 1)));
        }
        return new Summary(network.name(), shape(network.input()), rows, Optional.of(geometry));
    }

    private static List<Long> shape(Shape shape) {
        return List.of((long) shape.channels(), shape.length());
    }

    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).reduce(0, Math::addExact);
    }

    public long weightBytes() {
        return rows.stream().mapToLong(Row::weightBytes).reduce(0, Math::addExact);
    }

    /** Of all layers together, as training keeps them. */
    public long activationBytes() {
        return rows.stream().mapToLong(Row::activationBytes).reduce(0, Math::addExact);
    }

    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).reduce(0, Math::addExact);
    }
}
