package org.convscan.report;

import java.util.List;
import java.util.PriorityQueue;

/** The best {@link #MOST} of the hits added. */
final class BestHits {
    static final int MOST = 100;

    private final PriorityQueue<BestHit> worstFirst = new PriorityQueue<>(BestHit.ORDER.reversed());

    void add(BestHit hit) {
        if (worstFirst.size() < MOST) {
            worstFirst.add(hit);
        } else if (BestHit.ORDER.compare(hit, worstFirst.peek()) < 0) {
            worstFirst.poll();
            worstFirst.add(hit);
        }
    }

    /** A rank above this one is not among the best, whatever its place. */
    double bound() {
        return worstFirst.size() < MOST ? Double.POSITIVE_INFINITY : worstFirst.peek().rank();
    }

    List<BestHit> inOrder() {
        return worstFirst.stream().sorted(BestHit.ORDER).toList();
    }
}
