package org.convscan.format.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.engine.Tensor;
import org.convscan.network.Constant;

/** TensorProto messages: their shapes are checked against what is there before anything is allocated. */
final class TensorReader {
    private static final int MOST_DIMENSIONS = 32;
    private static final int STRINGS = 8;
    private static final int EXTERNAL = 1;

    private final ProtoReader.Budget budget;
    private final ExternalData external;

    TensorReader(Path file, ProtoReader.Budget budget) {
        this.budget = budget;
        this.external = new ExternalData(file);
    }

    /** A tensor in the making; of its data, one kind is there at most. */
    private static final class Parts {
        private final ProtoReader.Numbers shape = new ProtoReader.Numbers();
        private final ProtoReader.Numbers wholes = new ProtoReader.Numbers();
        private final Map<String, String> outside = new HashMap<>();
        private ByteBuffer raw;
        private ByteBuffer packed;
        private String name = "";
        private int type;
        private boolean isOutside;
    }

    void read(ProtoReader message, Map<String, Constant> all) throws IOException {
        Parts parts = new Parts();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> message.wholes(parts.shape);
                case 2 -> parts.type = (int) message.whole();
                case 4, 10 -> parts.packed = joined(parts.packed, message);
                case 5, 7, 11 -> message.wholes(parts.wholes);
                case 8 -> parts.name = message.text();
                case 9 -> parts.raw = message.raw();
                case 13 -> entry(message.message(), parts.outside);
                case 14 -> parts.isOutside = message.whole() == EXTERNAL;
                default -> message.skip();
            }
        }
        if (parts.type != STRINGS) {
            all.put(parts.name, constant(message, parts));
        }
    }

    /** Adds the numbers of a repeated float field, packed or not. */
    void floats(ProtoReader message, List<Float> numbers) throws IOException {
        ByteBuffer bytes = joined(null, message);
        budget.take(bytes.remaining() / Float.BYTES);
        while (bytes.remaining() >= Float.BYTES) {
            numbers.add(bytes.getFloat());
        }
    }

    /** Packed numbers are taken as they lie; one that stands alone is added to those before. */
    private static ByteBuffer joined(ByteBuffer before, ProtoReader message) throws IOException {
        if (message.isBytes()) {
            return message.raw();
        }
        message.budget().take(1);
        ByteBuffer number = message.fixed();
        int held = before == null ? 0 : before.remaining();
        message.budget().take(held / 64);
        ByteBuffer all = ByteBuffer.allocate(held + number.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        if (before != null) {
            all.put(before);
        }
        return all.put(number).flip();
    }

    private static void entry(ProtoReader message, Map<String, String> entries) throws IOException {
        String key = "";
        String value = "";
        while (message.next()) {
            switch (message.field()) {
                case 1 -> key = message.text();
                case 2 -> value = message.text();
                default -> message.skip();
            }
        }
        entries.put(key, value);
    }

    private Constant constant(ProtoReader message, Parts parts) throws IOException {
        long[] shape = parts.shape.toArray();
        long elements = elements(message, parts.name, shape);
        int each = Constant.bytesEach(parts.type);
        if (parts.isOutside) {
            if (each == 0) {
                throw message.wrong("constant '" + parts.name + "' lies in another file and is of unknown type " + parts.type);
            }
            return new Constant(parts.type, shape, external.source(parts.name, parts.outside, elements * each));
        }
        ByteBuffer bytes = bytes(message, parts, elements);
        if (each != 0 && bytes.remaining() != elements * each) {
            throw message.wrong("constant '" + parts.name + "' of shape " + Arrays.toString(shape) + " has " + bytes.remaining()
                    + " bytes, not " + elements * each);
        }
        return new Constant(parts.type, shape, () -> bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static long elements(ProtoReader message, String name, long[] shape) throws InputException {
        String text = shape.length > MOST_DIMENSIONS ? shape.length + " dimensions" : Arrays.toString(shape);
        try {
            long elements = Tensor.elements(shape);
            if (shape.length <= MOST_DIMENSIONS && Arrays.stream(shape).allMatch(size -> size >= 0)) {
                Math.multiplyExact(elements, 2 * Double.BYTES);
                return elements;
            }
        } catch (ArithmeticException e) {
            // Said below.
        }
        throw message.wrong("constant '" + name + "' has an impossible shape, " + text);
    }

    /** What stands in the message, as little-endian bytes of its type. */
    private static ByteBuffer bytes(ProtoReader message, Parts parts, long elements) throws InputException {
        if (parts.raw != null) {
            return parts.raw;
        }
        if (parts.packed != null) {
            return parts.packed;
        }
        long[] wholes = parts.wholes.toArray();
        int each = Constant.bytesEach(parts.type);
        if (each == 0 || wholes.length != elements) {
            throw message.wrong("constant '" + parts.name + "' should hold " + elements + " numbers of type " + parts.type
                    + " and holds " + wholes.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(wholes.length, each)).order(ByteOrder.LITTLE_ENDIAN);
        for (long whole : wholes) {
            switch (each) {
                case 1 -> bytes.put((byte) whole);
                case 2 -> bytes.putShort((short) whole);
                case Integer.BYTES -> bytes.putInt((int) whole);
                default -> bytes.putLong(whole);
            }
        }
        return bytes.flip();
    }
}
