package org.convscan.cli;

import org.convscan.coord.Interval;

/**
 * Which of a stream of items (reads, records, sequences) a shard owns, when items are not to be cut: those that begin in its range of
 * the lengths of all items laid end to end. Every item has one owner, and shards differ by an item's length at most. Items that all
 * count the same have length 1.
 */
final class OwnedItems {
    private final Interval range;
    private long passed;

    /** @param total the lengths of all items together */
    OwnedItems(Shard shard, long total) {
        this.range = shard.range(total);
    }

    /** Whether the next item, which has this length, is the shard's. */
    boolean next(long length) {
        boolean owned = passed >= range.start() && passed < range.end();
        passed += length;
        return owned;
    }
}
