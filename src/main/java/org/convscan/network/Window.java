package org.convscan.network;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Arithmetic that several layers share. */
final class Window {
    private Window() {}

    static void positive(String layer, int... sizes) {
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException(layer + ": sizes start at 1, not " + size);
            }
        }
    }

    /** How often a window fits when it slides along. */
    static long slid(String layer, long length, int span, int stride, Padding padding) {
        long room = Math.addExact(length, padding.total()) - span;
        if (room < 0) {
            throw new IllegalArgumentException(layer + ": a window of " + span + " columns does not fit into " + length
                    + (padding.total() == 0 ? "" : " and " + padding.total() + " of padding"));
        }
        return room / stride + 1;
    }

    static List<Parameter> withBias(Parameter weight, boolean bias, long outputs) {
        return bias ? List.of(weight, Parameter.constant("bias", true, 0, outputs)) : List.of(weight);
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static String lengths(List<Shape> shapes) {
        return shapes.stream().map(shape -> Long.toString(shape.length())).collect(Collectors.joining(", "));
    }

    static String channels(List<Shape> shapes) {
        return shapes.stream().map(shape -> Integer.toString(shape.channels())).collect(Collectors.joining(", "));
    }
}
