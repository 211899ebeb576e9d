package org.convscan.format.pod5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A table of a flatbuffer (flatbuffers.dev, "Internals"): fields are found by their number in the schema, and those that are not
 * there have a default. What points out of the buffer throws IndexOutOfBoundsException.
 */
final class FlatTable {
    private final ByteBuffer bytes;
    private final int at;
    private final int fields;
    private final int offsets;

    private FlatTable(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        this.at = at;
        int vtable = at - bytes.getInt(at);
        this.fields = ((bytes.getShort(vtable) & 0xFFFF) - 4) / 2;
        this.offsets = vtable + 4;
    }

    static FlatTable root(byte[] buffer) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, bytes.getInt(0));
    }

    private int place(int field) {
        int offset = field < fields ? bytes.getShort(offsets + 2 * field) & 0xFFFF : 0;
        return offset == 0 ? -1 : at + offset;
    }

    private int target(int field) {
        int place = place(field);
        return place < 0 ? -1 : place + bytes.getInt(place);
    }

    int u8(int field) {
        int place = place(field);
        return place < 0 ? 0 : bytes.get(place) & 0xFF;
    }

    int i16(int field) {
        int place = place(field);
        return place < 0 ? 0 : bytes.getShort(place);
    }

    int i32(int field) {
        int place = place(field);
        return place < 0 ? 0 : bytes.getInt(place);
    }

    long i64(int field) {
        int place = place(field);
        return place < 0 ? 0 : bytes.getLong(place);
    }

    /** Null when it is not there. */
    FlatTable table(int field) {
        int target = target(field);
        return target < 0 ? null : new FlatTable(bytes, target);
    }

    /** Empty when it is not there. */
    String text(int field) {
        int target = target(field);
        if (target < 0) {
            return "";
        }
        byte[] text = new byte[checked(bytes.getInt(target), 1)];
        bytes.get(target + 4, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Elements of a vector of tables. */
    int count(int field) {
        return count(field, 4);
    }

    /** Elements of a vector whose elements take this many bytes. */
    int count(int field, int elementBytes) {
        int target = target(field);
        return target < 0 ? 0 : checked(bytes.getInt(target), elementBytes);
    }

    private int checked(int count, int elementBytes) {
        if (count < 0 || count > bytes.capacity() / elementBytes) {
            throw new IndexOutOfBoundsException("a list of " + Integer.toUnsignedString(count) + " elements");
        }
        return count;
    }

    FlatTable element(int field, int i) {
        int place = target(field) + 4 + 4 * i;
        return new FlatTable(bytes, place + bytes.getInt(place));
    }

    /** An i64 inside a vector of structures. */
    long structI64(int field, int i, int structBytes, int offset) {
        return bytes.getLong(target(field) + 4 + i * structBytes + offset);
    }

    /** An i32 inside a vector of structures. */
    int structI32(int field, int i, int structBytes, int offset) {
        return bytes.getInt(target(field) + 4 + i * structBytes + offset);
    }
}
