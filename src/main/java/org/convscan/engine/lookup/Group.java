package org.convscan.engine.lookup;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Kernels side by side: for each block of {@code step} columns a table with a row for every word those columns can hold, and in a
 * row a byte for every kernel. The byte is what the word loses against the best, in units of the kernel's slack, rounded down and
 * cut off just above it; the first block's bytes are lowered so that the sum over the blocks is negative if, and for a true hit
 * always, the losses are within the slack. A kernel's first block need not begin at its first column.
 */
final class Group {
    /**
     * Unused bytes before the first row. With Java's array header of 16 bytes, and arrays aligned to 64 bytes as the launcher asks
     * for, each row is then one line of the processor's cache; without that option rows cross lines, and the loop takes up to
     * 1.7 times as long.
     */
    static final int PAD = 48;

    private final Judges judges;
    private final int blocks;
    private final int blockBytes;
    private final byte[] tables;
    private final int furthest;

    /** @param members at most one for each lane; the first has the most blocks */
    Group(List<Sight> members, Words words, int lanes) {
        this.blockBytes = words.count() * lanes;
        this.blocks = members.get(0).blocks();
        this.tables = new byte[PAD + blocks * blockBytes];
        int[] columns = members.stream().mapToInt(member -> member.first(blocks)).toArray();
        this.furthest = IntStream.of(columns).max().getAsInt();
        this.judges = new Judges(members, columns);
        int units = blocks == 1 ? 126 : Math.min(126, 127 / (blocks - 1) - 1);
        for (int lane = 0; lane < columns.length; lane++) {
            Units losses = new Units(members.get(lane), units, words);
            for (int block = 0; block < blocks; block++) {
                int column = columns[lane] + block * words.step();
                losses.store(column, 0, 0, block == 0 ? -(units + 1) : 0, tables, PAD + block * blockBytes + lane, lanes);
            }
        }
    }

    /** Where the rows of n words stand in the first block's table. */
    static void offsets(char[] words, int from, int n, int lanes, int[] offsets) {
        for (int i = 0; i < n; i++) {
            offsets[i] = PAD + words[from + i] * lanes;
        }
    }

    /** How far behind the first position of a tile, at most, a kernel's first block begins there. */
    int furthest() {
        return furthest;
    }

    Judges judges() {
        return judges;
    }

    int blocks() {
        return blocks;
    }

    int blockBytes() {
        return blockBytes;
    }

    byte[] tables() {
        return tables;
    }
}
