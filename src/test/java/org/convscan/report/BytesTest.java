package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.convscan.kernel.FixedPoint;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void wholeNumbersAreWrittenAsJavaWritesThem() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            check(random.nextLong() >> random.nextInt(64));
        }
        for (long power = 1; power < Long.MAX_VALUE / 10; power *= 10) {
            check(power - 1);
            check(power);
            check(-power);
            check(1 - power);
        }
        for (long edge : new long[] {0, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            check(edge);
        }
    }

    private static void check(long number) {
        assertEquals(Long.toString(number), new Bytes().add(number).toString());
    }

    @Test
    void scoresAreRoundedHalfAwayFromZero() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            checkFixed(random.nextLong() >> 1 + random.nextInt(63), 1 + random.nextInt(6));
        }
        for (int decimals = 1; decimals <= 6; decimals++) {
            for (long half = -41; half <= 41; half++) {
                // Halves of the last decimal, of which only those over powers of two are exact in fixed point, and their neighbours.
                long near = Math.round(half / 2.0 / Math.pow(10, decimals) * FixedPoint.ONE);
                checkFixed(near - 1, decimals);
                checkFixed(near, decimals);
                checkFixed(near + 1, decimals);
                checkFixed(half * FixedPoint.ONE / 64, decimals);
            }
            for (long edge : new long[] {4_000_000 * FixedPoint.ONE, -4_000_000 * FixedPoint.ONE, 1, -1, Long.MAX_VALUE}) {
                checkFixed(edge, decimals);
            }
        }
    }

    private static void checkFixed(long score, int decimals) {
        BigDecimal exact = BigDecimal.valueOf(score).divide(BigDecimal.valueOf(FixedPoint.ONE));
        String expected = exact.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        assertEquals(expected, new Bytes().addFixed(score, decimals).toString(), score + " with " + decimals);
    }

    @Test
    void aScoreThatRoundsToZeroHasNoSign() {
        assertEquals("0.00000", new Bytes().addFixed(-1, 5).toString());
        assertEquals("-0.00001", new Bytes().addFixed(-FixedPoint.ONE / 200_000 - 1, 5).toString());
    }

    /** A stream is given 131,072 bytes at once. */
    @Test
    void aTextOfAnyLengthIsWrittenWhole() throws IOException {
        for (int size : new int[] {0, 1, 131_071, 131_072, 131_073, 262_144, 300_001}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            new Bytes().add(content).writeTo(stream);
            assertArrayEquals(content, stream.toByteArray(), size + " bytes");
        }
    }

    @Test
    void textGrowsBeyondItsFirstRoomAndCanBeUsedAgain() {
        Bytes text = new Bytes();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.add("é").add('\t').add(i).addFixed(i * FixedPoint.ONE, 1);
            expected.append("é\t").append(i).append(i).append(".0");
        }
        assertEquals(expected.toString(), text.toString());
        text.clear();
        assertEquals("x", text.add('x').toString());
        assertEquals(1, text.size());
    }
}
