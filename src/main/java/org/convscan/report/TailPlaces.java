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
    /** By motif, where the next of its hits stands in the order. */
    private final int[] next;

    private int first;
    private int[] motifs = new int[0];
    private int[] order = new int[0];
    private int[] steps = new int[0];
    private double[] pvalues = new double[0];

    /** @param tails one a motif */
    TailPlaces(List<Tail> tails) {
        this.tails = tails.toArray(Tail[]::new);
        this.next = new int[this.tails.length];
    }

    /** Looks up the hits {@code [from, to)} of a tile; what was looked up before is gone. */
    TailPlaces of(TileHits hits, int from, int to) {
        first = from;
        int count = to - from;
        if (motifs.length < count) {
            motifs = new int[count];
            order = new int[count];
            steps = new int[count];
            pvalues = new double[count];
        }
        collect(hits, from, count);
        arrange(count);
        lookUp(hits, from, count);
        return this;
    }

    /*
     * Three methods, so that the one that calls them has no loop: with one, Java optimised it, and the others once more as part of it.
     */

    private void collect(TileHits hits, int from, int count) {
        Arrays.fill(next, 0);
        for (int i = 0; i < count; i++) {
            motifs[i] = hits.motif(from + i);
            next[motifs[i]]++;
        }
    }

    private void arrange(int count) {
        for (int motif = 0, sum = 0; motif < next.length; motif++) {
            sum += next[motif];
            next[motif] = sum - next[motif];
        }
        for (int i = 0; i < count; i++) {
            order[next[motifs[i]]++] = i;
        }
    }

    private void lookUp(TileHits hits, int from, int count) {
        for (int k = 0; k < count; k++) {
            int hit = order[k];
            Tail tail = tails[motifs[hit]];
            int step = tail.step(hits.score(from + hit));
            steps[hit] = step;
            pvalues[hit] = tail.pvalue(step);
        }
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
