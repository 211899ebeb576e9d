package org.convscan.format.streamvbyte;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Samples from folded differences below {@value #LIMIT}, eight at a time, some thousand samples in a turn. In real signal nearly all
 * differences are that small, and nine in ten groups of eight take a byte each; what is larger ends a turn and is left to the caller's
 * plain loop.
 *
 * <p>A long is four lanes of 16 bits, and a turn is a row of short loops over arrays of longs without a branch. HotSpot compiles such
 * loops to vector instructions by itself, on Java 17 as on later ones, if they are short and touch each array at one index only; hence
 * many small methods. What cannot be had that way (bytes at places that depend on the data, the sum from group to group) does as little
 * as it can. Lanes are raised so that none is ever negative, and nothing runs over into the next.
 *
 * <p>In a process that reads much, vectors come to unpack POD5 instead ({@link VectorStart}), in 0.2 to 0.3 ns a sample where this takes
 * 0.55 to 0.75 (AMD EPYC with Zen 4, one file, a busy machine). Tried without them: Long.expand (the instruction PDEP), which spreads bytes
 * over lanes by masks from a table without a branch for samples of two bytes: gathering took 0.32 ns a sample that way on Java 25 and takes
 * 0.2 here; Java 17 does not have it, and AMD before Zen 3 runs it as microcode. Eight keys of zero at once, tested by one branch, were
 * slower too. One loop that unfolds eight bytes, spreads them (by shifts or Long.expand), sums by a multiplication and stores took 0.8 to
 * 0.9, a table of unfolded bytes and a sum sample by sample 0.7 to 0.8, and gathering four groups by one key and fixed copies as much as
 * this.
 */
final class SmallDifferences {
    /** The sum of eight, raised, must leave the highest bit of a lane free. */
    private static final int LIMIT = 1 << 11;

    /** Groups of eight in a turn: what a turn works on stays in the first cache (32 KB on most processors). */
    private static final int MOST = 256;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bits of a high byte that make a difference too large. */
    private static final long TOO_LARGE = 0xF8F8F8F8F8F8F8F8L;

    /** The two-bit keys of eight samples that take more than two bytes. */
    private static final int BEYOND_TWO = 0xAAAA;

    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVEN_LANES = 0x0000FFFF0000FFFFL;
    private static final long LOWER_HALF = 0xFFFFFFFFL;
    private static final long ONES = 0x0001000100010001L;
    private static final long HALVES = (LIMIT / 2 - 1) * ONES;

    /** Half the limit: with it added no difference is negative. */
    private static final long RAISE = LIMIT / 2 * ONES;

    /** How much a sample is raised when it is the sum of eight raised differences; the lanes of all others are brought there. */
    private static final int RAISED = 8 * (LIMIT / 2);
    private static final long LEVEL_ODD = RAISED * ONES - LIMIT / 2 * 0x0008_0006_0004_0002L;
    private static final long LEVEL_EVEN = RAISED * ONES - LIMIT / 2 * 0x0007_0005_0003_0001L;
    private static final long HIGH_BITS = 0x8000800080008000L;

    private final long[] first;
    private final long[] second;
    private final long[] sums;
    private final byte[] ordered;
    private final ShortBuffer samples;
    private int data;
    private int last;

    /**
     * @param groups how many groups of eight there will be
     * @param data where the bytes of the first begin
     */
    SmallDifferences(int groups, int data) {
        int size = Math.min(groups, MOST);
        this.first = new long[size];
        this.second = new long[size];
        this.sums = new long[size];
        this.ordered = new byte[16 * size];
        this.samples = ByteBuffer.wrap(ordered).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        this.data = data;
    }

    /** Where the bytes of the next sample begin. */
    int data() {
        return data;
    }

    /** The last sample so far, in its lower 16 bits. */
    int last() {
        return last;
    }

    /** Goes on behind a group that the caller has unpacked. */
    void passed(int data, int last) {
        this.data = data;
        this.last = last;
    }

    /** Groups in a turn, at most. */
    int most() {
        return first.length;
    }

    /**
     * Unpacks some groups.
     *
     * @param keys where the lengths of the first begin
     * @param bits of each length: 1, so that a group's are a byte, or 2
     * @param groups at most {@link #most}
     * @return how many groups were unpacked; the one behind them, if there is one, has a large difference
     */
    int unpack(byte[] packed, int keys, int bits, int groups, short[] target, int at) {
        int done = gather(packed, keys, bits, groups);
        if (done > 0) {
            sum(done, target, at);
        }
        return done;
    }

    /**
     * The low bytes of each group go to {@code first}, the high ones to {@code second}. Behind each sample that has two, the low bytes of
     * the rest lie a byte further on. Nearly half of the time goes here; with the inner loop apart, HotSpot inlined it in some runs
     * and not in others, in which all took a quarter longer: hence it is one piece.
     */
    private int gather(byte[] packed, int keys, int bits, int groups) {
        int from = data;
        int j = 0;
        for (; j < groups; j++) {
            int key = bits == 1 ? packed[keys + j] & 0xFF : (short) SHORT.get(packed, keys + 2 * j) & 0xFFFF;
            long low = (long) LONG.get(packed, from);
            long high = 0;
            if (key != 0) {
                if (bits == 2) {
                    if ((key & BEYOND_TWO) != 0) {
                        break;
                    }
                    key = lowBits(key);
                }
                int next = from;
                for (; key != 0; key &= key - 1) {
                    int lane = Integer.numberOfTrailingZeros(key);
                    long upTo = (2L << 8 * lane + 7) - 1;
                    next++;
                    low = low & upTo | (long) LONG.get(packed, next) & ~upTo;
                    high |= (packed[next + lane] & 0xFFL) << 8 * lane;
                }
                if ((high & TOO_LARGE) != 0) {
                    break;
                }
                from = next;
            }
            first[j] = low;
            second[j] = high;
            from += 8;
        }
        data = from;
        return j;
    }

    /** Bits 0, 2, 4 ... of sixteen. */
    private static int lowBits(int pairs) {
        int by2 = (pairs | pairs >> 1) & 0x3333;
        int by4 = (by2 | by2 >> 2) & 0x0F0F;
        return (by4 | by4 >> 4) & 0xFF;
    }

    private void sum(int groups, short[] target, int at) {
        widen(first, second, groups);
        sumWithin(first, second, sums, groups);
        last = sumBetween(sums, groups, last - RAISED) + RAISED;
        add(first, second, sums, groups);
        order(first, second, groups);
        store(first, second, ordered, groups);
        samples.get(0, target, at, 8 * groups);
    }

    /** Low and high bytes of eight become lanes: of samples 0, 2, 4 and 6 in the first array, of the others in the second. */
    private static void widen(long[] first, long[] second, int groups) {
        for (int j = 0; j < groups; j++) {
            long low = first[j];
            long high = second[j];
            first[j] = low & EVEN_BYTES | (high & EVEN_BYTES) << 8;
            second[j] = low >>> 8 & EVEN_BYTES | high & ~EVEN_BYTES;
        }
    }

    /** Unfolds, and sums up within a group: now odd samples are in the first array, even ones in the second. */
    private static void sumWithin(long[] first, long[] second, long[] sums, int groups) {
        for (int j = 0; j < groups; j++) {
            long even = first[j];
            long odd = second[j];
            even = even >>> 1 & HALVES ^ RAISE - (even & ONES);
            odd = odd >>> 1 & HALVES ^ RAISE - (odd & ONES);
            long sum = even + odd;
            sum += sum << 16;
            sum += sum << 32;
            first[j] = sum + LEVEL_ODD;
            second[j] = sum - odd + LEVEL_EVEN;
            sums[j] = (sum >>> 48) - RAISED;
        }
    }

    /** What is to be added to each group, instead of its sum. */
    private static int sumBetween(long[] sums, int groups, int before) {
        long sum = before;
        for (int j = 0; j < groups; j++) {
            long own = sums[j];
            sums[j] = sum;
            sum += own;
        }
        return (int) sum;
    }

    /** Adds to all lanes modulo 2^16: the highest bits apart, so that nothing is carried. */
    private static void add(long[] first, long[] second, long[] sums, int groups) {
        for (int j = 0; j < groups; j++) {
            long all = sums[j] & 0xFFFF;
            all |= all << 16;
            all |= all << 32;
            long high = all & HIGH_BITS;
            all ^= high;
            first[j] = first[j] + all ^ high;
            second[j] = second[j] + all ^ high;
        }
    }

    /** From samples 1, 3, 5, 7 and 0, 2, 4, 6 to 0, 1, 2, 3 and 4, 5, 6, 7. */
    private static void order(long[] first, long[] second, int groups) {
        for (int j = 0; j < groups; j++) {
            long odd = first[j];
            long even = second[j];
            long outer = even & EVEN_LANES | (odd & EVEN_LANES) << 16;
            long inner = even >>> 16 & EVEN_LANES | odd & ~EVEN_LANES;
            first[j] = outer & LOWER_HALF | inner << 32;
            second[j] = outer >>> 32 | inner & ~LOWER_HALF;
        }
    }

    private static void store(long[] first, long[] second, byte[] ordered, int groups) {
        for (int j = 0; j < groups; j++) {
            LONG.set(ordered, 16 * j, first[j]);
            LONG.set(ordered, 16 * j + 8, second[j]);
        }
    }
}
