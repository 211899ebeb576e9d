package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * P-values, q-values and scores up to 1000 as C's "%.3g" writes them, fast: there are only 900 mantissas for each power of ten, so
 * each text is made once and kept as a number that holds its up to eight ASCII characters, the first one in the lowest byte.
 * Numbers that scaling cannot place surely on one side of a rounding boundary take the exact way. Safe to share.
 */
final class ThreeDigits {
    /** Below it a text has nine characters. */
    private static final int LOWEST_EXPONENT = -99;

    private static final int HIGHEST_EXPONENT = 2;
    private static final int MANTISSAS = 900;
    private static final double[] POWERS = new double[HIGHEST_EXPONENT - LOWEST_EXPONENT + 1];
    private static final double[] EDGES = new double[POWERS.length + 1];
    private static final AtomicLongArray TEXTS = new AtomicLongArray(POWERS.length * MANTISSAS);

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
        for (int i = 0; i < EDGES.length; i++) {
            EDGES[i] = Double.parseDouble("1e" + (LOWEST_EXPONENT + i));
        }
    }

    private ThreeDigits() {}

    /** The text in a number, or 0 when it must be made by {@link #exact}. */
    static long packed(double value) {
        if (!(value >= EDGES[0] && value < EDGES[EDGES.length - 1])) {
            return 0;
        }
        int exponent = exponent(value);
        double scaled = value * POWERS[HIGHEST_EXPONENT - exponent];
        int mantissa = (int) (scaled + 0.5);
        boolean doubtful = Math.abs(scaled + 0.5 - mantissa) < 1e-6 || Math.abs(scaled - 0.5 - mantissa) < 1e-6;
        if (doubtful || mantissa < 100) {
            return 0;
        }
        if (mantissa == 10 * 100) {
            return exponent == HIGHEST_EXPONENT ? 0 : packed(EDGES[exponent + 1 - LOWEST_EXPONENT]);
        }
        int index = (HIGHEST_EXPONENT - exponent) * MANTISSAS + mantissa - 100;
        long text = TEXTS.getPlain(index);
        return text != 0 ? text : remember(index, mantissa, exponent);
    }

    private static long remember(int index, int mantissa, int exponent) {
        long packed = text(mantissa, exponent);
        TEXTS.set(index, packed);
        return packed;
    }

    /** Three digits, of which the first has the weight 10^exponent. In numbers: strings would be half of what Java compiles for it. */
    private static long text(int mantissa, int exponent) {
        int significant = mantissa % 100 == 0 ? 1 : mantissa % 10 == 0 ? 2 : 3;
        long digits = '0' + mantissa / 100 | '0' + mantissa / 10 % 10 << 8 | '0' + mantissa % 10 << 16;
        if (exponent < -4) {
            long power = 'e' | '-' << 8 | '0' + -exponent / 10 << 16 | (long) ('0' + -exponent % 10) << 24;
            return join(pointed(digits, significant, 1), power);
        }
        if (exponent < 0) {
            // As much of "0.000" as it takes.
            return join(front(0x30_30_30_2E_30L, 1 - exponent), front(digits, significant));
        }
        return pointed(digits, significant, exponent + 1);
    }

    /** Digits with a point behind the whole ones, if others follow. */
    private static long pointed(long digits, int significant, int whole) {
        return significant <= whole
                ? front(digits, whole)
                : join(front(digits, whole) | (long) '.' << 8 * whole, front(digits, significant) >>> 8 * whole);
    }

    /** The first characters of a text. */
    private static long front(long text, int length) {
        return text & (1L << 8 * length) - 1;
    }

    private static long join(long front, long back) {
        return front | back << Long.SIZE - Long.numberOfLeadingZeros(front) / 8 * 8;
    }

    /** Floor of the decimal logarithm; 19729 / 65536 is a little more than that of 2, so a number below 1 is not overshot. */
    private static int exponent(double value) {
        int low = Math.max(LOWEST_EXPONENT, Math.getExponent(value) * 19_729 >> 16);
        return value < EDGES[low + 1 - LOWEST_EXPONENT] ? low : low + 1;
    }

    static byte[] exact(double value) {
        return Digits.general(value, 3).getBytes(StandardCharsets.US_ASCII);
    }
}
