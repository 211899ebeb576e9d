package org.convscan.report;

import java.util.Comparator;
import org.convscan.scan.Hit;

/**
 * A hit on its way to the table of the best ones.
 *
 * @param rank the lower, the better: its p-value, or its score negated where there are no p-values
 * @param line number of the line in the order of reading
 * @param letters the window as the kernel read it; empty for signals
 */
record BestHit(double rank, long line, Hit hit, String letters) {
    /** The best first; equals in the order of the lines. */
    static final Comparator<BestHit> ORDER = Comparator.comparingDouble(BestHit::rank)
            .thenComparingLong(BestHit::line)
            .thenComparingLong(best -> best.hit().interval().start())
            .thenComparingInt(best -> best.hit().kernel());

    BestHit on(long number) {
        return new BestHit(rank, number, hit, letters);
    }
}
