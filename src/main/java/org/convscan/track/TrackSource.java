package org.convscan.track;

import java.io.Closeable;
import java.io.IOException;

/**
 * Lines that are read once, front to back, a stretch at a time, so that memory does not grow with a line's length.
 * For one reader at a time.
 */
public interface TrackSource extends Closeable {
    /**
     * The next stretch, of at most {@code columns} columns: directly behind the stretch before, or the first of the next line
     * when that one was the {@linkplain Track#last() last} of its line. A line without columns is one empty stretch.
     *
     * @return null behind the last line
     * @throws org.convscan.InputException when the data is wrong; the message names file and place
     */
    Track next(int columns) throws IOException;

    /** Lines in memory. Each track is a line, or a stretch of one, and keeps its own start and end mark. */
    static TrackSource of(Track... tracks) {
        return new MemorySource(tracks.clone());
    }

    @Override
    default void close() throws IOException {}
}
