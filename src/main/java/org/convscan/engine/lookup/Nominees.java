package org.convscan.engine.lookup;

/** Positions of one block and, for each, the lanes whose kernel may have a hit there. Reused from block to block. */
final class Nominees {
    private final int[] positions;
    private final long[] lanes;
    private int limit;
    private int size;

    Nominees(int capacity) {
        positions = new int[capacity];
        lanes = new long[capacity];
    }

    /** Empties it for positions from 0 below this limit. */
    void clear(int positionsLimit) {
        limit = positionsLimit;
        size = 0;
    }

    void add(int position, long mask) {
        positions[size] = position;
        lanes[size++] = mask;
    }

    /** Four positions in a row: those with lanes, below the limit. */
    void add(int position, long first, long second, long third, long fourth) {
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

    int size() {
        return size;
    }

    int position(int index) {
        return positions[index];
    }

    /** Bit i stands for lane i. */
    long lanes(int index) {
        return lanes[index];
    }
}
