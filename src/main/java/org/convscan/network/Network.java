package org.convscan.network;

import java.util.List;

/**
 * A whole network: what it reads and its layers, in two parts so that the first can be kept when the second learns something new.
 *
 * @param input the channels it reads, and the length of line it was described for: a network with a dense layer reads just that
 *     length, any other reads any
 */
public record Network(String name, Shape input, Layer.Sequence trunk, Layer.Sequence head) {
    /** @throws IllegalArgumentException when a layer cannot take what stands before it; names the layer by its path */
    public Network {
        Shape features = Walk.output(trunk, input, "trunk");
        Walk.output(head, features, "head");
    }

    /** What it gives for a line of the length it was described for. */
    public Shape output() {
        return output(input.length());
    }

    /** What it gives for a line of another length. */
    public Shape output(long length) {
        return Walk.output(head, Walk.output(trunk, new Shape(input.channels(), length), "trunk"), "head");
    }

    /** Its layers in the order of computation. */
    public List<Step> steps() {
        return Walk.of(this);
    }

    /** What it learns, in the order of computation. */
    public List<Parameter> parameters() {
        return Walk.parameters(steps());
    }
}
