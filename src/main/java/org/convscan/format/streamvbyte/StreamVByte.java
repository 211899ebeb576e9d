package org.convscan.format.streamvbyte;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Stream VByte (Lemire, Kurz and Rupp 2018) over folded differences: two bits a sample give its length of 1 to 4 bytes, four
 * samples to a key byte, all keys in front. It is what VBZ in FAST5 and svb-zd in BLOW5 hold.
 */
public final class StreamVByte {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** By key byte: what its four samples take. */
    private static final byte[] LENGTHS = new byte[256];

    /** By two-bit key. */
    private static final int[] MASKS = {0xFF, 0xFFFF, 0xFFFFFF, -1};

    static {
        for (int key = 0; key < 256; key++) {
            LENGTHS[key] = (byte) (4 + (key & 3) + (key >> 2 & 3) + (key >> 4 & 3) + (key >> 6));
        }
    }

    private StreamVByte() {}

    /**
     * The samples that bytes [from, to) of {@code packed} hold.
     *
     * @throws MalformedSignalException when exactly {@code count} samples do not fit these bytes; nothing is allocated before that
     *     is known
     */
    public static short[] unpack(byte[] packed, int from, int to, int count) throws MalformedSignalException {
        Objects.checkFromToIndex(from, to, packed.length);
        check(packed, from, to, count);
        short[] samples = new short[count];
        unpackChecked(packed, from, to, samples, 0, count);
        return samples;
    }

    /**
     * Writes the samples that bytes [from, to) of {@code packed} hold to {@code target[at..at + count)}.
     *
     * @throws MalformedSignalException when exactly {@code count} samples do not fit these bytes
     */
    public static void unpack(byte[] packed, int from, int to, short[] target, int at, int count) throws MalformedSignalException {
        Objects.checkFromToIndex(from, to, packed.length);
        Objects.checkFromIndexSize(at, count, target.length);
        check(packed, from, to, count);
        unpackChecked(packed, from, to, target, at, count);
    }

    private static void unpackChecked(byte[] packed, int from, int to, short[] samples, int at, int count) {
        int whole = wholeKeys(packed, from, to, count);
        int next = from + keyBytes(count);
        int sample = 0;
        // The inner loop of reading FAST5 and BLOW5, and longer than others for it: one load for eight samples mostly.
        for (int k = 0; k < whole; k++) {
            int key = packed[from + k] & 0xFF;
            long bytes = (long) LONG.get(packed, next);
            int length = LENGTHS[key];
            int i = at + 4 * k;
            if (key == 0 && k + 1 < whole && packed[from + k + 1] == 0) {
                sample = ByteDifferences.unpackEight(packed, next, samples, i, sample);
                next += 2 * length;
                k++;
                continue;
            }
            if (key == 0) {
                samples[i] = (short) (sample += unfold((int) bytes & 0xFF));
                samples[i + 1] = (short) (sample += unfold((int) bytes >>> 8 & 0xFF));
                samples[i + 2] = (short) (sample += unfold((int) bytes >>> 16 & 0xFF));
                samples[i + 3] = (short) (sample += unfold((int) bytes >>> 24));
            } else if (length > Long.BYTES) {
                sample = four(packed, key, next, samples, i, sample);
            } else {
                int l0 = key & 3;
                int l1 = key >> 2 & 3;
                int l2 = key >> 4 & 3;
                samples[i] = (short) (sample += unfold((int) bytes & MASKS[l0]));
                bytes >>>= 8 + 8 * l0;
                samples[i + 1] = (short) (sample += unfold((int) bytes & MASKS[l1]));
                bytes >>>= 8 + 8 * l1;
                samples[i + 2] = (short) (sample += unfold((int) bytes & MASKS[l2]));
                bytes >>>= 8 + 8 * l2;
                samples[i + 3] = (short) (sample += unfold((int) bytes & MASKS[key >> 6]));
            }
            next += length;
        }
        rest(packed, from, next, samples, at, 4 * whole, count, sample);
    }

    private static int unfold(int folded) {
        return folded >>> 1 ^ -(folded & 1);
    }

    private static int keyBytes(int count) {
        return (int) (((long) count + 3) / 4);
    }

    private static void check(byte[] packed, int from, int to, int count) throws MalformedSignalException {
        int keys = keyBytes(count);
        long needed = keys;
        if (count < 0 || needed > to - from) {
            throw MalformedSignalException.wrongSize(count, needed + Math.max(0, count), to - from);
        }
        for (int k = 0; k < keys; k++) {
            needed += LENGTHS[packed[from + k] & 0xFF];
        }
        // Samples behind the last in its key byte have key 0 and no byte.
        needed -= 4L * keys - count;
        if (needed != to - from) {
            throw MalformedSignalException.wrongSize(count, needed, to - from);
        }
    }

    /** Key bytes whose samples may be loaded eight bytes at a time without a look at the end. */
    private static int wholeKeys(byte[] packed, int from, int to, int count) {
        int whole = count / 4;
        int end = to;
        int tail = count % 4 == 0 ? 0 : tailBytes(packed[from + whole], count % 4);
        end -= tail;
        while (whole > 0 && packed.length - end < Long.BYTES) {
            whole--;
            end -= LENGTHS[packed[from + whole] & 0xFF];
        }
        return whole;
    }

    private static int tailBytes(int key, int samples) {
        int bytes = 0;
        for (int i = 0; i < samples; i++) {
            bytes += 1 + (key >> 2 * i & 3);
        }
        return bytes;
    }

    /** Four samples of which some differ a lot. */
    private static int four(byte[] packed, int key, int at, short[] samples, int first, int before) {
        int next = at;
        int sample = before;
        for (int j = 0; j < 4; j++) {
            int length = key >> 2 * j & 3;
            sample += unfold((int) (long) LONG.get(packed, next) & MASKS[length]);
            samples[first + j] = (short) sample;
            next += 1 + length;
        }
        return sample;
    }

    private static void rest(byte[] packed, int from, int data, short[] samples, int at, int first, int count, int before) {
        int next = data;
        int sample = before;
        for (int i = first; i < count; i++) {
            int length = 1 + (packed[from + i / 4] >> 2 * (i % 4) & 3);
            int folded = 0;
            for (int b = 0; b < length; b++) {
                folded |= (packed[next++] & 0xFF) << 8 * b;
            }
            sample += unfold(folded);
            samples[at + i] = (short) sample;
        }
    }
}
