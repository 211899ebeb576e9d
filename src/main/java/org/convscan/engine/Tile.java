package org.convscan.engine;

import org.convscan.track.Track;

/**
 * A piece of work for an engine: a stretch of a track and how many window starts, from its first column on, belong to it.
 * The columns behind those are there only so that windows can reach into them.
 *
 * @param track the stretch; positions in a tile count from its first column
 * @param owned window starts [0, owned) are this tile's; starts behind them are the next tile's
 */
public record Tile(Track track, int owned) {
    public Tile {
        if (owned < 0 || owned > track.columns()) {
            throw new IllegalArgumentException(owned + " starts in " + track.columns() + " columns");
        }
    }

    /** A whole track as one tile. */
    public static Tile whole(Track track) {
        return new Tile(track, track.columns());
    }

    /** Number of windows of {@code width} columns to score: they start at 0, 1, ... */
    public int starts(int width) {
        return Math.max(0, Math.min(owned, track.columns() - width + 1));
    }
}
