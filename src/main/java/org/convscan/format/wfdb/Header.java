package org.convscan.format.wfdb;

import java.nio.file.Path;
import java.util.List;

/**
 * What a header file says: the signals of a plain record, or the segments of one that is made of several.
 *
 * @param file the header file
 * @param framesPerSecond 250 unless the header says otherwise
 * @param frames length of the record; {@link org.convscan.format.signal.Recording#UNKNOWN} when the header has none
 * @param segments empty for a plain record
 */
record Header(Path file, String name, double framesPerSecond, long frames, List<Signal> signals, List<Segment> segments) {
    Header {
        signals = List.copyOf(signals);
        segments = List.copyOf(segments);
    }

    /** Whether the first segment only lists the signals that may occur (a record of variable layout). */
    boolean hasLayout() {
        return !segments.isEmpty() && segments.get(0).frames() == 0 && !segments.get(0).isGap();
    }

    /** The greatest number of samples that a signal has in a frame. */
    int columnsPerFrame() {
        return signals.stream().mapToInt(Signal::samplesPerFrame).max().orElse(1);
    }
}
