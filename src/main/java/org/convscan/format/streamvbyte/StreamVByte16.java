package org.convscan.format.streamvbyte;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.convscan.engine.lookup.PackedDifferences;

/**
 * The 16-bit kin of Stream VByte over folded differences, as POD5 has it: one bit a sample tells whether it takes one byte or two,
 * eight samples to a key byte, all keys in front; differences wrap around at 16 bits.
 */
public final class StreamVByte16 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private StreamVByte16() {}

    /** Bytes that {@code count} samples take at most: their keys, and two each. */
    public static long mostBytes(int count) {
        return keyBytes(count) + 2L * count;
    }

    private static int keyBytes(int count) {
        return (int) (((long) count + 7) / 8);
    }

    /**
     * Writes the samples that bytes [from, to) of {@code packed} hold to {@code target[at..at + count)}.
     *
     * @throws MalformedSignalException when exactly {@code count} samples do not fit these bytes
     */
    public static void unpack(byte[] packed, int from, int to, short[] target, int at, int count)
            throws MalformedSignalException {
        Objects.checkFromToIndex(from, to, packed.length);
        Objects.checkFromIndexSize(at, count, target.length);
        check(packed, from, to, count);
        unpackChecked(packed, from, target, at, count, VectorStart.next(count));
    }

    static void unpackChecked(byte[] packed, int from, short[] target, int at, int count, PackedDifferences vectors) {
        int data = from + keyBytes(count);
        // Behind each turn of vectors there is at least another one, a byte a sample: they may read what two turns take at least.
        int turns = Math.max(0, count / PackedDifferences.TURN - 1);
        int done = turns * PackedDifferences.TURN;
        if (vectors == null) {
            unpackPlainly(packed, from, data, target, at, count);
        } else {
            int next = vectors.addUp(packed, from, data, turns, (short) 0, target, at);
            plain(packed, from, next, target, at, done, count, done == 0 ? 0 : target[at + done - 1]);
        }
    }

    /** Without vectors. Keys begin at {@code keys}, and the bytes of the first sample at {@code data}. */
    static void unpackPlainly(byte[] packed, int keys, int data, short[] target, int at, int count) {
        int groups = count / 8;
        SmallDifferences small = new SmallDifferences(groups, data);
        int k = 0;
        while (k < groups) {
            int some = Math.min(groups - k, small.most());
            int done = small.unpack(packed, keys + k, 1, some, target, at + 8 * k);
            k += done;
            if (done < some) {
                plain(packed, keys, small.data(), target, at, 8 * k, 8 * k + 8, small.last());
                small.passed(small.data() + 8 + Integer.bitCount(packed[keys + k] & 0xFF), target[at + 8 * k + 7]);
                k++;
            }
        }
        plain(packed, keys, small.data(), target, at, 8 * groups, count, small.last());
    }

    /** Samples [first, end), whose bytes begin at {@code data}, one after the other. */
    static void plain(byte[] packed, int keys, int data, short[] target, int at, int first, int end, int before) {
        int next = data;
        int sample = before;
        for (int i = first; i < end; i++) {
            int two = packed[keys + i / 8] >> i % 8 & 1;
            int high = two == 0 ? 0 : packed[next + 1] & 0xFF;
            int folded = packed[next] & 0xFF | high << 8;
            sample += folded >>> 1 ^ -(folded & 1);
            target[at + i] = (short) sample;
            next += 1 + two;
        }
    }

    private static void check(byte[] packed, int from, int to, int count) throws MalformedSignalException {
        int keys = keyBytes(count);
        long needed = (long) keys + count;
        if (needed <= to - from) {
            int end = keys / Long.BYTES * Long.BYTES;
            for (int k = 0; k < end; k += Long.BYTES) {
                needed += Long.bitCount((long) LONG.get(packed, from + k));
            }
            for (int k = end; k < keys; k++) {
                needed += Integer.bitCount(packed[from + k] & 0xFF);
            }
            if (count % 8 != 0) {
                // The last key's bits behind the last sample stand for nothing.
                needed -= Integer.bitCount((packed[from + keys - 1] & 0xFF) >>> count % 8);
            }
        }
        if (needed != to - from) {
            throw MalformedSignalException.wrongSize(count, needed, to - from);
        }
    }
}
