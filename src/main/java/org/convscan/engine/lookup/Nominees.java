package org.convscan.engine.lookup;

/** Positions of one block and, for each, the lanes whose kernel may have a hit there. Reused from block to block. */
final class Nominees {
    private final int[] positions;
    private final long[] lanes;
    private int size;

    Nominees(int capacity) {
        positions = new int[capacity];
        lanes = new long[capacity];
    }

    void clear() {
        size = 0;
    }

    void add(int position, long mask) {
        positions[size] = position;
        lanes[size++] = mask;
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
