package org.convscan.format.flac;

import java.io.IOException;
import java.util.Arrays;

/** Decodes one channel of a FLAC frame; RFC 9639 sections 9.2 and 9.3. */
final class Subframe {
    /** What a fixed predictor of each order multiplies the samples before by, the latest first. */
    private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final Bits bits;
    private final int count;

    Subframe(Bits bits, int count) {
        this.bits = bits;
        this.count = count;
    }

    void decode(int[] samples, int depth) throws IOException {
        int type = bits.small(8);
        int wasted = (type & 1) == 0 ? 0 : bits.unary() + 1;
        int kind = type >> 1;
        int coded = depth - wasted;
        if (kind > 63 || coded < 1) {
            throw unknown();
        }
        if (kind == 0) {
            Arrays.fill(samples, 0, count, bits.signed(coded));
        } else if (kind == 1) {
            verbatim(samples, count, coded);
        } else if (kind >= 8 && kind <= 12) {
            verbatim(samples, order(kind - 8), coded);
            predicted(samples, FIXED[kind - 8], 0);
        } else if (kind >= 32) {
            linear(samples, order(kind - 31), coded);
        } else {
            throw unknown();
        }
        for (int i = 0; wasted > 0 && i < count; i++) {
            samples[i] <<= wasted;
        }
    }

    private int order(int order) throws IOException {
        if (order > count) {
            throw unknown();
        }
        return order;
    }

    private void verbatim(int[] samples, int to, int depth) throws IOException {
        for (int i = 0; i < to; i++) {
            samples[i] = bits.signed(depth);
        }
    }

    private void linear(int[] samples, int order, int depth) throws IOException {
        verbatim(samples, order, depth);
        int precision = bits.small(4) + 1;
        int shift = bits.signed(5);
        if (precision == 16 || shift < 0) {
            throw unknown();
        }
        int[] weights = new int[order];
        for (int i = 0; i < order; i++) {
            weights[i] = bits.signed(precision);
        }
        predicted(samples, weights, shift);
    }

    private void predicted(int[] samples, int[] weights, int shift) throws IOException {
        residuals(samples, weights.length);
        for (int i = weights.length; i < count; i++) {
            long sum = 0;
            for (int w = 0; w < weights.length; w++) {
                sum += (long) weights[w] * samples[i - 1 - w];
            }
            samples[i] += (int) (sum >> shift);
        }
    }

    /** What the prediction missed, Rice-coded in partitions; written to samples [order, count). */
    private void residuals(int[] samples, int order) throws IOException {
        int method = bits.small(2);
        int partitions = 1 << bits.small(4);
        int size = count / partitions;
        if (method > 1 || size * partitions != count || size < order) {
            throw unknown();
        }
        int parameterBits = 4 + method;
        int escape = (1 << parameterBits) - 1;
        for (int p = 0, at = order; p < partitions; p++) {
            int parameter = bits.small(parameterBits);
            int to = (p + 1) * size;
            if (parameter == escape) {
                at = plain(samples, at, to);
            } else {
                at = rice(samples, at, to, parameter);
            }
        }
    }

    private int plain(int[] samples, int from, int to) throws IOException {
        int width = bits.small(5);
        for (int i = from; i < to; i++) {
            samples[i] = bits.signed(width);
        }
        return to;
    }

    private int rice(int[] samples, int from, int to, int parameter) throws IOException {
        for (int i = from; i < to; i++) {
            int folded = bits.unary() << parameter | bits.small(parameter);
            samples[i] = folded >>> 1 ^ -(folded & 1);
        }
        return to;
    }

    private IOException unknown() {
        return bits.wrong("a FLAC frame is coded in a way that is not defined", "the file is damaged");
    }
}
