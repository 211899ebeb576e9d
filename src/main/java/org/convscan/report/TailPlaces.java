package org.convscan.report;

import java.util.Arrays;
import java.util.List;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/**
 * Motif, step and p-value of hits in a row. The tails of many motifs do not fit into a processor's caches; hits are looked up motif
 * by motif, so that what a tail's entries are reached by stays at hand, which takes less than half the time. For one thread, which
 * uses it again and again.
 */
final class TailPlaces {
    private final Tail[] tails;
    private final int[] ends;
    private int first;
    private int[] motifs = new int[0];
    private int[] order = new int[0];
    private int[] steps = new int[0];
    private double[] pvalues = new double[0];

    /** @param tails one a motif */
    TailPlaces(List<Tail> tails) {
        this.tails = tails.toArray(Tail[]::new);
        this.ends = new int[this.tails.length];
    }

    /** Looks up the hits {@code [from, to)} of a tile; what was looked up before is gone. */
    TailPlaces of(TileHits hits, int from, int to) {
        first = from;
        if (motifs.length < to - from) {
            motifs = new int[to - from];
            order = new int[to - from];
            steps = new int[to - from];
            pvalues = new double[to - from];
        }
        if (to - from < tails.length) {
            lookUpInTurn(hits, to - from);
        } else {
            sortByMotif(hits, to - from);
            for (int k = 0; k < to - from; k++) {
                lookUp(hits, order[k]);
            }
        }
        return this;
    }

    private void lookUpInTurn(TileHits hits, int count) {
        for (int i = 0; i < count; i++) {
            motifs[i] = hits.motif(first + i);
            lookUp(hits, i);
        }
    }

    private void sortByMotif(TileHits hits, int count) {
        Arrays.fill(ends, 0);
        for (int i = 0; i < count; i++) {
            motifs[i] = hits.motif(first + i);
            ends[motifs[i]]++;
        }
        int before = 0;
        for (int m = 0; m < ends.length; m++) {
            before += ends[m];
            ends[m] = before - ends[m];
        }
        for (int i = 0; i < count; i++) {
            order[ends[motifs[i]]++] = i;
        }
    }

    private void lookUp(TileHits hits, int i) {
        Tail tail = tails[motifs[i]];
        int step = tail.step(hits.score(first + i));
        steps[i] = step;
        pvalues[i] = tail.pvalue(step);
    }

    /** @param hit by its number in the tile, as in all of these */
    int motif(int hit) {
        return motifs[hit - first];
    }

    int step(int hit) {
        return steps[hit - first];
    }

    double pvalue(int hit) {
        return pvalues[hit - first];
    }
}
