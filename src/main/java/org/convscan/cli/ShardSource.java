package org.convscan.cli;

import java.io.IOException;
import org.convscan.coord.Interval;
import org.convscan.format.fasta.SequenceDigest;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * A source on its way to a scan of a shard: sees whether a line begins at the shard's first column, and takes the digest of what the
 * shard owns. The caller closes the source.
 */
final class ShardSource implements TrackSource {
    private final SequenceSource source;
    private final Interval owned;
    private final boolean hashes;
    private final SequenceDigest digest = new SequenceDigest();
    private boolean betweenLines;
    private boolean begins;

    /**
     * @param owned the shard's columns, counted over all lines together
     * @param inLine whether the source stands within a line
     * @param hashes whether the digest is wanted
     */
    ShardSource(SequenceSource source, Interval owned, boolean inLine, boolean hashes) {
        this.source = source;
        this.owned = owned;
        this.betweenLines = !inLine;
        this.hashes = hashes;
    }

    @Override
    public Track next(int columns) throws IOException {
        long passed = source.columns();
        Symbols stretch = source.next(columns);
        if (stretch == null) {
            return null;
        }
        begins |= betweenLines && passed == owned.start();
        if (hashes) {
            hash(stretch, passed);
        }
        betweenLines = stretch.last();
        return stretch;
    }

    /** A line's name belongs to where it begins, its end to its last letter. */
    private void hash(Symbols stretch, long passed) {
        if (betweenLines && owns(passed)) {
            digest.name(stretch.name());
        }
        int from = (int) Math.min(stretch.columns(), Math.max(0, owned.start() - passed));
        int to = (int) Math.min(stretch.columns(), Math.max(0, owned.end() - passed));
        if (from < to) {
            byte[] letters = new byte[to - from];
            stretch.letters(from, to, letters, 0);
            digest.letters(letters, letters.length);
        }
        if (stretch.last() && owns(stretch.columns() == 0 ? passed : passed + stretch.columns() - 1)) {
            digest.endLine();
        }
    }

    private boolean owns(long column) {
        return column >= owned.start() && column < owned.end();
    }

    /** Whether the shard's first line began in the shard before; known behind the first tile. */
    boolean continuesLine() {
        return !begins;
    }

    /** Of the columns that the shard owns, names and ends of lines among them; known behind the last tile. */
    SequenceDigest digest() {
        return digest;
    }
}
