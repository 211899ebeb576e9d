package org.convscan.format.pod5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A column of one record batch. Its buffers are loaded when they are first looked at. Rows and offsets out of range throw
 * IndexOutOfBoundsException.
 */
final class Column {
    /** Texts of a column are loaded all at once up to here. */
    private static final int FEW_BYTES = 1 << 16;

    private final Field field;
    private final long rows;
    private final Region[] buffers;
    private final ByteBuffer[] loaded;
    private final List<Column> children;

    Column(Field field, long rows, Region[] buffers, List<Column> children) {
        this.field = field;
        this.rows = rows;
        this.buffers = buffers;
        this.loaded = new ByteBuffer[buffers.length];
        this.children = children;
    }

    Field field() {
        return field;
    }

    long rows() {
        return rows;
    }

    /** Null when there is none of that name. */
    Column child(String name) {
        for (Column child : children) {
            if (child.field.name().equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** The column that a list is cut from. */
    Column elements() {
        return children.get(0);
    }

    private ByteBuffer buffer(int i) throws IOException {
        if (loaded[i] == null) {
            loaded[i] = ByteBuffer.wrap(buffers[i].read(0, buffers[i].size())).order(ByteOrder.LITTLE_ENDIAN);
        }
        return loaded[i];
    }

    /** Rows come from the file: one that is far out of range must not come back into it by overflow. */
    private static int at(int row, int bytes) {
        return Math.multiplyExact(row, bytes);
    }

    boolean isNull(int row) throws IOException {
        return buffers[0].size() > 0 && (buffer(0).get(row >> 3) >> (row & 7) & 1) == 0;
    }

    /** A whole number; u64 as its bits. */
    long whole(int row) throws IOException {
        ByteBuffer data = buffer(1);
        return switch (field.bits()) {
            case 8 -> field.signed() ? data.get(row) : data.get(row) & 0xFF;
            case 16 -> field.signed() ? data.getShort(at(row, 2)) : data.getShort(at(row, 2)) & 0xFFFF;
            case 32 -> field.signed() ? data.getInt(at(row, 4)) : data.getInt(at(row, 4)) & 0xFFFFFFFFL;
            default -> data.getLong(at(row, 8));
        };
    }

    double real(int row) throws IOException {
        return field.bits() == 32 ? buffer(1).getFloat(at(row, 4)) : buffer(1).getDouble(at(row, 8));
    }

    /** 16 bytes as the text of a UUID. */
    String uuid(int row) throws IOException {
        ByteBuffer data = buffer(1).duplicate().order(ByteOrder.BIG_ENDIAN);
        return new java.util.UUID(data.getLong(at(row, 16)), data.getLong(at(row, 16) + 8)).toString();
    }

    String text(int row) throws IOException {
        long from = start(row);
        long to = start(row + 1);
        if (buffers[2].size() > FEW_BYTES) {
            return new String(buffers[2].read(from, to - from), StandardCharsets.UTF_8);
        }
        buffers[2].check(from, to - from);
        ByteBuffer values = buffer(2);
        return new String(values.array(), (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    /** Where the elements or bytes of a row begin; those of the row behind begin where they end. */
    long start(int row) throws IOException {
        boolean wide = field.type() == Field.Type.BYTES_64 || field.type() == Field.Type.LIST_64;
        return wide ? buffer(1).getLong(at(row, 8)) : buffer(1).getInt(at(row, 4));
    }

    /** Bytes [from, to) of the values, not kept. */
    byte[] bytes(long from, long to) throws IOException {
        return buffers[buffers.length - 1].read(from, to - from);
    }

    /** The same to the beginning of {@code reused}, or of a new direct buffer where that is too small. */
    ByteBuffer bytes(long from, long to, ByteBuffer reused) throws IOException {
        return buffers[buffers.length - 1].read(from, to - from, reused);
    }

    /** A value as people write it; null where there is none. */
    String any(int row) throws IOException {
        if (isNull(row)) {
            return null;
        }
        return switch (field.type()) {
            case INT -> field.signed() ? Long.toString(whole(row)) : Long.toUnsignedString(whole(row));
            case FLOAT -> field.bits() == 32 ? Float.toString((float) real(row)) : Double.toString(real(row));
            case BYTES_32, BYTES_64 -> text(row);
            default -> null;
        };
    }
}
