package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    @Test
    void numbersAreRoundedToTheNearestMultiple() {
        assertEquals(FixedPoint.ONE, FixedPoint.of(1));
        assertEquals(-FixedPoint.ONE * 5 / 4, FixedPoint.of(-1.25));
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double bits = 10 * random.nextGaussian();
            // Half of 2^-40.
            assertEquals(bits, FixedPoint.bits(FixedPoint.of(bits)), 0x1p-41);
        }
    }

    @Test
    void minusInfinityIsCutOffAtAThousandBits() {
        assertEquals(-1000 * FixedPoint.ONE, FixedPoint.of(Double.NEGATIVE_INFINITY));
        assertEquals(-1000 * FixedPoint.ONE, FixedPoint.of(-1e9));
    }

    @Test
    void whatIsNoWeightIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FixedPoint.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> FixedPoint.of(1000.1));
        assertThrows(IllegalArgumentException.class, () -> FixedPoint.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void theWidestKernelCannotOverflow() {
        long most = Math.multiplyExact(FixedPoint.of(1000), (long) FixedPoint.WIDEST);
        assertTrue(most < Long.MAX_VALUE / 2, "a difference of two scores fits as well");
    }
}
