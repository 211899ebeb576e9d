package org.convscan.cli;

import java.io.IOException;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/** A source on its way to a scan of a shard: sees whether a line begins at the shard's first column. The caller closes the source. */
final class ShardSource implements TrackSource {
    private final SequenceSource source;
    private final long start;
    private boolean betweenLines = true;
    private boolean begins;

    /** @param start the shard's first column, counted over all lines together */
    ShardSource(SequenceSource source, long start) {
        this.source = source;
        this.start = start;
    }

    @Override
    public Track next(int columns) throws IOException {
        long passed = source.columns();
        Track stretch = source.next(columns);
        begins |= stretch != null && betweenLines && passed == start;
        betweenLines = stretch == null || stretch.last();
        return stretch;
    }

    /** Whether the shard's first line began in the shard before; known behind the first tile. */
    boolean continuesLine() {
        return !begins;
    }
}
