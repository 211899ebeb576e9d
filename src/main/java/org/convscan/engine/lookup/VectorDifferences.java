package org.convscan.engine.lookup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loop on the Vector API. Loaded by name, only where the module jdk.incubator.vector is.
 *
 * <p>The bytes of sixteen numbers are one vector, from which the places take what goes to each: places of the second eight count from the
 * first one's bytes on, so that the sum of two rows of tables has all. A turn is two such vectors, since Java fills the loop with tests and
 * moves that two can share: one took a sixth longer. Beside one vector of 256 bits a turn, one of 128 took a third longer, and one of 512
 * as long on Java 25 and six times as long on 17. What is moved is bytes by {@code selectFrom} throughout: with shuffles as objects, or of
 * shorts, Java 17 tests the places in each turn.
 *
 * <p>In real signal four turns in five have numbers of one byte only. Those need neither places nor, on Java 17, the tests of them, which
 * saves that one a seventh to a third of its time, and Java 25 up to a sixth; the latter loses a twentieth where signal has many jumps.
 * (What is said above of other vectors was measured before this.)
 */
final class VectorDifferences implements PackedDifferences {
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
    private static final VectorSpecies<Byte> HALF_OF_BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final int ROW = BYTES.length();
    private static final int KEYS = TURN / 8;
    private static final int HALF = TURN / 2;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** From a key to its row in a table, as two shifts and this leave it: {@link #ROW} times a byte. */
    private static final int ROWS = 0xFF * ROW;

    /** Turns in a call: Java compiles a method that is called often once, but a loop that goes on and on in the middle of a call first. */
    private static final int STRETCH = 128;

    /** Turns in a call of a rehearsal: Java compiles after one or two thousand of these, and short ones take it there sooner. */
    private static final int REHEARSED = 8;

    /** Of a rehearsal, which takes 0.6 to 1.3 seconds, and 1.3 to 1.8 where other programs keep all processors busy. */
    private static final long MOST_NANOS = 4_000_000_000L;

    /** Stretches in a row that were as fast as compiled vectors are, which ends a rehearsal. */
    private static final int FAST = 20;

    /** Compiled vectors take a call a tenth of this, the clock included, and vectors that are objects a hundred times as long. */
    private static final int FAST_NANOS = 1000;

    /** By key of the first eight: where their bytes are; and for the second eight where theirs begin. */
    private static final byte[] FIRST_PLACES = new byte[256 * ROW];

    /** By key of the second eight: where their bytes are, from their first one on. */
    private static final byte[] SECOND_PLACES = new byte[256 * ROW];

    /** By key: 0 for the upper half of a number that has one byte; -1 for all else, the other eight too. */
    private static final byte[] FIRST_THERE = new byte[256 * ROW];

    private static final byte[] SECOND_THERE = new byte[256 * ROW];

    private static final ByteVector FOURTH_OF_EIGHT = number(i -> i / 8 * 8 + 3);
    private static final ByteVector EIGHTH = number(i -> 7);
    private static final ByteVector SIXTEENTH = number(i -> 15);
    private static final ShortVector SECOND_FOURS = where(i -> i % 8 >= 4);
    private static final ShortVector SECOND_EIGHT = where(i -> i >= 8);

    static {
        for (int key = 0; key < 256; key++) {
            int row = ROW * key;
            int second = row + ROW / 2;
            int bytes = fill(FIRST_PLACES, FIRST_THERE, row, key);
            fill(SECOND_PLACES, SECOND_THERE, second, key);
            for (int i = 0; i < ROW / 2; i++) {
                FIRST_PLACES[second + i] = (byte) bytes;
                FIRST_THERE[second + i] = -1;
                SECOND_THERE[row + i] = -1;
            }
        }
    }

    VectorDifferences() {
        if (ByteVector.SPECIES_PREFERRED.length() < BYTES.length()) {
            throw new UnsupportedOperationException("narrow vectors");
        }
    }

    private static int fill(byte[] places, byte[] there, int at, int key) {
        int next = 0;
        for (int i = 0; i < 8; i++) {
            places[at + 2 * i] = (byte) next++;
            there[at + 2 * i] = -1;
            if ((key >> i & 1) != 0) {
                places[at + 2 * i + 1] = (byte) next++;
                there[at + 2 * i + 1] = -1;
            }
        }
        return next;
    }

    /** Puts one of the numbers in the place of each. */
    private static ByteVector number(IntUnaryOperator from) {
        byte[] places = new byte[ROW];
        for (int i = 0; i < ROW; i++) {
            places[i] = (byte) (2 * from.applyAsInt(i / 2) + i % 2);
        }
        return ByteVector.fromArray(BYTES, places, 0);
    }

    private static ShortVector where(IntPredicate chosen) {
        short[] mask = new short[SHORTS.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (short) (chosen.test(i) ? -1 : 0);
        }
        return ShortVector.fromArray(SHORTS, mask, 0);
    }

    @Override
    public int addUp(byte[] packed, int keys, int data, int turns, short before, short[] target, int at) {
        int from = data;
        short last = before;
        for (int done = 0; done < turns; done += STRETCH) {
            int some = Math.min(STRETCH, turns - done);
            from = stretch(packed, keys + KEYS * done, from, some, last, target, at + TURN * done);
            last = target[at + TURN * (done + some) - 1];
        }
        return from;
    }

    /** Differences of one byte and of two, as in real signal: nine in ten groups of eight have none of two. */
    @Override
    public boolean rehearse() {
        byte[] packed = new byte[(KEYS + 2 * TURN) * REHEARSED + REACH];
        for (int key = 0; key < KEYS * REHEARSED; key += 10) {
            packed[key] = (byte) key;
        }
        short[] target = new short[TURN * REHEARSED];
        int fast = 0;
        long begin = System.nanoTime();
        for (long start = begin; start - begin < MOST_NANOS && fast < FAST; ) {
            stretch(packed, 0, KEYS * REHEARSED, REHEARSED, (short) start, target, 0);
            long end = System.nanoTime();
            fast = end - start < FAST_NANOS ? fast + 1 : 0;
            start = end;
        }
        return fast == FAST;
    }

    /**
     * In one piece but for two short steps, which Java takes into it: vectors that go from method to method may become objects. The launcher
     * tells Java when to compile this method: its name stands there.
     */
    private static int stretch(byte[] packed, int keys, int data, int turns, short before, short[] target, int at) {
        ShortVector last = ShortVector.broadcast(SHORTS, before);
        int from = data;
        for (int k = keys, to = at; k < keys + KEYS * turns; k += KEYS, to += TURN) {
            int four = (int) INT.get(packed, k);
            ShortVector a;
            ShortVector b;
            if (four == 0) {
                a = bytes(packed, from);
                b = bytes(packed, from + HALF);
                from += TURN;
            } else {
                int half = from + HALF + Integer.bitCount(four & 0xFFFF);
                a = bytesAndPairs(packed, from, four << 5 & ROWS, four >>> 3 & ROWS);
                b = bytesAndPairs(packed, half, four >>> 11 & ROWS, four >>> 19 & ROWS);
                from += TURN + Integer.bitCount(four);
            }
            a = a.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.XOR, a.and((short) 1).neg());
            b = b.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.XOR, b.and((short) 1).neg());
            // Sums of two, four, eight and sixteen.
            a = a.add(a.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts());
            b = b.add(b.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts());
            a = a.add(a.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsShorts());
            b = b.add(b.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsShorts());
            a = a.add(FOURTH_OF_EIGHT.selectFrom(a.reinterpretAsBytes()).reinterpretAsShorts().and(SECOND_FOURS));
            b = b.add(FOURTH_OF_EIGHT.selectFrom(b.reinterpretAsBytes()).reinterpretAsShorts().and(SECOND_FOURS));
            a = a.add(EIGHTH.selectFrom(a.reinterpretAsBytes()).reinterpretAsShorts().and(SECOND_EIGHT));
            b = b.add(EIGHTH.selectFrom(b.reinterpretAsBytes()).reinterpretAsShorts().and(SECOND_EIGHT));
            a.add(last).intoArray(target, to);
            last = last.add(SIXTEENTH.selectFrom(a.reinterpretAsBytes()).reinterpretAsShorts());
            b.add(last).intoArray(target, to + HALF);
            last = last.add(SIXTEENTH.selectFrom(b.reinterpretAsBytes()).reinterpretAsShorts());
        }
        return from;
    }

    /** Sixteen numbers of a byte each. Zero-extension itself is broken in Java 17. */
    private static ShortVector bytes(byte[] packed, int from) {
        return ((ShortVector) ByteVector.fromArray(HALF_OF_BYTES, packed, from).convertShape(VectorOperators.B2S, SHORTS, 0)).and((short) 0xFF);
    }

    /** Sixteen numbers of a byte or two, by the rows of their two keys in the tables. */
    private static ShortVector bytesAndPairs(byte[] packed, int from, int row, int row2) {
        return ByteVector.fromArray(BYTES, FIRST_PLACES, row)
                .add(ByteVector.fromArray(BYTES, SECOND_PLACES, row2))
                .selectFrom(ByteVector.fromArray(BYTES, packed, from))
                .and(ByteVector.fromArray(BYTES, FIRST_THERE, row))
                .and(ByteVector.fromArray(BYTES, SECOND_THERE, row2))
                .reinterpretAsShorts();
    }
}
