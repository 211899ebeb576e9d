package org.convscan.report;

import org.convscan.scan.TileHits;

/** How hits are written, a line each. Implementations are immutable or safe to share: a scan's workers call them at once. */
public interface HitFormat {
    /** The lines before the first hit. */
    void header(Provenance provenance, Bytes out);

    void append(TileHits hits, int index, Bytes out);

    /** Columns and comment lines as tabix must know them. */
    Tabix tabix();
}
