package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MovingMomentsTest {
    @Test
    void aWindowHasItsMeanAndSpread() {
        MovingMoments moments = MovingMoments.of(new float[] {100, 2, 4, 4, 4, 5, 5, 7, 9, -50}, 10);
        // The textbook's eight numbers: sum 40, squared distances from 5 sum up to 32.
        assertEquals(5, moments.mean(1, 9), 1e-12);
        assertEquals(4, moments.variance(1, 9), 1e-12);
        assertEquals(2, moments.deviation(1, 9), 1e-12);
        assertTrue(Double.isNaN(moments.mean(3, 3)));
    }

    @Test
    void anyWindowOfAMillionSamplesIsThatOfTwoPasses() {
        Random random = new Random(1);
        float[] values = new float[1_000_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (90 + 15 * random.nextGaussian());
        }
        MovingMoments moments = MovingMoments.of(values, values.length);
        for (int trial = 0; trial < 100; trial++) {
            int from = random.nextInt(values.length - 2000);
            int to = from + 2 + random.nextInt(1000);
            double mean = 0;
            for (int i = from; i < to; i++) {
                mean += values[i] / (to - from);
            }
            double variance = 0;
            for (int i = from; i < to; i++) {
                variance += (values[i] - mean) * (values[i] - mean) / (to - from);
            }
            assertEquals(mean, moments.mean(from, to), 1e-6);
            assertEquals(variance, moments.variance(from, to), 1e-4);
        }
    }

    @Test
    void jumpsAreWhereLevelsChangeAndNowhereElse() {
        Random random = new Random(2);
        float[] levels = {80, 95, 70, 110, 109, 85};
        float[] values = new float[6 * 30];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (levels[i / 30] + random.nextGaussian());
        }
        MovingMoments moments = MovingMoments.of(values, values.length);
        // From 110 to 109 is a step of less than 5.
        assertArrayEquals(new int[] {30, 60, 90, 150}, Jumps.places(moments, 0, values.length, 8, 5));
        assertArrayEquals(new int[] {60, 90}, Jumps.places(moments, 40, 140, 8, 5));
        assertArrayEquals(new int[0], Jumps.places(moments, 0, 10, 8, 5));
    }
}
