package org.convscan.format.motif;

import org.convscan.InputException;

/** Reads the motifs of one format. */
interface MotifParser {
    /** All motifs of a text that has at least one line with something on it. */
    MotifList parse(Lines lines) throws InputException;
}
