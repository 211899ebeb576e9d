package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DinucleotideShuffleTest {
    private static int[] pairs(byte[] codes, int letters) {
        int[] pairs = new int[letters * letters];
        for (int i = 0; i + 1 < codes.length; i++) {
            pairs[codes[i] * letters + codes[i + 1]]++;
        }
        return pairs;
    }

    private static byte[] drawn(int length, int letters, SplittableRandom random) {
        byte[] codes = new byte[length];
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) random.nextInt(letters);
        }
        return codes;
    }

    @Test
    void everyPairStaysAsFrequentAndTheEndsStay() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            int letters = 1 + random.nextInt(5);
            byte[] codes = drawn(random.nextInt(120), letters, random);
            byte[] shuffled = DinucleotideShuffle.of(codes, letters, random);
            assertArrayEquals(pairs(codes, letters), pairs(shuffled, letters), Arrays.toString(codes));
            assertEquals(codes.length, shuffled.length);
            if (codes.length > 0) {
                assertEquals(codes[0], shuffled[0]);
                assertEquals(codes[codes.length - 1], shuffled[codes.length - 1]);
            }
        }
    }

    @Test
    void longSequencesComeOutInAnotherOrder() {
        SplittableRandom random = new SplittableRandom(2);
        byte[] codes = drawn(200, 4, random);
        byte[] shuffled = DinucleotideShuffle.of(codes, 4, random);
        int same = 0;
        for (int i = 0; i < codes.length; i++) {
            same += codes[i] == shuffled[i] ? 1 : 0;
        }
        assertTrue(same < 110, same + " of 200 letters stayed in place, about 50 by chance");
    }

    /** AABABBA has the pairs AA, AB twice, BA twice, BB: 6 orders have them, counted by hand, and each is equally likely. */
    @Test
    void everyOrderIsEquallyLikely() {
        byte[] codes = {0, 0, 1, 0, 1, 1, 0};
        Map<String, Integer> counts = new HashMap<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 12_000; i++) {
            counts.merge(Arrays.toString(DinucleotideShuffle.of(codes, 2, random)), 1, Integer::sum);
        }
        // By hand: two visits to B, three to A; AA before, between or behind them, BB in either visit: 3 x 2.
        assertEquals(6, counts.size(), counts.toString());
        // 2,000 each, standard deviation 41: five of those.
        counts.forEach((order, count) -> assertEquals(2_000, count, 205, order));
    }
}
