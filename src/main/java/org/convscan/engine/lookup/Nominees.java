package org.convscan.engine.lookup;

import java.util.Arrays;

/**
 * The positions of one block at which kernels may have a hit, as they are noted, and then lane by lane: a kernel and its weights are at
 * hand for all of its own, which takes a fifth less time than going by position. Reused from block to block.
 */
final class Nominees {
    /** A position in the upper half, a lane in the lower. */
    private long[] notes = new long[1 << 15];

    private int size;
    private int origin;
    private int limit;

    /** By lane, how many are of this lane or one before it. */
    private int[] bounds = new int[0];

    /** Positions, lane by lane. */
    private int[] sorted = new int[1 << 15];

    /** Of the lane that was gathered last: where the nominees' windows start, and room for their scores. */
    private int[] windows = new int[1 << 10];

    private long[] scores = new long[1 << 10];
    private final byte[] room = new byte[Long.SIZE];

    /** Empties it; positions that are added from now on count from the origin, and only those below the limit are noted. */
    void clear(int origin, int limit) {
        this.origin = origin;
        this.limit = limit;
        size = 0;
    }

    /** Room for a byte of each lane, whoever notes nominees may use it. */
    byte[] room() {
        return room;
    }

    /** The notes, with room for more behind the first ones; its own, until more is reserved. */
    long[] reserve(int first, int more) {
        if (notes.length - first < more) {
            notes = Arrays.copyOf(notes, 2 * (first + more));
        }
        return notes;
    }

    int size() {
        return size;
    }

    int lane(int nominee) {
        return (int) notes[nominee];
    }

    int position(int nominee) {
        return (int) (notes[nominee] >>> Integer.SIZE);
    }

    /** So many notes were written. */
    void size(int noted) {
        size = noted;
    }

    /** Bit i of the mask stands for lane i. */
    void add(int position, long mask) {
        reserve(size, Long.SIZE);
        long at = (long) (origin + position) << Integer.SIZE;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            notes[size++] = at | Long.numberOfTrailingZeros(rest);
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

    /** Puts them in order of their lanes, of which there are so many. */
    void arrange(int laneCount) {
        if (bounds.length <= laneCount) {
            bounds = new int[laneCount + 1];
        }
        if (sorted.length < size) {
            sorted = new int[notes.length];
        }
        Arrays.fill(bounds, 0, laneCount + 1, 0);
        for (int i = 0; i < size; i++) {
            bounds[lane(i) + 1]++;
        }
        int most = 0;
        for (int lane = 0; lane < laneCount; lane++) {
            most = Math.max(most, bounds[lane + 1]);
            bounds[lane + 1] += bounds[lane];
        }
        if (windows.length < most) {
            windows = new int[2 * most];
            scores = new long[2 * most];
        }
        for (int i = 0; i < size; i++) {
            sorted[bounds[lane(i)]++] = position(i);
        }
    }

    /** Gathers a lane's nominees, counted from an origin, that lie in [0, limit); returns how many they are. */
    int gather(int lane, int origin, int limit) {
        int count = 0;
        for (int i = lane == 0 ? 0 : bounds[lane - 1]; i < bounds[lane]; i++) {
            int window = origin + sorted[i];
            windows[count] = window;
            count += window >= 0 && window < limit ? 1 : 0;
        }
        return count;
    }

    /** The first ones are those gathered last; its own, until they are arranged anew. */
    int[] windows() {
        return windows;
    }

    /** Room for a score of each of {@link #windows}. */
    long[] scores() {
        return scores;
    }
}
