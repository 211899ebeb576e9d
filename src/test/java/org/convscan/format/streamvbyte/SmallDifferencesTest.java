package org.convscan.format.streamvbyte;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the loop that takes a sample at a time. */
class SmallDifferencesTest {
    private final Random random = new Random(20261121);

    @Test
    void oneBitKeysAtEveryLength() throws Exception {
        for (int count = 0; count <= 100; count++) {
            for (int trial = 0; trial < 50; trial++) {
                check(bits(count, trial % 10 / 9.0, 1 << 3 + trial % 6), count, 1);
            }
        }
    }

    @Test
    void twoBitKeysAtEveryLength() throws Exception {
        for (int count = 0; count <= 100; count++) {
            for (int trial = 0; trial < 50; trial++) {
                check(pairs(count, trial % 10 / 9.0, 1 << 3 + trial % 6, 1 + trial % 4), count, 2);
            }
        }
    }

    /** A turn has 2,048 samples; these end before, at and behind the end of a turn, with a large difference now and then. */
    @Test
    void longSignals() throws Exception {
        for (int count : new int[] {2047, 2048, 2049, 2056, 4096, 10_000, 65_537}) {
            check(bits(count, 0.01, 8), count, 1);
            check(bits(count, 0.01, 12), count, 1);
            check(pairs(count, 0.01, 8, 2), count, 2);
            check(pairs(count, 0.001, 256, 4), count, 2);
        }
    }

    @Test
    void everyKeyByteAfterEveryOther() throws Exception {
        for (int key = 0; key < 1 << 16; key++) {
            byte[] keys = {(byte) key, (byte) (key >> 8)};
            check(filled(keys, 16 + Integer.bitCount(key), 8), 16, 1);
            check(filled(keys, 8 + twoBitSum(key), 8), 8, 2);
        }
    }

    /** 7FF folds -1024, the last difference that is small, and 800 folds 1024; sums of them go around 16 bits. */
    @Test
    void theEndsOfWhatIsSmall() throws Exception {
        for (int folded : new int[] {0x7FE, 0x7FF, 0x800, 0x801}) {
            byte[] packed = new byte[100 + 1600];
            Arrays.fill(packed, 0, 100, (byte) 0xFF);
            for (int i = 0; i < 800; i++) {
                packed[100 + 2 * i] = (byte) folded;
                packed[101 + 2 * i] = (byte) (folded >> 8);
            }
            check(packed, 800, 1);
        }
    }

    @Test
    void whatIsCutIsRefusedAtEveryLength() {
        byte[] packed = bits(100, 0.1, 8);
        short[] target = new short[100];
        for (int to = 0; to < packed.length; to++) {
            int end = to;
            String why = assertThrows(MalformedSignalException.class, () -> StreamVByte16.unpack(packed, 0, end, target, 0, 100)).getMessage();
            String needed = end < 113 ? "113" : String.valueOf(packed.length);
            assertEquals("100 packed samples take " + needed + " bytes, and " + end + " are there", why);
        }
    }

    private static int twoBitSum(int keys) {
        int sum = 0;
        for (int i = 0; i < 16; i += 2) {
            sum += keys >> i & 3;
        }
        return sum;
    }

    private void check(byte[] packed, int count, int keyBits) throws Exception {
        int keys = (count * keyBits + 7) / 8;
        short[] expected = new short[count + 5];
        short[] found = new short[count + 5];
        byte[] within = new byte[packed.length + 3];
        System.arraycopy(packed, 0, within, 3, packed.length);
        if (keyBits == 1) {
            StreamVByte16.plain(packed, 0, keys, expected, 2, 0, count, 0);
            StreamVByte16.unpack(within, 3, within.length, found, 2, count);
        } else {
            StreamVByte.plain(packed, 0, keys, expected, 2, 0, count, 0);
            StreamVByte.unpack(within, 3, within.length, found, 2, count);
        }
        assertArrayEquals(expected, found);
    }

    /** One bit a sample, set with a probability; where there is room, high bytes are below {@code high}. */
    private byte[] bits(int count, double set, int high) {
        byte[] keys = new byte[(count + 7) / 8];
        int more = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < set) {
                keys[i / 8] |= (byte) (1 << i % 8);
                more++;
            }
        }
        return filled(keys, count + more, high);
    }

    private byte[] pairs(int count, double set, int high, int longest) {
        byte[] keys = new byte[(count + 3) / 4];
        int more = 0;
        for (int i = 0; i < count; i++) {
            int length = random.nextDouble() < set ? random.nextInt(longest) : 0;
            keys[i / 4] |= (byte) (length << 2 * (i % 4));
            more += length;
        }
        return filled(keys, count + more, high);
    }

    /** Keys and random bytes behind, half of these below {@code high}: any of them may be a high byte. */
    private byte[] filled(byte[] keys, int bytes, int high) {
        byte[] all = Arrays.copyOf(keys, keys.length + bytes);
        for (int i = keys.length; i < all.length; i++) {
            all[i] = (byte) random.nextInt(random.nextBoolean() ? high : 256);
        }
        return all;
    }
}
