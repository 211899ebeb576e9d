package org.convscan.engine.lookup;

/** The inner loop of a lookup scan: sums table rows and notes the sums that are negative. Any number of threads may use one. */
interface Lanes {
    /** Kernels in a group: bytes in a table row, 64 at most. */
    int count();

    /** "512-bit vectors", "plain loop". */
    String description();

    /** The loop for the next tile of so many columns; its lanes are as many. */
    default Lanes forTile(int columns) {
        return this;
    }

    /**
     * For each position p in [0, positions): sums, lane by lane and in wrapping byte arithmetic, the rows of the group's blocks;
     * row of block b is at {@code offsets[p + b * step] + b * blockBytes} of the tables. Notes position and lanes wherever a
     * lane's sum is negative. Offsets of up to three positions more are read: they must be there, and lead into the tables.
     */
    void nominate(byte[] tables, int blocks, int blockBytes, int[] offsets, int step, int positions, Nominees out);
}
