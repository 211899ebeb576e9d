package org.convscan.format.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscan.engine.Tensor;

/** Named tensors as bytes: how many, then for each its name, its number of dimensions, its sizes and its numbers, big-endian. */
final class Tensors {
    /** Of a tensor's dimensions. */
    private static final int MOST_DIMENSIONS = 8;

    private Tensors() {}

    static void write(Map<String, Tensor> tensors, DataOutputStream out) throws IOException {
        out.writeInt(tensors.size());
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().shape().length);
            for (long size : entry.getValue().shape()) {
                out.writeLong(size);
            }
            for (float value : entry.getValue().values()) {
                out.writeFloat(value);
            }
        }
    }

    /**
     * @param bytes of the whole file: what claims to be larger is damaged
     * @throws IllegalArgumentException when sizes make no sense
     */
    static Map<String, Tensor> read(DataInputStream in, long bytes) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int count = bounded(in.readInt(), bytes); count > 0; count--) {
            String name = in.readUTF();
            long[] shape = new long[bounded(in.readInt(), MOST_DIMENSIONS)];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = in.readLong();
            }
            float[] values = new float[bounded(Tensor.elements(shape), bytes / Float.BYTES)];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readFloat();
            }
            tensors.put(name, new Tensor(shape, values));
        }
        return tensors;
    }

    static int bounded(long count, long most) {
        if (count < 0 || count > Math.min(most, Integer.MAX_VALUE - 8)) {
            throw new IllegalArgumentException("a size of " + count);
        }
        return (int) count;
    }
}
