package org.convscan.cli;

import java.io.IOException;
import org.convscan.coord.Interval;
import org.convscan.format.fasta.SequenceSource;

/**
 * What a shard must know of the whole input before it begins: read through once.
 *
 * @param columns of all sequences
 * @param owned the shard's columns, counted over all sequences together
 * @param sequences what the table's last line says
 */
record ShardRun(long columns, Interval owned, String sequences) {
    private static final int READ_AHEAD = 1 << 20;

    /** @param all is read to its end */
    static ShardRun of(Shard shard, SequenceSource all) throws IOException {
        while (all.next(READ_AHEAD) != null) {
            continue;
        }
        return new ShardRun(all.columns(), shard.range(all.columns()), summary(all));
    }

    static String summary(SequenceSource source) {
        return source.lines() + " sequences, " + source.columns() + " bases, digest " + source.digest();
    }

    /** The owned columns and so many on each side. */
    Interval widened(long columns) {
        long end = owned.end() > Long.MAX_VALUE - columns ? Long.MAX_VALUE : owned.end() + columns;
        return new Interval(Math.max(0, owned.start() - columns), end);
    }
}
