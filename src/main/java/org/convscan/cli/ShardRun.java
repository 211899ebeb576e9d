package org.convscan.cli;

import java.io.IOException;
import org.convscan.coord.Interval;
import org.convscan.format.bed.IndexedSource;
import org.convscan.format.fasta.SequenceSource;

/**
 * What a shard must know of the whole input before it begins: read through once, or, with indexes beside the files, told by them.
 *
 * @param columns of all sequences
 * @param owned the shard's columns, counted over all sequences together
 * @param sequences what the table's last line says
 * @param whole the digest of the whole input; empty where only the first shard takes it
 * @param indexed whether the shard reads no more than its own columns
 */
record ShardRun(long columns, Interval owned, String sequences, String whole, boolean indexed) {
    private static final int READ_AHEAD = 1 << 20;

    /** @param all is read to its end */
    static ShardRun of(Shard shard, SequenceSource all) throws IOException {
        readThrough(all);
        return new ShardRun(all.columns(), shard.range(all.columns()), summary(all), all.digest(), false);
    }

    /** @param all is read to its end by the first shard, which so can tell whether the others had the same input */
    static ShardRun of(Shard shard, IndexedSource index, SequenceSource all) throws IOException {
        if (shard.number() == 1) {
            readThrough(all);
        }
        return new ShardRun(index.total(), shard.range(index.total()), index.summary(), shard.number() == 1 ? all.digest() : "", true);
    }

    private static void readThrough(SequenceSource all) throws IOException {
        while (all.next(READ_AHEAD) != null) {
            continue;
        }
    }

    static String summary(SequenceSource source) {
        return source.lines() + " sequences, " + source.columns() + " bases, digest " + source.digest();
    }

    /** The owned columns, counted from the first of them. */
    Interval fromItsStart() {
        return new Interval(0, owned.end() == Long.MAX_VALUE ? Long.MAX_VALUE : owned.length());
    }

    /** The owned columns and so many on each side. */
    Interval widened(long more) {
        long end = owned.end() > Long.MAX_VALUE - more ? Long.MAX_VALUE : owned.end() + more;
        return new Interval(Math.max(0, owned.start() - more), end);
    }
}
