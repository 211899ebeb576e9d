package org.convscan.engine.lookup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The inner loop without the Vector API: eight lanes side by side in a long. Row entries are 0 to 127 but for the first block's,
 * which may be negative; adding the low seven bits and the sign bits apart keeps carries inside their lanes.
 */
final class PlainLanes implements Lanes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SIGNS = 0x8080808080808080L;

    private final int count;

    PlainLanes() {
        this(64);
    }

    /** @param count a multiple of 8, 64 at most */
    PlainLanes(int count) {
        this.count = count;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String description() {
        return "plain loop";
    }

    @Override
    public void nominate(
            byte[] tables, int blocks, int blockBytes, int[] offsets, int step, int positions, Nominees out) {
        for (int p = 0; p < positions; p++) {
            long mask = 0;
            for (int lane = 0; lane < count; lane += 8) {
                long sum = (long) LONGS.get(tables, offsets[p] + lane);
                for (int b = 1; b < blocks; b++) {
                    long row = (long) LONGS.get(tables, offsets[p + b * step] + b * blockBytes + lane);
                    sum = (sum & ~SIGNS) + (row & ~SIGNS) ^ (sum ^ row) & SIGNS;
                }
                mask |= signs(sum) << lane;
            }
            if (mask != 0) {
                out.add(p, mask);
            }
        }
    }

    /** Bit i for lane i: which of the first {@code count} bytes, a multiple of 8, are negative. */
    static long negative(byte[] sums, int count) {
        long mask = 0;
        for (int lane = 0; lane < count; lane += 8) {
            mask |= signs((long) LONGS.get(sums, lane)) << lane;
        }
        return mask;
    }

    /** The sign bits of eight lanes, in the lowest byte. */
    private static long signs(long sums) {
        return (sums & SIGNS) == 0 ? 0 : (sums >>> 7 & 0x0101010101010101L) * 0x0102040810204080L >>> 56;
    }
}
