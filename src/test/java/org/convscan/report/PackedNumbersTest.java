package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {
    /** Written from the format's description. */
    static long[] unpack(String packed) throws Exception {
        long[] numbers = new long[1 << 20];
        int count = 0;
        long last = 0;
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                long zigzag = b & 0x7F;
                for (int shift = 7; b >= 0x80; shift += 7) {
                    b = in.read();
                    zigzag |= (long) (b & 0x7F) << shift;
                }
                last += zigzag % 2 == 0 ? zigzag / 2 : -(zigzag / 2) - 1;
                numbers[count++] = last;
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    /** Differences 0, -1, 1, 63, 64: zigzag 0, 1, 2, 126, 128, of which only the last takes two bytes. */
    @Test
    void smallDifferencesTakeOneByte() throws Exception {
        long[] numbers = {0, -1, 0, 63, 127};
        String packed = PackedNumbers.pack(numbers.length, i -> numbers[i]);
        byte[] bytes = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed))).readAllBytes();
        assertArrayEquals(new byte[] {0, 1, 2, 126, (byte) 0x80, 1}, bytes);
    }

    @Test
    void numbersComeBack() throws Exception {
        Random random = new Random(5);
        long[] numbers = random.longs(20_000, -(1L << 40), 1L << 40).toArray();
        assertArrayEquals(numbers, unpack(PackedNumbers.pack(numbers.length, i -> numbers[i])));
        assertEquals(0, unpack(PackedNumbers.pack(0, i -> i)).length);
    }
}
