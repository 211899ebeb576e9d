package org.convscan.cli;

import java.util.List;
import org.convscan.coord.Interval;

/**
 * Which tiles of which lines a shard owns: the tiles of all lines are laid end to end and cut into equal parts. Shards differ by a
 * tile at most; a long line is cut, short ones share a shard.
 */
final class OwnedTiles {
    private final Interval range;
    private long passed;

    /** @param tiles of each line; at least one, so that even an empty line has an owner */
    OwnedTiles(Shard shard, List<Long> tiles) {
        this.range = shard.range(tiles.stream().mapToLong(Long::longValue).sum());
    }

    /**
     * Of the next line, which should have so many tiles; null where the shard owns none of it.
     *
     * @return ends at {@link Long#MAX_VALUE} when the line's end is the shard's, however long it turns out to be
     */
    Interval next(long tiles) {
        long start = Math.max(0, range.start() - passed);
        long end = Math.min(tiles, range.end() - passed);
        passed += tiles;
        return start >= end ? null : new Interval(start, end == tiles ? Long.MAX_VALUE : end);
    }
}
