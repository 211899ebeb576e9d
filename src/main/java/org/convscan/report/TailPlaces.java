package org.convscan.report;

import java.util.List;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/**
 * Motif, step and p-value of a few hits in a row. The tails of many motifs do not fit into a processor's caches; looked up one
 * right behind the other, they are waited for together, which takes less than half the time.
 */
final class TailPlaces {
    private final int first;
    private final int[] motifs;
    private final int[] steps;
    private final double[] pvalues;

    /** @param tails one a motif */
    TailPlaces(TileHits hits, int from, int to, List<Tail> tails) {
        this.first = from;
        this.motifs = new int[to - from];
        this.steps = new int[to - from];
        this.pvalues = new double[to - from];
        for (int i = from; i < to; i++) {
            motifs[i - from] = hits.bank().motif(hits.kernel(i));
            steps[i - from] = tails.get(motifs[i - from]).step(hits.score(i));
        }
        for (int i = 0; i < steps.length; i++) {
            pvalues[i] = tails.get(motifs[i]).pvalue(steps[i]);
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
