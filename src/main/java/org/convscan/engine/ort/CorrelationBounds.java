package org.convscan.engine.ort;

import org.convscan.kernel.Correlation;
import org.convscan.kernel.FixedPoint;

/**
 * How far the graph's float32 arithmetic, and the reference's own double arithmetic, can be from the truth for templates of one
 * width n and one floor. With the window's samples y taken from an offset near them, E = sum(y^2), S = sum(y), P = sum(y u)
 * for the template u (mean 0, length 1), the window's squared deviations are Q = E - S^2 / n and its score is P / sqrt(Q).
 *
 * <p>float32, in any order of addition (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1): with
 * g = (n + 16) * 2^-24 (16 roundings more than the sums have, for taking the offset, squaring and what follows the sums),
 * |P' - P| <= g sqrt(E) because sum|y u| <= sqrt(E); |E' - E| <= g E; |S' - S| <= g sqrt(n E), so
 * |S'^2 - S^2| / n <= (2 g + g^2) E and |Q' - Q| <= 4 g E.
 *
 * <p>double: the reference's deviations are off by d <= (n + 3) 2^-53 X at most, where X is the largest |sample|. So its P is off
 * by sqrt(n) d, and its Q by 2 sqrt(n Q) d + n d^2 <= 2^-10 Q + 2^11 n d^2. Both matter only for windows that are flat against
 * their offset: {@link #largestSample} asks that X be so small against the floor that d <= floor / 512, which makes the second
 * term less than n floor^2 / 64. Below 2^-126 float32 may lose everything: less than that term, too, as n floor^2 >= 1e-30.
 */
final class CorrelationBounds {
    /** Least part by which Q may be wrong whatever the window: see above. */
    static final double RELATIVE = 1.0 / (1 << 10);

    private static final double FLOOR_PART = 512;
    private static final double UNIT_ROUNDOFF = 1.0 / (1 << 24);
    private static final int WIDEST = 1 << 16;
    private static final double LARGEST_SAMPLE = 1e12;

    private final int width;
    private final double floor;

    private CorrelationBounds(int width, double floor) {
        this.width = width;
        this.floor = floor;
    }

    static CorrelationBounds of(Correlation kernel) {
        return new CorrelationBounds(kernel.width(), kernel.floor());
    }

    /**
     * Whether a graph can nominate for this kernel. It cannot where a score of 0 is a hit, because windows that are flat or have
     * missing samples are hits then.
     */
    static boolean hold(Correlation kernel, long threshold) {
        double least = of(kernel).leastSquares();
        return threshold > 0 && kernel.width() <= WIDEST && least >= 1e-30 && least <= 1e30;
    }

    /** Samples up to this size are within the bounds. */
    double largestSample() {
        double doubles = floor / FLOOR_PART / (width + 3) * 0x1p53;
        return Math.min(LARGEST_SAMPLE, doubles);
    }

    /** g: of sqrt(E), how much P may be wrong. */
    double product() {
        return 1.01 * (width + 16) * UNIT_ROUNDOFF;
    }

    /** How much P may be wrong besides. */
    double productNoise() {
        return Math.sqrt(width) * floor / FLOOR_PART * 1.01;
    }

    /** Of E, how much Q may be wrong. */
    double squares() {
        return 4.1 * product();
    }

    /** How much Q may be wrong besides. */
    double squaresNoise() {
        return width * floor * floor / 64;
    }

    /** A window with less than this is flat; a little less than the floor says. */
    double leastSquares() {
        return width * floor * floor * (1 - 0x1p-19);
    }

    /** What a nominee's score must exceed: a little less than rounds to the threshold. */
    static double limit(long threshold) {
        return (threshold - 0.5) / FixedPoint.ONE * (1 - 0x1p-19);
    }
}
