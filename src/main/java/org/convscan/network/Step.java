package org.convscan.network;

import java.util.List;

/**
 * A layer in its place in a network: never a {@link Layer.Sequence}, whose layers are steps themselves. The step of a
 * {@link Layer.Join} stands after those of its branches, and is the joining alone.
 *
 * @param path {@code trunk.3.1.0}: layer 0 of branch 1 of the trunk's layer 3
 * @param input what goes in; of a join, into each of its branches
 * @param from numbers of the steps whose outputs it takes, or {@link #INPUT}; several for a join only
 */
public record Step(String path, Layer layer, Shape input, Shape output, List<Integer> from) {
    /** In {@link #from}: what the network reads. */
    public static final int INPUT = -1;

    /** What it learns itself, by full names. */
    public List<Parameter> parameters() {
        if (layer instanceof Layer.Join) {
            return List.of();
        }
        return layer.parameters(input).stream().map(parameter -> path.isEmpty() ? parameter : parameter.within(path)).toList();
    }

    public long multiplyAdds() {
        return layer instanceof Layer.Join ? 0 : layer.multiplyAdds(input);
    }
}
