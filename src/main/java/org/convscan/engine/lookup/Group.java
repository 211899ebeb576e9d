package org.convscan.engine.lookup;

import java.util.List;
import org.convscan.kernel.Linear;

/**
 * Kernels of equal block count, side by side: for each block of {@code step} columns a table with a row for every word those
 * columns can hold, and in a row a byte for every kernel. The byte is what the word loses against the best, in units of the
 * kernel's slack, rounded down and cut off just above it; the first block's bytes are lowered so that the sum over the blocks
 * is negative if, and for a true hit always, the losses are within the slack.
 */
final class Group {
    /**
     * Unused bytes before the first row. With Java's array header of 16 bytes, and arrays aligned to 64 bytes as the launcher asks
     * for, each row is then one line of the processor's cache; without that option rows cross lines, and the loop takes up to
     * 1.7 times as long.
     */
    static final int PAD = 48;

    private final int[] numbers;
    private final Linear[] kernels;
    private final long[] thresholds;
    private final int blocks;
    private final int blockBytes;
    private final byte[] tables;

    /** @param members numbers of kernels in the bank, all of the same block count */
    Group(List<Integer> members, List<Linear> bank, long[] thresholds, Words words, int lanes) {
        this.numbers = members.stream().mapToInt(Integer::intValue).toArray();
        this.kernels = new Linear[numbers.length];
        this.thresholds = new long[numbers.length];
        this.blockBytes = words.count() * lanes;
        this.blocks = words.blocks(bank.get(numbers[0]).width());
        this.tables = new byte[PAD + blocks * blockBytes];
        for (int lane = 0; lane < numbers.length; lane++) {
            kernels[lane] = bank.get(numbers[lane]);
            this.thresholds[lane] = thresholds[numbers[lane]];
            fill(lane, words, lanes);
        }
    }

    private void fill(int lane, Words words, int lanes) {
        Linear kernel = kernels[lane];
        long slack = Math.min(kernel.highest() - thresholds[lane], kernel.highest() - kernel.lowest());
        int units = blocks == 1 ? 126 : Math.min(126, 127 / (blocks - 1) - 1);
        // floor(slack / unit) <= units, and floors add up to no more than the floor of the sum: a hit stays within units.
        long unit = slack / (units + 1) + 1;
        long[] losses = new long[words.count()];
        for (int block = 0; block < blocks; block++) {
            words.losses(kernel, block, losses);
            int bias = block == 0 ? -(units + 1) : 0;
            for (int word = 0, to = PAD + block * blockBytes + lane; word < losses.length; word++, to += lanes) {
                tables[to] = (byte) (bias + Math.min(losses[word] / unit, units + 1));
            }
        }
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

    int number(int lane) {
        return numbers[lane];
    }

    Linear kernel(int lane) {
        return kernels[lane];
    }

    long threshold(int lane) {
        return thresholds[lane];
    }
}
