package org.convscan.format.slow5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.convscan.format.rawread.Printable;

/**
 * A column behind the main ones.
 *
 * @param bytes that one element takes in BLOW5
 * @param kind of its element
 * @param array whether a u64 count and that many elements are stored, rather than one
 * @param labels of an enumeration's values
 */
record Column(String name, int bytes, Kind kind, boolean array, List<String> labels) {
    enum Kind { SIGNED, UNSIGNED, REAL, TEXT, LABEL }

    private static final Map<String, Integer> SIZES = Map.of(
            "int8_t", 1, "uint8_t", 1, "int16_t", 2, "uint16_t", 2, "int32_t", 4, "uint32_t", 4, "int64_t", 8, "uint64_t", 8,
            "float", 4, "double", 8);

    /** Null for a type that nobody knows. */
    static Column of(String name, String type) {
        boolean array = type.endsWith("*");
        String element = array ? type.substring(0, type.length() - 1) : type;
        if (element.equals("char")) {
            return new Column(name, 1, Kind.TEXT, array, List.of());
        }
        if (element.startsWith("enum{") && element.endsWith("}")) {
            return new Column(name, 1, Kind.LABEL, array, List.of(element.substring(5, element.length() - 1).split(",")));
        }
        Integer bytes = SIZES.get(element);
        if (bytes == null) {
            return null;
        }
        Kind kind = element.startsWith("u") ? Kind.UNSIGNED : element.startsWith("int") ? Kind.SIGNED : Kind.REAL;
        return new Column(name, bytes, kind, array, List.of());
    }

    /** A field of SLOW5: null when it is missing. */
    String text(String field) {
        if (field.equals(".") || field.isEmpty()) {
            return null;
        }
        return kind == Kind.LABEL && !array && field.matches("\\d{1,3}") ? label(Integer.parseInt(field)) : field;
    }

    /** The next value of a BLOW5 record: null when it is missing, or a list of numbers, which nobody here asks for. */
    String take(ByteBuffer record) {
        if (!array) {
            return kind == Kind.TEXT ? characters(record, 1) : one(record);
        }
        long count = record.getLong();
        if (count < 0 || count > record.remaining() / bytes) {
            throw new IndexOutOfBoundsException("column " + Printable.of(name) + " claims " + Long.toUnsignedString(count) + " elements");
        }
        if (kind == Kind.TEXT) {
            return characters(record, (int) count);
        }
        record.position(record.position() + (int) count * bytes);
        return null;
    }

    private static String characters(ByteBuffer record, int count) {
        byte[] text = new byte[count];
        record.get(text);
        String value = new String(text, StandardCharsets.UTF_8);
        return value.isEmpty() || value.equals(".") || value.charAt(0) == 0 ? null : value;
    }

    /** The highest number that fits marks a missing value, and so does NaN. */
    private String one(ByteBuffer record) {
        if (kind == Kind.REAL) {
            double value = bytes == 4 ? record.getFloat() : record.getDouble();
            return Double.isNaN(value) ? null : bytes == 4 ? Float.toString((float) value) : Double.toString(value);
        }
        long value = whole(record);
        long all = bytes == 8 ? -1L : (1L << 8 * bytes) - 1;
        if (kind == Kind.SIGNED) {
            return value == all >>> 1 ? null : Long.toString(value << 64 - 8 * bytes >> 64 - 8 * bytes);
        }
        if (value == all) {
            return null;
        }
        return kind == Kind.LABEL ? label((int) value) : Long.toUnsignedString(value);
    }

    private long whole(ByteBuffer record) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (record.get() & 0xFFL) << 8 * i;
        }
        return value;
    }

    private String label(int value) {
        return value < labels.size() ? labels.get(value) : Integer.toString(value);
    }
}
