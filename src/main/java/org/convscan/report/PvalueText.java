package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * P-values as C's "%.3g" writes them, fast: there are only 900 mantissas for each power of ten, so each text is made once. Numbers
 * that scaling cannot place surely on one side of a rounding boundary take the exact way.
 */
final class PvalueText {
    private static final int LOWEST_EXPONENT = -290;
    private static final int MANTISSAS = 900;
    private static final double[] POWERS = new double[3 - LOWEST_EXPONENT];
    private static final AtomicReferenceArray<byte[]> TEXTS = new AtomicReferenceArray<>(POWERS.length * MANTISSAS);

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private PvalueText() {}

    static byte[] of(double pvalue) {
        return of(pvalue, Math.log10(pvalue));
    }

    /** @param log10 of the p-value, for callers that have it */
    static byte[] of(double pvalue, double log10) {
        double exponent = Math.floor(log10);
        if (!(pvalue > 0 && pvalue < 1 && exponent > LOWEST_EXPONENT)) {
            return exact(pvalue);
        }
        double scaled = pvalue * POWERS[2 - (int) exponent];
        long mantissa = Math.round(scaled);
        boolean doubtful = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-9 * scaled;
        if (doubtful || mantissa < 100 || mantissa > 999) {
            return exact(pvalue);
        }
        int index = -(int) exponent * MANTISSAS + (int) mantissa - 100;
        byte[] text = TEXTS.get(index);
        if (text == null) {
            text = exact(pvalue);
            TEXTS.set(index, text);
        }
        return text;
    }

    private static byte[] exact(double pvalue) {
        return Digits.general(pvalue, 3).getBytes(StandardCharsets.US_ASCII);
    }
}
