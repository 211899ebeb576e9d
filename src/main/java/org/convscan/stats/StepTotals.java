package org.convscan.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sum of the {@link HitCounts} of a run's shards. Its memory grows with the steps that have hits, not with the number of shards.
 * Not thread-safe.
 */
public final class StepTotals implements StepCounts {
    private final List<Steps> motifs = new ArrayList<>();

    private static final class Steps {
        private long tests;
        private long[] hits = new long[0];
        private double[] pvalues = new double[0];
    }

    /** More windows that were tested for a motif, on all strands together. */
    public void addTests(int motif, long tests) {
        steps(motif, 0).tests += tests;
    }

    /** More hits of a motif on a step of its tail. */
    public void add(int motif, int step, long hits, double pvalue) {
        Steps steps = steps(motif, step + 1);
        steps.hits[step] += hits;
        steps.pvalues[step] = pvalue;
    }

    private Steps steps(int motif, int atLeast) {
        while (motifs.size() <= motif) {
            motifs.add(new Steps());
        }
        Steps steps = motifs.get(motif);
        if (steps.hits.length < atLeast) {
            int size = Math.max(atLeast, 2 * steps.hits.length);
            steps.hits = Arrays.copyOf(steps.hits, size);
            steps.pvalues = Arrays.copyOf(steps.pvalues, size);
        }
        return steps;
    }

    /** Windows tested, one number a motif. */
    public long[] tests() {
        return motifs.stream().mapToLong(steps -> steps.tests).toArray();
    }

    @Override
    public int motifs() {
        return motifs.size();
    }

    @Override
    public int steps(int motif) {
        return motifs.get(motif).hits.length;
    }

    @Override
    public double pvalue(int motif, int step) {
        return motifs.get(motif).pvalues[step];
    }

    @Override
    public long hits(int motif, int step) {
        return motifs.get(motif).hits[step];
    }
}
