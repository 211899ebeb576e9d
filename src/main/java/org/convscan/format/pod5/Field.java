package org.convscan.format.pod5;

import java.util.ArrayList;
import java.util.List;

/**
 * A column of an Arrow schema (Schema.fbs of Arrow 1 to 22).
 *
 * @param bits of a whole number, bytes of a fixed-size value, or 32 and 64 for floating point
 * @param dictionary where its values are, or -1 when they stand in the column itself
 * @param index the type of a column of indices into that dictionary
 */
record Field(String name, Type type, int bits, boolean signed, List<Field> children, long dictionary, Field index) {
    static final long NO_DICTIONARY = -1;

    /** Arrow's types by how they are laid out; the number is that of the union Type. */
    enum Type {
        INT, FLOAT, BYTES_32, BYTES_64, BOOL, FIXED_32, FIXED_64, FIXED_SIZE, STRUCT, LIST_32, LIST_64;

        static Type of(int code) {
            return switch (code) {
                case 2 -> INT;
                case 3 -> FLOAT;
                case 4, 5 -> BYTES_32;
                case 6 -> BOOL;
                case 10 -> FIXED_64;
                case 12, 17 -> LIST_32;
                case 13 -> STRUCT;
                case 15 -> FIXED_SIZE;
                case 19, 20 -> BYTES_64;
                case 21 -> LIST_64;
                default -> throw new IllegalArgumentException("a column of Arrow type " + code + " is not supported");
            };
        }

        /** Buffers in the file, the one of nulls included. */
        int buffers() {
            return this == STRUCT ? 1 : this == BYTES_32 || this == BYTES_64 ? 3 : 2;
        }
    }

    private static final int DEEPEST = 16;

    static Field of(FlatTable table) {
        return of(table, 0);
    }

    private static Field of(FlatTable table, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("columns inside of columns, more than " + DEEPEST + " deep");
        }
        List<Field> children = new ArrayList<>();
        for (int i = 0; i < table.count(5); i++) {
            children.add(of(table.element(5, i), depth + 1));
        }
        Type type = Type.of(table.u8(2));
        FlatTable details = table.table(3);
        FlatTable dictionary = table.table(4);
        return new Field(table.text(0), type, bits(type, details), type == Type.INT && details != null && details.u8(1) != 0, children,
                dictionary == null ? NO_DICTIONARY : dictionary.i64(0), dictionary == null ? null : index(dictionary.table(1)));
    }

    private static int bits(Type type, FlatTable details) {
        return switch (type) {
            case INT -> checked(details.i32(0));
            case FLOAT -> checked(16 << details.i16(0));
            case FIXED_SIZE -> details.i32(0);
            default -> 0;
        };
    }

    private static int checked(int bits) {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw new IllegalArgumentException("a column of " + bits + "-bit numbers");
        }
        return bits;
    }

    private static Field index(FlatTable type) {
        int bits = type == null ? 32 : checked(type.i32(0));
        return new Field("index", Type.INT, bits, type == null || type.u8(1) != 0, List.of(), NO_DICTIONARY, null);
    }

    /** What the dictionary of this column holds. */
    Field value() {
        return new Field(name, type, bits, signed, children, NO_DICTIONARY, null);
    }
}
