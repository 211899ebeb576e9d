package org.convscan.engine.lookup;

import java.util.Arrays;

/**
 * Lane by lane, the positions of one block at which its kernel may have a hit: a kernel and its weights are at hand for all of them,
 * which takes a fifth less time than going by position. Reused from block to block.
 */
final class Nominees {
    private static final int NONE = -1;

    /** By lane, the nominee noted last; by nominee, its position and the one of its lane that was noted before it. */
    private final int[] last = new int[Long.SIZE];

    /** Room for some forty times as many as a block of random letters has at p = 1e-4: where it grows, Java compiles {@link #add} again. */
    private int[] positions = new int[1 << 15];

    private int[] before = new int[1 << 15];

    /** Of the lane that was gathered last: where the nominees' windows start, and room for their scores. */
    private int[] windows = new int[1 << 15];

    private long[] scores = new long[1 << 15];
    private final byte[] room = new byte[Long.SIZE];
    private long lanes;
    private int limit;
    private int size;

    /** Empties it for positions from 0 below this limit. */
    void clear(int positionsLimit) {
        limit = positionsLimit;
        size = 0;
        lanes = 0;
        Arrays.fill(last, NONE);
    }

    /** Room for a byte of each lane, whoever notes nominees may use it. */
    byte[] room() {
        return room;
    }

    /** Bit i of the mask stands for lane i. */
    void add(int position, long mask) {
        if (positions.length - size < Long.SIZE) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
            before = Arrays.copyOf(before, positions.length);
            windows = new int[positions.length];
            scores = new long[positions.length];
        }
        lanes |= mask;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int lane = Long.numberOfTrailingZeros(rest);
            positions[size] = position;
            before[size] = last[lane];
            last[lane] = size++;
        }
    }

    /**
     * Four positions in a row: those with lanes, below the limit. Most often it is one lane at one of them, which no processor could
     * guess: that is worked out without a branch.
     */
    void add(int position, long first, long second, long third, long fourth) {
        if (Long.bitCount(first) + Long.bitCount(second) + Long.bitCount(third) + Long.bitCount(fourth) == 1) {
            // Of a number that is not 0 itself or its opposite is negative.
            long one = position + ((second | -second) >>> 63) + 2 * ((third | -third) >>> 63) + 3 * ((fourth | -fourth) >>> 63);
            addAny((int) one, first | second | third | fourth);
            return;
        }
        addAny(position, first);
        addAny(position + 1, second);
        addAny(position + 2, third);
        addAny(position + 3, fourth);
    }

    private void addAny(int position, long mask) {
        if (mask != 0 && position < limit) {
            add(position, mask);
        }
    }

    /** Bit i: lane i has nominees. */
    long lanes() {
        return lanes;
    }

    /** Gathers a lane's nominees, counted from an origin, that lie in [0, limit); returns how many they are. */
    int gather(int lane, int origin, int limit) {
        int count = 0;
        for (int n = last[lane]; n >= 0; n = before[n]) {
            int window = origin + positions[n];
            windows[count] = window;
            count += window >= 0 && window < limit ? 1 : 0;
        }
        return count;
    }

    /** The first ones are those gathered last; its own, until more are noted. */
    int[] windows() {
        return windows;
    }

    /** Room for a score of each of {@link #windows}. */
    long[] scores() {
        return scores;
    }
}
