package org.convscan.report;

import org.convscan.scan.TileHits;

/** How hits are written, a line each. Implementations are immutable or safe to share: a scan's workers call them at once. */
public interface HitFormat {
    /** Hits whose places in their tails are looked up together, see {@link TailPlaces}: as many as a tile has when motifs are many. */
    int TOGETHER = 1 << 16;

    /** The lines before the first hit. */
    void header(Provenance provenance, Bytes out);

    /** The lines of the hits {@code [from, to)}, a few at a time. */
    void append(TileHits hits, int from, int to, Bytes out);

    /** The lines of all hits. */
    default void append(TileHits hits, Bytes out) {
        for (int from = 0; from < hits.size(); from += TOGETHER) {
            append(hits, from, Math.min(from + TOGETHER, hits.size()), out);
        }
    }

    /** Columns and comment lines as tabix must know them. */
    Tabix tabix();
}
