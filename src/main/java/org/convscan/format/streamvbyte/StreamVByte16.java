package org.convscan.format.streamvbyte;

import java.util.Objects;

/**
 * The 16-bit kin of Stream VByte over folded differences, as POD5 has it: one bit a sample tells whether it takes one byte or two,
 * eight samples to a key byte, all keys in front; differences wrap around at 16 bits.
 */
public final class StreamVByte16 {
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
        int next = from + keyBytes(count);
        int sample = 0;
        int whole = count / 8;
        for (int k = 0; k < whole; k++) {
            int key = packed[from + k];
            int i = at + 8 * k;
            if (key == 0) {
                sample = ByteDifferences.unpackEight(packed, next, target, i, sample);
                next += 8;
            } else {
                for (int j = 0; j < 8; j++) {
                    int two = key >> j & 1;
                    // The high byte is there or belongs to the next sample: masked rather than branched over.
                    int high = packed[next + two] & -two & 0xFF;
                    sample += unfold(packed[next] & 0xFF | high << 8);
                    target[i + j] = (short) sample;
                    next += 1 + two;
                }
            }
        }
        for (int i = 8 * whole; i < count; i++) {
            int two = packed[from + i / 8] >> i % 8 & 1;
            int high = packed[next + two] & -two & 0xFF;
            sample += unfold(packed[next] & 0xFF | high << 8);
            target[at + i] = (short) sample;
            next += 1 + two;
        }
    }

    private static int unfold(int folded) {
        return folded >>> 1 ^ -(folded & 1);
    }

    private static void check(byte[] packed, int from, int to, int count) throws MalformedSignalException {
        int keys = keyBytes(count);
        long needed = (long) keys + count;
        if (needed <= to - from) {
            for (int k = 0; k < keys; k++) {
                needed += Integer.bitCount(packed[from + k] & 0xFF);
            }
        }
        if (needed != to - from) {
            throw MalformedSignalException.wrongSize(count, needed, to - from);
        }
    }
}
