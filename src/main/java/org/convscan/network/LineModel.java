package org.convscan.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model of any origin that reads lines: how it wants them, what it gives, what it costs, and whether a long track may be cut.
 *
 * @param layout of its one input
 * @param summary its operators, for a line of {@code tracedLength} columns
 * @param geometry with an obstacle where a track cannot be cut
 * @param outputShape of its first output for one such line
 * @param outputAxis the dimension of that output along which the track's columns lie; empty when there is none
 */
public record LineModel(
        OperatorGraph graph,
        LineLayout layout,
        long tracedLength,
        Summary summary,
        Geometry geometry,
        List<Long> outputShape,
        OptionalInt outputAxis) {
    /** A model that is none of a line. */
    public static final class NotALineException extends Exception {
        private static final long serialVersionUID = 1L;

        NotALineException(String message) {
            super(message);
        }
    }

    /** Long enough for most networks, and a multiple of what U-Nets halve. */
    private static final long SHORTEST = 1 << 10;

    private static final long LONGEST = 1 << 20;

    /** Branches may agree at one length in so many only. */
    private static final int PHASES = 64;

    private static final int FLOAT = 1;

    /**
     * @param channels that its lines have; 0 when not known
     * @param length of the line that it is traced with where it takes any; 0 for one that fits
     * @throws NotALineException when it reads no line, or none fits; says why
     */
    public static LineModel of(OperatorGraph graph, long channels, long length) throws IOException, NotALineException {
        if (graph.inputs().size() != 1) {
            throw new NotALineException("the model reads " + graph.inputs().size() + " inputs, and one line is one");
        }
        Port input = graph.inputs().get(0);
        if (input.type() != FLOAT) {
            throw new NotALineException("input '" + input.name() + "' is not of floats (its type is number " + input.type()
                    + " of TensorProto.DataType)");
        }
        String misfit = null;
        for (LineLayout layout : LineLayout.candidates(input, channels)) {
            for (long columns : lengths(layout, length)) {
                Tracer.Trace trace = Tracer.trace(graph, layout.lineAxis(), layout.shape(lines(layout), columns));
                if (trace.misfit() == null) {
                    return of(graph, layout, columns, trace);
                }
                misfit = misfit == null ? trace.misfit() : misfit;
            }
        }
        throw new NotALineException(misfit != null ? misfit : "input '" + input.name() + "' of shape " + input.shape()
                + " holds no lines" + (channels == 0 ? "" : " of " + channels + " channels") + ": [N, C, L] or [N, L, C] is wanted");
    }

    private static long lines(LineLayout layout) {
        return layout.batch() == Port.FREE ? 1 : layout.batch();
    }

    private static List<Long> lengths(LineLayout layout, long asked) {
        if (layout.length() != Port.FREE) {
            return List.of(layout.length());
        }
        List<Long> lengths = new ArrayList<>();
        if (asked > 0) {
            lengths.add(asked);
        }
        for (long length = SHORTEST; asked == 0 && length < SHORTEST + PHASES; length++) {
            lengths.add(length);
        }
        for (long length = 4 * SHORTEST; asked == 0 && length <= LONGEST; length *= 4) {
            lengths.add(length);
        }
        return lengths;
    }

    private static LineModel of(OperatorGraph graph, LineLayout layout, long columns, Tracer.Trace trace) throws IOException {
        Geometry geometry = trace.geometry();
        if (layout.length() != Port.FREE) {
            geometry = geometry.obstacle().isPresent() ? geometry : geometry.blocked("its input has the fixed length " + columns);
        } else if (geometry.obstacle().isEmpty()) {
            // What is read from the line's own length must not change what an operator reads.
            long longer = columns + geometry.granule() * (1 + columns / geometry.granule());
            Tracer.Trace other = Tracer.trace(graph, layout.lineAxis(), layout.shape(lines(layout), longer));
            Optional<String> difference = geometry.difference(other.geometry());
            geometry = difference.isEmpty() ? geometry : geometry.blocked(difference.get() + " depends on the track's length");
        }
        Flow output = trace.output();
        List<Long> input = Arrays.stream(layout.shape(1, columns)).skip(1).boxed().toList();
        List<Long> shape = output.shape() == null ? List.of() : Arrays.stream(output.shape()).boxed().toList();
        return new LineModel(graph, layout, columns, new Summary(graph.name(), input, trace.rows(), Optional.of(geometry)), geometry,
                shape, output.axis() < 0 ? OptionalInt.empty() : OptionalInt.of(output.axis()));
    }
}
