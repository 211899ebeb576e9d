package org.convscan.format.streamvbyte;

import java.util.Objects;

/**
 * Stream VByte (Lemire, Kurz and Rupp 2018) over folded differences: two bits a sample give its length of 1 to 4 bytes, four
 * samples to a key byte, all keys in front. It is what VBZ in FAST5 and svb-zd in BLOW5 hold.
 */
public final class StreamVByte {
    /** By key byte: what its four samples take. */
    private static final byte[] LENGTHS = new byte[256];

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
        unpackChecked(packed, from, samples, 0, count);
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
        unpackChecked(packed, from, target, at, count);
    }

    private static void unpackChecked(byte[] packed, int from, short[] target, int at, int count) {
        int groups = count / 8;
        SmallDifferences small = new SmallDifferences(groups, from + keyBytes(count));
        int k = 0;
        while (k < groups) {
            int some = Math.min(groups - k, small.most());
            int done = small.unpack(packed, from + 2 * k, 2, some, target, at + 8 * k);
            k += done;
            if (done < some) {
                plain(packed, from, small.data(), target, at, 8 * k, 8 * k + 8, small.last());
                int bytes = LENGTHS[packed[from + 2 * k] & 0xFF] + LENGTHS[packed[from + 2 * k + 1] & 0xFF];
                small.passed(small.data() + bytes, target[at + 8 * k + 7]);
                k++;
            }
        }
        plain(packed, from, small.data(), target, at, 8 * groups, count, small.last());
    }

    /** Samples [first, end), whose bytes begin at {@code data}, one after the other. */
    static void plain(byte[] packed, int keys, int data, short[] target, int at, int first, int end, int before) {
        int next = data;
        int sample = before;
        for (int i = first; i < end; i++) {
            int length = 1 + (packed[keys + i / 4] >> 2 * (i % 4) & 3);
            int folded = 0;
            for (int b = 0; b < length; b++) {
                folded |= (packed[next++] & 0xFF) << 8 * b;
            }
            sample += folded >>> 1 ^ -(folded & 1);
            target[at + i] = (short) sample;
        }
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
        // Samples behind the last in its key byte have no byte, whatever their bits say.
        if (count % 4 != 0) {
            int last = packed[from + keys - 1] & 0xFF;
            needed += LENGTHS[last & (1 << 2 * (count % 4)) - 1] - LENGTHS[last];
        }
        needed -= 4L * keys - count;
        if (needed != to - from) {
            throw MalformedSignalException.wrongSize(count, needed, to - from);
        }
    }
}
