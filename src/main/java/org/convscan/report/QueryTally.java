package org.convscan.report;

import java.util.Arrays;

/** The lines that one query was found in. For one thread. */
final class QueryTally {
    private final String name;
    private long lines;
    private long best;
    private long reverse;
    private long hits;
    private float[] scores = new float[16];

    QueryTally(String name) {
        this.name = name;
    }

    /**
     * A line with this query.
     *
     * @param hit the query's best there
     * @param count its hits there
     * @param isBest whether no other query's is better
     */
    void add(LocatedHit hit, long count, boolean isBest) {
        hits += count;
        lines++;
        if (!isBest) {
            return;
        }
        if (best == scores.length) {
            scores = Arrays.copyOf(scores, 2 * scores.length);
        }
        scores[(int) best++] = (float) hit.score();
        reverse += hit.strand().symbol() == '-' ? 1 : 0;
    }

    String name() {
        return name;
    }

    /** Lines that have it, whether or not something else is better there. */
    long lines() {
        return lines;
    }

    /** Lines where it is the best. */
    long best() {
        return best;
    }

    /** Of those, the ones that have it on the reverse strand. */
    long reverse() {
        return reverse;
    }

    long hits() {
        return hits;
    }

    /** Scores of the lines where it is the best, ascending. */
    float[] scores() {
        float[] sorted = Arrays.copyOf(scores, (int) best);
        Arrays.sort(sorted);
        return sorted;
    }
}
