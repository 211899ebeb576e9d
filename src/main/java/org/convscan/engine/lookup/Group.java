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

    /** Binary digits behind a unit's point to which letters' losses are rounded down before they are added. */
    private static final int DIGITS = 8;

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
        for (int lane = 0; lane < columns.length; lane++) {
            fill(lane, members.get(lane), columns[lane], words, lanes);
        }
    }

    /** @param from the column at which the first block begins */
    private void fill(int lane, Sight member, int from, Words words, int lanes) {
        long slack = member.slack();
        int units = blocks == 1 ? 126 : Math.min(126, 127 / (blocks - 1) - 1);
        // floor(slack / unit) <= units, and floors add up to no more than the floor of the sum: a hit stays within units.
        long unit = slack / (units + 1) + 1;
        // Weights so large that these would not fit a long do without them.
        int digits = slack < Long.MAX_VALUE >> DIGITS + 2 ? DIGITS : 0;
        int[][] letters = new int[words.step()][words.base()];
        int[] sums = new int[words.count()];
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < letters.length; i++) {
                for (int code = 0; code < letters[i].length; code++) {
                    long loss = member.loss(from + block * letters.length + i, code);
                    letters[i][code] = (int) ((Math.min(loss, unit * (units + 1)) << digits) / unit);
                }
            }
            words.sums(letters, sums);
            store(sums, digits, units + 1, block == 0 ? -(units + 1) : 0, tables, PAD + block * blockBytes + lane, lanes);
        }
    }

    private static void store(int[] sums, int digits, int most, int bias, byte[] tables, int at, int lanes) {
        for (int word = 0, to = at; word < sums.length; word++, to += lanes) {
            tables[to] = (byte) (bias + Math.min(sums[word] >> digits, most));
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
