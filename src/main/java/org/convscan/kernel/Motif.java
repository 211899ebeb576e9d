package org.convscan.kernel;

import org.convscan.track.Alphabet;

/**
 * A motif as a file gives it, on its way to a kernel: counted sites ({@link Counts}), ready-made weights ({@link LogOdds})
 * or letters with ambiguity codes ({@link Consensus}). Immutable.
 */
public sealed interface Motif permits Counts, LogOdds, Consensus {
    MotifName name();

    Alphabet alphabet();

    int width();

    /**
     * The motif's weights in bits against a background.
     *
     * @param pseudocount times the background is added to every cell of counts; other motifs have no use for it
     */
    LogOdds logOdds(Background background, double pseudocount);
}
