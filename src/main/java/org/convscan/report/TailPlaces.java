package org.convscan.report;

import java.util.List;
import org.convscan.engine.HitBuffer;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/**
 * Motif, step and p-value of hits in a row. The tails of many motifs do not fit into a processor's caches; hits are looked up motif
 * by motif, so that what a tail's entries are reached by stays at hand, which takes less than half the time. For one thread, which
 * uses it again and again.
 */
final class TailPlaces {
    private final Tail[] tails;
    /** Hits with the motif in place of the start, and their number instead of the kernel's. */
    private final HitBuffer byMotif = new HitBuffer();
    private int first;
    private int[] motifs = new int[0];
    private int[] steps = new int[0];
    private double[] pvalues = new double[0];

    /** @param tails one a motif */
    TailPlaces(List<Tail> tails) {
        this.tails = tails.toArray(Tail[]::new);
    }

    /** Looks up the hits {@code [from, to)} of a tile; what was looked up before is gone. */
    TailPlaces of(TileHits hits, int from, int to) {
        first = from;
        if (motifs.length < to - from) {
            motifs = new int[to - from];
            steps = new int[to - from];
            pvalues = new double[to - from];
        }
        collect(hits, from, to);
        // Fewer than motifs: there is next to nothing to have at hand again.
        if (to - from > tails.length) {
            byMotif.sortByStart();
        }
        lookUp();
        return this;
    }

    /** By itself, so that {@link #of} has no loop: with one, Java optimised it, and {@link #lookUp} once more as part of it. */
    private void collect(TileHits hits, int from, int to) {
        byMotif.clear();
        for (int i = from; i < to; i++) {
            motifs[i - from] = hits.motif(i);
            byMotif.add(motifs[i - from], i - from, hits.score(i));
        }
    }

    private void lookUp() {
        for (int k = 0; k < byMotif.size(); k++) {
            Tail tail = tails[byMotif.at(k)];
            int step = tail.step(byMotif.score(k));
            steps[byMotif.kernel(k)] = step;
            pvalues[byMotif.kernel(k)] = tail.pvalue(step);
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
