package org.convscan.engine.ort;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One protocol-buffers message in the making: the four field kinds that ONNX uses, in wire format
 * (protobuf.dev/programming-guides/encoding).
 */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtoMessage add(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtoMessage add(int field, byte[] value) {
        varint((long) field << 3 | BYTES);
        varint(value.length);
        out.write(value, 0, value.length);
        return this;
    }

    ProtoMessage add(int field, String value) {
        return add(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage add(int field, ProtoMessage value) {
        return add(field, value.bytes());
    }

    ProtoMessage add(int field, float value) {
        varint((long) field << 3 | FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(bits >>> shift);
        }
        return this;
    }

    /** Appends finished fields. */
    ProtoMessage raw(byte[] fields) {
        out.write(fields, 0, fields.length);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            out.write((int) (rest & 0x7F | 0x80));
        }
        out.write((int) rest);
    }
}
