package org.convscan.format.streamvbyte;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamVByteTest {
    /** 5, 4, 300: differences 5, -1, 296 fold to 10, 1, 592 = 0x0250, in 1, 1 and 2 bytes: keys 0, 0, 1 = 0b010000. */
    @Test
    void fourLengthsInAKeyByte() throws Exception {
        byte[] packed = {0b010000, 10, 1, 0x50, 0x02};
        assertArrayEquals(new short[] {5, 4, 300}, StreamVByte.unpack(packed, 0, 5, 3));
    }

    /** The same with one bit a sample: only the third takes two bytes. */
    @Test
    void eightLengthsInAKeyByte() throws Exception {
        byte[] packed = {0b100, 10, 1, 0x50, 0x02};
        short[] samples = new short[5];
        StreamVByte16.unpack(packed, 0, 5, samples, 1, 3);
        assertArrayEquals(new short[] {0, 5, 4, 300, 0}, samples);
    }

    /** One sample: of a key byte only its own bits count. 10 is 5 folded. */
    @Test
    void bitsBehindTheLastSampleStandForNothing() throws Exception {
        byte[] packed = {(byte) 0b11111100, 10, 0, 0, 0, 0, 0, 0, 0};
        assertArrayEquals(new short[] {5}, StreamVByte.unpack(packed, 0, 2, 1));
        assertThrows(MalformedSignalException.class, () -> StreamVByte.unpack(packed, 0, 9, 1));
        short[] samples = new short[1];
        StreamVByte16.unpack(packed, 0, 2, samples, 0, 1);
        assertEquals(5, samples[0]);
        assertThrows(MalformedSignalException.class, () -> StreamVByte16.unpack(packed, 0, 8, samples, 0, 1));
    }

    /** The encoders here are the definitions, a sample at a time. */
    @Test
    void whatIsPackedComesOutAgainAtEverySizeAndPlace() throws Exception {
        Random random = new Random(20261121);
        for (int size = 0; size < 200; size++) {
            short[] samples = samples(random, size);
            int from = random.nextInt(5);
            byte[] wide = at(from, pack(samples, 4, 2));
            assertArrayEquals(samples, StreamVByte.unpack(wide, from, wide.length, size), "size " + size);
            byte[] narrow = at(from, pack(samples, 8, 1));
            short[] target = new short[size];
            StreamVByte16.unpack(narrow, from, narrow.length, target, 0, size);
            assertArrayEquals(samples, target, "size " + size);
        }
    }

    private static short[] samples(Random random, int size) {
        short[] samples = new short[size];
        int spread = 1 << random.nextInt(17);
        for (int i = 0; i < size; i++) {
            samples[i] = (short) (random.nextInt(4) == 0 ? random.nextInt(1 << 16) : random.nextInt(spread));
        }
        return samples;
    }

    private static byte[] at(int from, byte[] packed) {
        byte[] moved = new byte[from + packed.length];
        System.arraycopy(packed, 0, moved, from, packed.length);
        return moved;
    }

    /** With two bits a key differences have 17 bits, with one they wrap around at 16. */
    private static byte[] pack(short[] samples, int perKey, int keyBits) {
        byte[] keys = new byte[(samples.length + perKey - 1) / perKey];
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int before = 0;
        for (int i = 0; i < samples.length; i++) {
            int difference = samples[i] - before;
            before = samples[i];
            if (keyBits == 1) {
                difference = (short) difference;
            }
            int folded = difference < 0 ? -2 * difference - 1 : 2 * difference;
            int bytes = folded < 1 << 8 ? 1 : folded < 1 << 16 ? 2 : 3;
            keys[i / perKey] |= (byte) (bytes - 1 << keyBits * (i % perKey));
            for (int b = 0; b < bytes; b++) {
                data.write(folded >> 8 * b);
            }
        }
        byte[] all = Arrays.copyOf(keys, keys.length + data.size());
        System.arraycopy(data.toByteArray(), 0, all, keys.length, data.size());
        return all;
    }

    @Test
    void aCountThatDoesNotFitTheBytesIsRefused() {
        byte[] packed = {0b010000, 10, 1, 0x50, 0x02};
        for (int count : new int[] {-1, 0, 1, 2, 4, 5, 1_000_000_000, Integer.MAX_VALUE}) {
            assertThrows(MalformedSignalException.class, () -> StreamVByte.unpack(packed, 0, 5, count), "count " + count);
        }
        MalformedSignalException e = assertThrows(MalformedSignalException.class, () -> StreamVByte.unpack(packed, 0, 4, 3));
        assertEquals("3 packed samples take 5 bytes, and 4 are there", e.getMessage());
        short[] target = new short[9];
        assertThrows(MalformedSignalException.class, () -> StreamVByte16.unpack(packed, 0, 5, target, 0, 9));
        assertThrows(MalformedSignalException.class, () -> StreamVByte16.unpack(packed, 0, 5, target, 0, 2));
        assertThrows(MalformedSignalException.class, () -> StreamVByte16.unpack(packed, 0, 1, target, 0, 1));
    }
}
