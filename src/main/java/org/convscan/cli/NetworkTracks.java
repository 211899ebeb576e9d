package org.convscan.cli;

import java.io.IOException;
import org.convscan.track.Track;

/** What a network runs along: whole lines, one after the other. For one reader at a time. */
interface NetworkTracks extends AutoCloseable {
    /** Null behind the last. */
    Track next() throws IOException;

    /** How much has been read, 0 to 1; NaN when nobody can know. */
    double fractionRead();

    /** Where a column of the line that was read last lies in its file. */
    default long place(long column) {
        return column;
    }

    /** All that was read, for the table's last line. */
    String read();

    /** "2 sequences (950 b)". */
    String done();

    /** What a line is called. */
    String noun();

    @Override
    void close() throws IOException;
}
