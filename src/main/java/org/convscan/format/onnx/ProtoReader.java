package org.convscan.format.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.convscan.InputException;

/**
 * The fields of one protocol-buffers message, one after the other (protobuf.dev/programming-guides/encoding). Copies nothing but
 * names and numbers: bytes and messages are windows on the file.
 */
final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /** Of names and texts: a model's are short. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final Budget budget;
    private final ByteBuffer bytes;
    private final long start;
    private int field;
    private int kind;

    /** What one file may still cost: each message, and each number of a list, counts one. */
    static final class Budget {
        private final String file;
        private long left;

        Budget(String file, long items) {
            this.file = file;
            this.left = items;
        }

        void take(long items) throws InputException {
            left -= items;
            if (left < 0) {
                throw new InputException(file, "", "the model has too many parts", "is it really a model?");
            }
        }

        InputException wrong(String place, String what) {
            return new InputException(file, place, what, "the file is damaged, or no ONNX model");
        }
    }

    ProtoReader(ByteBuffer bytes, Budget budget) {
        this(bytes, 0, budget);
    }

    private ProtoReader(ByteBuffer bytes, long start, Budget budget) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.start = start;
        this.budget = budget;
    }

    /** Goes to the next field; false at the message's end. */
    boolean next() throws InputException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        kind = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw wrong("a field has no number");
        }
        return true;
    }

    int field() {
        return field;
    }

    long whole() throws InputException {
        require(VARINT);
        return varint();
    }

    float number() throws InputException {
        require(FIXED32);
        requireBytes(Float.BYTES);
        return bytes.getFloat();
    }

    boolean isBytes() {
        return kind == BYTES;
    }

    /** The four or eight bytes of a number. */
    ByteBuffer fixed() throws InputException {
        int size = kind == FIXED64 ? Long.BYTES : Integer.BYTES;
        require(kind == FIXED64 ? FIXED64 : FIXED32);
        requireBytes(size);
        ByteBuffer window = bytes.slice(bytes.position(), size);
        bytes.position(bytes.position() + size);
        return window;
    }

    String text() throws InputException {
        ByteBuffer text = raw();
        if (text.remaining() > LONGEST_TEXT) {
            throw wrong("a text of " + text.remaining() + " bytes");
        }
        return StandardCharsets.UTF_8.decode(text).toString();
    }

    /** A window on the file. */
    ByteBuffer raw() throws InputException {
        require(BYTES);
        long size = varint();
        requireBytes(size);
        ByteBuffer window = bytes.slice(bytes.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) size);
        return window;
    }

    ProtoReader message() throws InputException {
        budget.take(1);
        ByteBuffer window = raw();
        return new ProtoReader(window, start + bytes.position() - window.remaining(), budget);
    }

    /** Adds the whole numbers of a repeated field, packed or not. */
    void wholes(Numbers list) throws InputException {
        if (kind == VARINT) {
            budget.take(1);
            list.add(varint());
            return;
        }
        ProtoReader packed = message();
        while (packed.bytes.hasRemaining()) {
            budget.take(1);
            list.add(packed.varint());
        }
    }

    void skip() throws InputException {
        switch (kind) {
            case VARINT -> varint();
            case FIXED64 -> pass(Long.BYTES);
            case FIXED32 -> pass(Integer.BYTES);
            case BYTES -> raw();
            default -> throw wrong("a field of unknown kind " + kind);
        }
    }

    Budget budget() {
        return budget;
    }

    /** The error that something is wrong about here. */
    InputException wrong(String what) {
        return budget.wrong("byte " + (start + bytes.position()), what);
    }

    private void pass(int size) throws InputException {
        requireBytes(size);
        bytes.position(bytes.position() + size);
    }

    private void require(int wanted) throws InputException {
        if (kind != wanted) {
            throw wrong("field " + field + " is of kind " + kind + " where kind " + wanted + " belongs");
        }
    }

    private void requireBytes(long size) throws InputException {
        if (size < 0 || size > bytes.remaining()) {
            throw wrong("a field of " + Long.toUnsignedString(size) + " bytes where " + bytes.remaining() + " are left");
        }
    }

    private long varint() throws InputException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            requireBytes(1);
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw wrong("a number longer than ten bytes");
    }

    /** A growing list of whole numbers. */
    static final class Numbers {
        private long[] values = new long[4];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
