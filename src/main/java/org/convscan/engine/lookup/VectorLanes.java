package org.convscan.engine.lookup;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loop on the Vector API. Loaded by name, only where the module jdk.incubator.vector is. Four positions at a time share
 * one branch and hide each other's waiting for the cache. One loop for any number of blocks: a method for each number, with the
 * additions spelled out, ran no faster as a whole, since each had to be compiled.
 *
 * <p>Java compiles a method that is called often once, but a loop that goes on and on in the middle of a call first and the method
 * then; until it has, vectors are objects and slow. So the loop is a method for a short stretch.
 */
final class VectorLanes implements Lanes {
    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;

    /**
     * A newer Java makes a number of a mask in one instruction. Java 17 makes an array of booleans first and goes through it, for as long
     * as all the rest takes.
     */
    private static final boolean MASKS_ARE_NUMBERS = Runtime.version().feature() > 17;

    /** Long enough that the call does not count. */
    private static final int STRETCH = 512;

    private static final int REHEARSALS = 60;

    /** Positions. */
    private static final int REHEARSED = 32;

    @Override
    public int count() {
        return SPECIES.length();
    }

    @Override
    public String description() {
        return SPECIES.vectorBitSize() + "-bit vectors";
    }

    @Override
    public void nominate(
            byte[] tables, int blocks, int blockBytes, int[] offsets, int step, int positions, Nominees out) {
        Rehearsal.once();
        for (int p = 0; p < positions; p += STRETCH) {
            stretch(tables, blocks, blockBytes, offsets, step, p, Math.min(p + STRETCH, positions), out);
        }
    }

    /**
     * The launcher has Java compile this method by itself and soon: its name stands there. An addition is a call whose end Java knows
     * from counting, so it must not compile this before it has counted enough of them; its vectors would be objects for good.
     */
    private static void stretch(
            byte[] tables, int blocks, int blockBytes, int[] offsets, int step, int from, int to, Nominees out) {
        for (int p = from; p < to; p += 4) {
            ByteVector a = row(tables, offsets[p]);
            ByteVector b = row(tables, offsets[p + 1]);
            ByteVector c = row(tables, offsets[p + 2]);
            ByteVector d = row(tables, offsets[p + 3]);
            for (int block = 1, q = p + step, table = blockBytes; block < blocks; block++, q += step, table += blockBytes) {
                a = a.add(row(tables, offsets[q] + table));
                b = b.add(row(tables, offsets[q + 1] + table));
                c = c.add(row(tables, offsets[q + 2] + table));
                d = d.add(row(tables, offsets[q + 3] + table));
            }
            if (a.or(b).or(c.or(d)).compare(VectorOperators.LT, (byte) 0).anyTrue()) {
                byte[] room = out.room();
                out.add(p, negative(a, room), negative(b, room), negative(c, room), negative(d, room));
            }
        }
    }

    private static ByteVector row(byte[] tables, int at) {
        return ByteVector.fromArray(SPECIES, tables, at);
    }

    /** Bit i for lane i. */
    private static long negative(ByteVector sums, byte[] room) {
        if (MASKS_ARE_NUMBERS) {
            return sums.compare(VectorOperators.LT, (byte) 0).toLong();
        }
        sums.intoArray(room, 0);
        return PlainLanes.negative(room, SPECIES.length());
    }

    /**
     * Short stretches in which one position in nine has a lane to note, ten times as many as in true ones at p = 1e-4: with fewer, what
     * Java 17 makes of it takes a tenth longer. Enough of them for Java to compile the method with what its calls lead to, which it must
     * have counted. A branch that it has not seen taken it leaves out, and where one is taken later it counts slowly and compiles all over;
     * so positions behind the limit have lanes, too. A call counts 25 towards the launcher's 300000 * 0.0045; what is missing then, true
     * stretches count.
     */
    private static void rehearse() {
        int row = SPECIES.length();
        byte[] tables = new byte[Group.PAD + 4 * row];
        tables[Group.PAD] = -1;
        int[] offsets = new int[2 * REHEARSED];
        Arrays.setAll(offsets, p -> Group.PAD + (p % 9 == 5 ? 0 : row));
        Nominees noted = new Nominees();
        for (int call = 0; call < REHEARSALS; call++) {
            noted.clear(0, REHEARSED - call % 2 * 12);
            stretch(tables, 3, row, offsets, 4, 0, REHEARSED, noted);
        }
    }

    /** Java runs a class's beginning once, while other threads wait. */
    private static final class Rehearsal {
        static {
            rehearse();
        }

        private Rehearsal() {}

        static void once() {}
    }
}
