package org.convscan.stats;

/** How many hits lie on each step of each motif's {@link Tail}, with the steps' p-values: what q-values are made from. */
public interface StepCounts {
    int motifs();

    int steps(int motif);

    double pvalue(int motif, int step);

    /** Hits of a motif on a step. */
    long hits(int motif, int step);
}
