package org.convscan.report;

/** How numbers along tracks become lines of text. Numbers come in the order of a track's columns; one object for one table. */
public interface ScoreFormat {
    /** @param channels numbers for each stretch */
    void header(Provenance provenance, int channels, Bytes out);

    /** @param values for columns [start, end), one a channel */
    void append(String track, long start, long end, char strand, float[] values, Bytes out);

    /** No more of this strand of this track. */
    void end(String track, char strand, Bytes out);

    /** No more of this track. */
    default void endOfTrack(Bytes out) {}
}
