package org.convscan.network;

import java.io.IOException;

/**
 * What a model says along a stretch of a track: value i of each channel belongs to columns [start + i x step, start + (i + 1) x
 * step) of the forward strand, the last ones perhaps beyond the track's end.
 *
 * @param window columns that were read for one value where each window is read by itself; 0 where the track is read as a whole
 * @param values by channel
 */
public record Scores(long start, int step, int window, float[][] values) {
    /** Takes scores in the order of the forward strand. */
    public interface Sink {
        void accept(Scores scores) throws IOException;
    }
}
