package org.convscan.network;

import java.util.List;
import java.util.Optional;

/**
 * A line of a network's table: one layer and what it costs for one line.
 *
 * @param name its place: {@code trunk.0}
 * @param what it does: "convolution 32 x 15"
 * @param output the shape of what it gives, without the batch; empty when not known
 * @param parameters numbers it has learned
 * @param multiplyAdds for one line
 * @param field what one of its outputs reads; empty when that is everything, or not known
 */
public record Row(
        String name,
        String what,
        List<Long> output,
        long parameters,
        long multiplyAdds,
        Optional<Geometry.Field> field) {
    public Row {
        output = List.copyOf(output);
    }

    /** Of 4-byte numbers. */
    public long activationBytes() {
        return output.isEmpty() ? 0 : Math.multiplyExact(Float.BYTES, output.stream().reduce(1L, Math::multiplyExact));
    }

    /** Of 4-byte numbers. */
    public long weightBytes() {
        return Math.multiplyExact(Float.BYTES, parameters);
    }
}
