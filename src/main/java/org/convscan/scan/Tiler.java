package org.convscan.scan;

import java.io.IOException;
import org.convscan.coord.Interval;
import org.convscan.engine.Tile;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * Cuts lines into tiles, each with enough columns behind its own starts for the widest kernel, so that every window start
 * belongs to exactly one tile. Holds one tile in memory. A range, counted over the columns of all lines together, keeps only
 * the starts inside it: that is a shard.
 */
final class Tiler {
    private final TrackSource source;
    private final int columns;
    private final int overlap;
    private final Interval range;
    private Track carried;
    private long passed;

    Tiler(TrackSource source, int columns, int overlap, Interval range) {
        this.source = source;
        this.columns = Math.max(1, columns);
        this.overlap = overlap;
        this.range = range;
    }

    /** Null behind the last tile. */
    Tile next() throws IOException {
        while (passed < range.end()) {
            Track stretch = source.next(columns);
            if (stretch == null) {
                return null;
            }
            Track joined = carried == null ? stretch : join(carried, stretch);
            int owned = stretch.last() ? joined.columns() : Math.max(0, joined.columns() - overlap);
            carried = stretch.last() ? null : slice(joined, owned, joined.columns());
            Tile tile = inRange(joined, owned);
            passed += owned;
            if (tile != null) {
                return tile;
            }
        }
        return null;
    }

    private Tile inRange(Track joined, int owned) {
        long from = Math.max(range.start() - passed, 0);
        long to = Math.min(range.end() - passed, owned);
        if (from >= to && (owned > 0 || from > 0)) {
            return null;
        }
        if (from == 0) {
            return new Tile(joined, (int) to);
        }
        return new Tile(slice(joined, (int) from, joined.columns()), (int) (to - from));
    }

    static Track slice(Track track, int from, int to) {
        int size = to - from;
        boolean last = track.last() && to == track.columns();
        if (track instanceof Symbols symbols) {
            byte[] letters = new byte[size];
            symbols.letters(from, to, letters, 0);
            return Symbols.wrap(track.name(), symbols.alphabet(), track.start() + from, letters, size, last);
        }
        Samples samples = (Samples) track;
        float[][] channels = new float[samples.channels()][size];
        for (int c = 0; c < channels.length; c++) {
            samples.values(c, from, to, channels[c], 0);
        }
        return Samples.wrap(track.name(), samples.hertz(), track.start() + from, channels, size, last);
    }

    private static Track join(Track front, Track back) {
        int size = front.columns() + back.columns();
        if (front instanceof Symbols a && back instanceof Symbols b) {
            byte[] letters = new byte[size];
            a.letters(0, a.columns(), letters, 0);
            b.letters(0, b.columns(), letters, a.columns());
            return Symbols.wrap(front.name(), a.alphabet(), front.start(), letters, size, back.last());
        }
        Samples a = (Samples) front;
        Samples b = (Samples) back;
        float[][] channels = new float[a.channels()][size];
        for (int c = 0; c < channels.length; c++) {
            a.values(c, 0, a.columns(), channels[c], 0);
            b.values(c, 0, b.columns(), channels[c], a.columns());
        }
        return Samples.wrap(front.name(), a.hertz(), front.start(), channels, size, back.last());
    }
}
