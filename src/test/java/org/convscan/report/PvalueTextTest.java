package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle is {@link Digits}, which rounds exact decimals. */
class PvalueTextTest {
    private static void check(double pvalue) {
        assertEquals(Digits.general(pvalue, 3), new String(PvalueText.of(pvalue), StandardCharsets.US_ASCII), () -> "p " + pvalue);
    }

    @Test
    void randomPvaluesOfAllSizesAreWrittenExactly() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            check(Math.pow(10, -random.nextDouble() * (i % 2 == 0 ? 12 : 310)));
        }
    }

    @Test
    void roundingBoundariesAndTheirNeighboursAreWrittenExactly() {
        Random random = new Random(2);
        for (int exponent = 0; exponent < 310; exponent++) {
            for (int i = 0; i < 60; i++) {
                double boundary = Double.parseDouble(1005 + 10 * random.nextInt(900) + "e-" + (4 + exponent));
                check(boundary);
                check(Math.nextUp(boundary));
                check(Math.nextDown(boundary));
            }
            double power = Double.parseDouble("1e-" + exponent);
            check(power);
            check(Math.nextUp(power));
            check(Math.nextDown(power));
        }
    }

    @Test
    void powersOfTwoAndTheEndsOfTheRangeAreWrittenExactly() {
        for (double p = 1; p > 0; p /= 2) {
            check(p);
        }
        check(0);
        check(1);
        check(Double.MIN_VALUE);
        check(Double.MIN_NORMAL);
    }
}
