package org.convscan.engine.ort;

import java.nio.ByteBuffer;
import org.convscan.engine.HitBuffer;

/** A tile as one kind of graph reads it, and the exact arithmetic that decides over what the graph nominates. */
interface Line {
    /** Window starts of the narrowest kernel. */
    int starts();

    /**
     * Writes columns [from, from + columns) to the graph's input, with nothing in particular behind the tile's end.
     *
     * @return false when the graph's margins do not hold for these columns: then every window is a nominee
     */
    boolean fill(int from, int columns, ByteBuffer input);

    /** Adds the window if it is a hit. Starts that are not the tile's to report are ignored. */
    void decide(int kernel, int at, HitBuffer hits);
}
