package org.convscan.report;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.convscan.kernel.FixedPoint;

/** Numbers as text, straight into an array, many digits in one step. Each writes up to seven bytes more than its text has. */
final class Decimals {
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TEN_THOUSAND = 10_000;
    private static final long EIGHT_DIGITS = 100_000_000;

    /** "0000" to "9999", the first character in the lowest byte. */
    private static final int[] FOUR = new int[TEN_THOUSAND];

    /**
     * By a number's highest bit: what to add so that the upper half becomes the count of its digits. That is the most digits
     * such a number can have, less the least number that has them (Lemire, "Computing the number of digits of an integer even
     * faster", 2021).
     */
    private static final long[] LENGTHS = new long[Integer.SIZE];

    static {
        for (int i = 0; i < TEN_THOUSAND; i++) {
            FOUR[i] = i / 1000 + (i / 100 % 10 << 8) + (i / 10 % 10 << 16) + (i % 10 << 24) + 0x30303030;
        }
        for (int bits = 0; bits < LENGTHS.length; bits++) {
            long most = (2L << bits) - 1;
            int digits = Long.toString(most).length();
            long power = Long.parseLong("1" + "0".repeat(digits - 1));
            LENGTHS[bits] = ((long) digits << 32) - (power > 1L << bits ? power : 0);
        }
    }

    private Decimals() {}

    /** Up to eight characters, the first one in the lowest byte; returns where they end. */
    static int putPacked(long characters, byte[] to, int at) {
        LONGS.set(to, at, characters);
        return at + Long.BYTES - Long.numberOfLeadingZeros(characters) / Byte.SIZE;
    }

    /** Writes a number that is not negative, without zeros in front, and up to seven bytes behind it; returns where it ends. */
    static int put(long number, byte[] to, int at) {
        return number < EIGHT_DIGITS
                ? put((int) number, 1, to, at)
                : put((int) (number % EIGHT_DIGITS), 8, to, put(number / EIGHT_DIGITS, to, at));
    }

    /**
     * Up to eight digits, with zeros in front up to {@code least}, in one step and without a branch: three numbers a line make this the
     * hottest part of writing, and a branch that the first thousand lines do not take makes Java compile it all over again. Writes
     * eight bytes in any case.
     */
    static int put(int number, int least, byte[] to, int at) {
        int length = Math.max(length(number), least);
        LONGS.set(to, at, eight(number) >>> Long.SIZE - Byte.SIZE * length);
        return at + length;
    }

    private static int length(int number) {
        return (int) (number + LENGTHS[31 - Integer.numberOfLeadingZeros(number | 1)] >>> 32);
    }

    /** Eight digits of text, the first one in the lowest byte. */
    private static long eight(int number) {
        return FOUR[number / TEN_THOUSAND] & 0xFFFFFFFFL | (long) FOUR[number % TEN_THOUSAND] << 32;
    }

    /** As {@link #putFixed} does it; what has two digits in front of the point at most goes out at once. */
    static int putFiveDecimals(long score, byte[] to, int at) {
        long size64 = Math.abs(score);
        // Rounded as a whole: what is rounded up to 1 is carried by itself.
        long steps = (size64 >>> FixedPoint.SHIFT) * POWERS[5] + ((size64 & FixedPoint.ONE - 1) * POWERS[5] + FixedPoint.ONE / 2 >>> FixedPoint.SHIFT);
        if (steps >= 100 * POWERS[5] || score < 0) {
            return putFixed(score, 5, to, at);
        }
        long text = eight((int) steps);
        int whole = steps < 10 * POWERS[5] ? Byte.SIZE : 2 * Byte.SIZE;
        long front = (text & 0xFFFFFF) >>> 24 - whole;
        LONGS.set(to, at, front | (text >>> 24 << 8 | '.') << whole);
        return at + whole / Byte.SIZE + 6;
    }

    /** A fixed-point score with 1 to 6 decimals, rounded half away from zero in whole numbers; returns where it ends. */
    static int putFixed(long score, int decimals, byte[] to, int at) {
        long size64 = Math.abs(score);
        long whole = size64 >>> FixedPoint.SHIFT;
        // 40 bits times a million stay below 2^60, so nothing is lost.
        long fraction = ((size64 & FixedPoint.ONE - 1) * POWERS[decimals] + FixedPoint.ONE / 2) >>> FixedPoint.SHIFT;
        // Without a branch, as above: one line in a hundred thousand is rounded up to a whole number.
        long carry = POWERS[decimals] - 1 - fraction >>> Long.SIZE - 1;
        fraction -= carry * POWERS[decimals];
        whole += carry;
        int from = at;
        if (score < 0 && (whole | fraction) != 0) {
            to[from++] = '-';
        }
        int point = put(whole, to, from);
        to[point] = '.';
        return put((int) fraction, decimals, to, point + 1);
    }
}
