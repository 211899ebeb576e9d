package org.convscan.network.train;

/** Numbers that look drawn and follow from what they are asked for alone: SplitMix64's mixing (Steele, Lea and Flood, OOPSLA 2014). */
public final class Draw {
    private Draw() {}

    /** 64 bits that belong to a seed and a place. */
    public static long bits(long seed, long place) {
        long bits = seed * 0xD1342543DE82EF95L + (place + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }

    /** From 0 to {@code bound} - 1. */
    public static int whole(long seed, long place, int bound) {
        return (int) Long.remainderUnsigned(bits(seed, place), bound);
    }

    /** Numbers 0 to {@code size} - 1 in an order of a turn's own. */
    static int[] order(int size, long seed, long turn) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int at = whole(seed ^ 0x6F7264657200L, turn << 32 | i, i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }
}
