package org.convscan.report;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Spares workers the p-value of hits that cannot be among the best any more. It only ever turns away what is strictly worse
 * than {@link BestHits#MOST} hits already collected, so the outcome does not depend on when a worker learns of it.
 */
final class Cutoff {
    private final AtomicLongArray beaten;
    private volatile double bound = Double.POSITIVE_INFINITY;

    Cutoff(int kernels) {
        beaten = new AtomicLongArray(kernels);
        for (int i = 0; i < kernels; i++) {
            beaten.set(i, Long.MIN_VALUE);
        }
    }

    void lower(double rank) {
        bound = rank;
    }

    boolean isBeaten(int kernel, long score) {
        return score <= beaten.getPlain(kernel);
    }

    /** Whether this rank is beaten; remembers that lower scores of the kernel are as well. */
    boolean isBeaten(int kernel, long score, double rank) {
        if (rank <= bound) {
            return false;
        }
        beaten.accumulateAndGet(kernel, score, Math::max);
        return true;
    }
}
