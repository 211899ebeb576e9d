package org.convscan.format.wfdb;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The clock that a record's annotations count by; its signals need not be there.
 *
 * @param hertz ticks in a second
 * @param ticks length of the record; {@link org.convscan.format.signal.Recording#UNKNOWN} when the header does not say
 */
public record RecordClock(double hertz, long ticks) {
    /** Reads a header file. */
    public static RecordClock read(Path header) throws IOException {
        Header read = HeaderReader.read(header);
        return new RecordClock(read.framesPerSecond(), read.frames());
    }
}
