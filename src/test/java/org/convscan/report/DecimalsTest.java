package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.convscan.kernel.FixedPoint;
import org.junit.jupiter.api.Test;

/** Numbers straight into an array that has no more room than is promised; the oracles are Java's own texts of them. */
final class DecimalsTest {
    private static final int BEYOND = 7;
    private static final int BEFORE = 3;

    private interface Put {
        int into(byte[] array, int at);
    }

    private static void check(String expected, Put put) {
        byte[] array = new byte[BEFORE + expected.length() + BEYOND];
        Arrays.fill(array, (byte) '#');
        int end = put.into(array, BEFORE);
        assertEquals("###" + expected, new String(array, 0, end, StandardCharsets.US_ASCII));
    }

    private static void checkScore(long score) {
        BigDecimal exact = BigDecimal.valueOf(score).divide(BigDecimal.valueOf(FixedPoint.ONE));
        String expected = exact.setScale(5, RoundingMode.HALF_UP).toPlainString();
        check(expected, (array, at) -> Decimals.putFiveDecimals(score, array, at));
        check(expected, (array, at) -> Decimals.putFixed(score, 5, array, at));
    }

    @Test
    void scoresOfABedLineAreRoundedAsAllAre() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            checkScore((long) (random.nextDouble() * 120 * FixedPoint.ONE) - 10 * FixedPoint.ONE);
            checkScore(random.nextLong() >> 1 + random.nextInt(63));
        }
    }

    /** Where digits in front of the point become more, and where all decimals are carried: 0, 1, 10 and 100, and whole numbers between. */
    @Test
    void scoresNextToWholeNumbersAreRoundedAsAllAre() {
        // Half of the last decimal is 5.5 million of these.
        long half = FixedPoint.ONE / 200_000;
        for (long whole : new long[] {0, 1, 9, 10, 11, 42, 99, 100, 101, 1000, 99_999, 4_000_000}) {
            for (long off : new long[] {0, 1, half - 1, half, half + 1, half + 2, 2 * half, 3 * half}) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    checkScore(whole * FixedPoint.ONE + sign * off);
                    checkScore(-whole * FixedPoint.ONE + sign * off);
                }
            }
        }
    }

    @Test
    void numbersOfAnyLengthFitWhereTheyAreTold() {
        for (long power = 1; power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long number : new long[] {power - 1, power, power + 1, 3 * (power / 10 * 3)}) {
                check(Long.toString(number), (array, at) -> Decimals.put(number, array, at));
            }
        }
        check(Long.toString(Long.MAX_VALUE), (array, at) -> Decimals.put(Long.MAX_VALUE, array, at));
    }
}
