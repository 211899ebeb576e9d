package org.convscan.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.convscan.engine.Tensor;

/**
 * Numbers that a model holds: their kind, their shape, and where they are found. They stay in the file until asked for.
 * Thread-safe.
 */
public final class Constant {
    /** Kinds of numbers, as TensorProto.DataType numbers them (onnx/onnx.proto). */
    private static final int FLOAT = 1;

    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;
    private static final int BFLOAT16 = 16;

    /** A window on the file, little-endian. */
    public interface Source {
        ByteBuffer bytes() throws IOException;
    }

    private final int type;
    private final long[] shape;
    private final Source source;

    /** @param source gives as many bytes as the shape's elements have */
    public Constant(int type, long[] shape, Source source) {
        this.type = type;
        this.shape = shape.clone();
        this.source = source;
    }

    /** Bytes for each element; 0 where that is not a whole number of bytes, or the type is not known. */
    public static int bytesEach(int type) {
        return switch (type) {
            case 2, 3, 9 -> 1;
            case 4, 5, FLOAT16, BFLOAT16 -> 2;
            case FLOAT, INT32, 12 -> Float.BYTES;
            case INT64, DOUBLE, 13, 14 -> Double.BYTES;
            case 15 -> 2 * Double.BYTES;
            default -> 0;
        };
    }

    public long[] shape() {
        return shape.clone();
    }

    public long elements() {
        return Tensor.elements(shape);
    }

    /** Whether it can have been learned: floating-point numbers, or the bytes of a quantised model. */
    public boolean isLearned() {
        return type != INT32 && type != INT64 && type != 9 && type != 8;
    }

    public boolean isWhole() {
        return type == INT32 || type == INT64;
    }

    /** Of a constant of few whole numbers: axes, shapes. */
    public long[] wholes() throws IOException {
        ByteBuffer bytes = source.bytes();
        long[] values = new long[Math.toIntExact(elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == INT32 ? bytes.getInt() : bytes.getLong();
        }
        return values;
    }

    public boolean isFloats() {
        return type == FLOAT || type == DOUBLE;
    }

    /** Of a constant of floats or doubles. */
    public Tensor floats() throws IOException {
        ByteBuffer bytes = source.bytes();
        float[] values = new float[Math.toIntExact(elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == DOUBLE ? (float) bytes.getDouble() : bytes.getFloat();
        }
        return new Tensor(shape, values);
    }
}
