package org.convscan.cli;

import java.util.List;

/** What a command line says about the motifs that are searched for, and which of their windows are hits. */
interface MotifChoice {
    /** Files. */
    List<String> motifs();

    /** Motifs in IUPAC letters. */
    List<String> iupac();

    /** The file of motifs made of motifs; null for none. */
    String composite();

    /** Files that {@code --background input} counts the letters of. */
    List<String> sequences();

    /** NaN when not given. */
    double pvalue();

    /** NaN when not given. */
    double qvalue();

    /** NaN when not given. */
    double score();

    /** The highest p-value a hit may have. */
    double searchPvalue();

    String background();

    double pseudocount();

    String strand();

    int threads();
}
