package org.convscan.format.fasta;

import java.io.IOException;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;

/** Lines of letters from files, with what a report says about them: how much was read, and a hash of it. */
public interface SequenceSource extends TrackSource {
    @Override
    Symbols next(int columns) throws IOException;

    /** Bytes taken from the files so far, compressed ones as they are. */
    long bytesRead();

    /** How much of the input has been read, 0 to 1; NaN when nobody can know, as for a pipe. */
    double fractionRead();

    /** Letters handed out so far. */
    long columns();

    /** Lines begun so far. */
    long lines();

    /**
     * A hash of the names and letters handed out so far, see {@link SequenceDigest}: after the last line, that of the input. It
     * does not depend on stretch size, line width, line ends or compression; it does on case and on the order of lines.
     */
    String digest();
}
