package org.convscan.format.streamvbyte;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteDifferencesTest {
    /** Folded bytes 0, 1, 2, 3, 4 are 0, -1, 1, -2, 2: one by one, against eight at once, both ends of a byte and of 16 bits included. */
    @Test
    void eightAtOnceAreAsOneByOne() {
        Random random = new Random(5);
        for (int trial = 0; trial < 20_000; trial++) {
            byte[] packed = new byte[11];
            random.nextBytes(packed);
            if (trial % 5 == 0) {
                Arrays.fill(packed, (byte) (trial % 2 == 0 ? 0xFF : 0xFE));
            }
            int before = random.nextInt(65536) - 32768;
            short[] expected = new short[10];
            int sample = before;
            for (int i = 0; i < 8; i++) {
                int folded = packed[2 + i] & 0xFF;
                sample += folded % 2 == 0 ? folded / 2 : -(folded + 1) / 2;
                expected[1 + i] = (short) sample;
            }
            short[] target = new short[10];
            assertEquals(sample, ByteDifferences.unpackEight(packed, 2, target, 1, before));
            assertArrayEquals(expected, target);
        }
    }
}
