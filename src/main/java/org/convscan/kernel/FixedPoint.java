package org.convscan.kernel;

/**
 * Scores as whole numbers. A weight in bits is rounded once to a multiple of 2^-40, so a score is an exact integer sum and
 * never depends on the order of addition. The rounding moves a score of 50 columns by at most 2.3e-11 bits.
 */
public final class FixedPoint {
    /** Fraction bits. */
    public static final int SHIFT = 40;

    /** One bit of log-odds. */
    public static final long ONE = 1L << SHIFT;

    /**
     * Scores closer than this (2^-30, 9.3e-10 bits) are one score: real sums that are equal on paper may differ in the last
     * places after rounding, and a tie at the threshold must not be decided by those.
     */
    public static final long TIE = 1L << 10;

    /** A weight of minus infinity (a letter that was never seen, without pseudocount) is cut off here. */
    public static final double LOWEST_BITS = -1000;

    /** Widest kernel whose sum cannot overflow. */
    public static final int WIDEST = 4000;

    private FixedPoint() {}

    /** Nearest fixed-point number to a number of bits. */
    public static long of(double bits) {
        if (Double.isNaN(bits) || bits > -LOWEST_BITS) {
            throw new IllegalArgumentException("no weight: " + bits);
        }
        return Math.round(Math.max(bits, LOWEST_BITS) * ONE);
    }

    /** Nearest fixed-point number to a score in bits; beyond what any kernel's sum can be, the end of that. */
    public static long ofScore(double bits) {
        if (Double.isNaN(bits)) {
            throw new IllegalArgumentException("no score: " + bits);
        }
        double most = -LOWEST_BITS * WIDEST;
        return Math.round(Math.max(-most, Math.min(most, bits)) * ONE);
    }

    /** The number of bits that a fixed-point number stands for. */
    public static double bits(long fixed) {
        return (double) fixed / ONE;
    }
}
