package org.convscan.engine.lookup;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A plain loop for the first short tiles, vectors for all others. Java runs vector code hundreds of times slower than plain code
 * until it has compiled it, which costs some tenths of a second of a processor: a scan of a few kilobases is over before that pays, and
 * a long one, whose first tile is long, had better not compile both. The two note the same positions: nobody can tell which one ran.
 */
final class GradualLanes implements Lanes {
    /** Columns, of all tiles together, that the plain loop may take: half a tile of a long sequence. */
    static final long PLAIN_COLUMNS = 1L << 17;

    private final Lanes vectors;
    private final Lanes plain;
    private final AtomicLong left;

    GradualLanes(Lanes vectors, long plainColumns) {
        this.vectors = vectors;
        this.plain = new PlainLanes(vectors.count());
        this.left = new AtomicLong(plainColumns);
    }

    @Override
    public Lanes forTile(int columns) {
        return left.get() > 0 && left.addAndGet(-columns) >= 0 ? plain : vectors;
    }

    @Override
    public int count() {
        return vectors.count();
    }

    @Override
    public String description() {
        return vectors.description();
    }

    @Override
    public void nominate(
            byte[] tables, int blocks, int blockBytes, int[] offsets, int step, int positions, Nominees out) {
        vectors.nominate(tables, blocks, blockBytes, offsets, step, positions, out);
    }
}
