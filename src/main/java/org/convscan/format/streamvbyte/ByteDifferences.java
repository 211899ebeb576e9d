package org.convscan.format.streamvbyte;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight samples whose folded differences take a byte each, which is what nine in ten key bytes of real signal say, all at once: a long
 * is eight lanes of a byte, then two times four lanes of sixteen bits. Differences are raised by 128 so that no lane is ever
 * negative, and nothing runs over into the next.
 */
final class ByteDifferences {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long BUT_HIGH_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;

    /** Times this, a lane of sixteen bits holds the sum of itself and all lower ones. */
    private static final long RUNNING_SUM = 0x0001000100010001L;

    private ByteDifferences() {}

    /**
     * Writes the samples of bytes [from, from + 8) of {@code packed} to {@code target[at..]}.
     *
     * @param before the sample before these
     * @return the last of these
     */
    static int unpackEight(byte[] packed, int from, short[] target, int at, int before) {
        long folded = (long) LONG.get(packed, from);
        long raised = folded >>> 1 & BUT_HIGH_BITS ^ (folded & LOW_BITS) * 0xFF ^ HIGH_BITS;
        long odd = raised >>> 8 & EVEN_BYTES;
        long second = ((raised & EVEN_BYTES) + odd) * RUNNING_SUM;
        long first = second - odd;
        // The higher lanes that a shift leaves above sixteen bits fall off in the cast.
        target[at] = (short) (before - 128 + (int) first);
        target[at + 1] = (short) (before - 2 * 128 + (int) second);
        target[at + 2] = (short) (before - 3 * 128 + (int) (first >>> 16));
        target[at + 3] = (short) (before - 4 * 128 + (int) (second >>> 16));
        target[at + 4] = (short) (before - 5 * 128 + (int) (first >>> 32));
        target[at + 5] = (short) (before - 6 * 128 + (int) (second >>> 32));
        target[at + 6] = (short) (before - 7 * 128 + (int) (first >>> 48));
        int last = before - 8 * 128 + (int) (second >>> 48);
        target[at + 7] = (short) last;
        return last;
    }
}
