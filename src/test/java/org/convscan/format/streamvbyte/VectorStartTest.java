package org.convscan.format.streamvbyte;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.convscan.engine.lookup.PackedDifferences;
import org.junit.jupiter.api.Test;

/** What vectors unpack, against the loop that takes a sample at a time; and when they come to it. */
class VectorStartTest {
    /** Tests run with the module jdk.incubator.vector. A processor without wide vectors leaves all to the plain loop. */
    private static final Optional<PackedDifferences> VECTORS = PackedDifferences.onVectors();

    private final Random random = new Random(20261122);

    @Test
    void vectorsGiveTheSamplesOfThePlainLoopAtEveryLength() {
        for (int count = 0; count <= 200; count++) {
            for (int trial = 0; trial < 20; trial++) {
                check(packed(count, trial % 10 / 9.0), count);
            }
        }
    }

    /** In both halves of a turn; behind it there is as much again, or it would be left to the plain loop. */
    @Test
    void everyKeyByteAfterEveryOther() {
        for (int keys = 0; keys < 1 << 16; keys++) {
            byte[] packed = new byte[8 + 64 + 2 * Integer.bitCount(keys)];
            random.nextBytes(packed);
            Arrays.fill(packed, 0, 8, (byte) 0);
            packed[0] = (byte) keys;
            packed[1] = (byte) (keys >> 8);
            packed[2] = packed[0];
            packed[3] = packed[1];
            check(packed, 64);
        }
    }

    /** Sums of random differences of 16 bits go around many times. */
    @Test
    void longSignals() {
        for (int count : new int[] {1055, 4127, 4128, 4159, 4160, 10_001, 65_537, 102_400}) {
            check(packed(count, 0.01), count);
            check(packed(count, 0.5), count);
            check(packed(count, 1), count);
        }
    }

    /** The bytes end with the array: what reads behind them fails. */
    private void check(byte[] packed, int count) {
        int keys = (count + 7) / 8;
        short[] expected = new short[count + 5];
        short[] found = new short[count + 5];
        StreamVByte16.plain(packed, 0, keys, expected, 2, 0, count, 0);
        byte[] within = new byte[packed.length + 3];
        System.arraycopy(packed, 0, within, 3, packed.length);
        StreamVByte16.unpackChecked(within, 3, found, 2, count, VECTORS.orElse(null));
        assertArrayEquals(expected, found, "count " + count);
    }

    /** One bit a sample, set with a probability, and random bytes behind. */
    private byte[] packed(int count, double set) {
        byte[] keys = new byte[(count + 7) / 8];
        int bytes = count;
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < set) {
                keys[i / 8] |= (byte) (1 << i % 8);
                bytes++;
            }
        }
        byte[] data = new byte[bytes];
        random.nextBytes(data);
        byte[] all = Arrays.copyOf(keys, keys.length + bytes);
        System.arraycopy(data, 0, all, keys.length, bytes);
        return all;
    }

    /** 1,600 samples a time: the third time 4,800 of 4,000 are gone. */
    @Test
    void theFirstSamplesAreUnpackedPlainly() {
        AtomicLong left = new AtomicLong(4000);
        assertTrue(VectorStart.isPlain(left, 1600));
        assertTrue(VectorStart.isPlain(left, 1600));
        assertFalse(VectorStart.isPlain(left, 1600));
        assertFalse(VectorStart.isPlain(left, 1));
    }

    /** By then Java has compiled them, where it does. */
    @Test
    void afterARehearsalVectorsGiveTheSame() {
        VECTORS.ifPresent(PackedDifferences::rehearse);
        longSignals();
    }
}
