package org.convscan.engine.lookup;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loop on the Vector API. Loaded by name, only where the module jdk.incubator.vector is. One method a number of
 * blocks, longer than the house allows and repeating itself: the compiler keeps sums in registers only where the additions are
 * spelled out, and two positions share one branch.
 */
final class VectorLanes implements Lanes {
    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;

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
        switch (blocks) {
            case 1 -> one(tables, offsets, positions, out);
            case 2 -> two(tables, blockBytes, offsets, step, positions, out);
            case 3 -> three(tables, blockBytes, offsets, step, positions, out);
            case 4 -> four(tables, blockBytes, offsets, step, positions, out);
            case 5 -> five(tables, blockBytes, offsets, step, positions, out);
            case 6 -> six(tables, blockBytes, offsets, step, positions, out);
            default -> many(tables, blocks, blockBytes, offsets, step, positions, out);
        }
    }

    private static ByteVector row(byte[] tables, int at) {
        return ByteVector.fromArray(SPECIES, tables, at);
    }

    private static void note(ByteVector sum, int position, Nominees out) {
        long lanes = sum.compare(VectorOperators.LT, (byte) 0).toLong();
        if (lanes != 0) {
            out.add(position, lanes);
        }
    }

    private static boolean none(ByteVector a, ByteVector b) {
        return !a.or(b).compare(VectorOperators.LT, (byte) 0).anyTrue();
    }

    private static void one(byte[] t, int[] o, int positions, Nominees out) {
        for (int p = 0; p < positions; p++) {
            ByteVector a = row(t, o[p]);
            if (a.compare(VectorOperators.LT, (byte) 0).anyTrue()) {
                note(a, p, out);
            }
        }
    }

    private static ByteVector sum2(byte[] t, int size, int[] o, int k, int p) {
        return row(t, o[p]).add(row(t, o[p + k] + size));
    }

    private static ByteVector sum3(byte[] t, int size, int[] o, int k, int p) {
        return sum2(t, size, o, k, p).add(row(t, o[p + 2 * k] + 2 * size));
    }

    private static ByteVector sum4(byte[] t, int size, int[] o, int k, int p) {
        return sum2(t, size, o, k, p).add(row(t, o[p + 2 * k] + 2 * size).add(row(t, o[p + 3 * k] + 3 * size)));
    }

    private static ByteVector sum5(byte[] t, int size, int[] o, int k, int p) {
        return sum4(t, size, o, k, p).add(row(t, o[p + 4 * k] + 4 * size));
    }

    private static ByteVector sum6(byte[] t, int size, int[] o, int k, int p) {
        return sum4(t, size, o, k, p).add(row(t, o[p + 4 * k] + 4 * size).add(row(t, o[p + 5 * k] + 5 * size)));
    }

    private static void two(byte[] t, int size, int[] o, int k, int positions, Nominees out) {
        int p = 0;
        for (; p < positions - 1; p += 2) {
            ByteVector a = sum2(t, size, o, k, p);
            ByteVector b = sum2(t, size, o, k, p + 1);
            if (!none(a, b)) {
                note(a, p, out);
                note(b, p + 1, out);
            }
        }
        if (p < positions) {
            note(sum2(t, size, o, k, p), p, out);
        }
    }

    private static void three(byte[] t, int size, int[] o, int k, int positions, Nominees out) {
        int p = 0;
        for (; p < positions - 1; p += 2) {
            ByteVector a = sum3(t, size, o, k, p);
            ByteVector b = sum3(t, size, o, k, p + 1);
            if (!none(a, b)) {
                note(a, p, out);
                note(b, p + 1, out);
            }
        }
        if (p < positions) {
            note(sum3(t, size, o, k, p), p, out);
        }
    }

    private static void four(byte[] t, int size, int[] o, int k, int positions, Nominees out) {
        int p = 0;
        for (; p < positions - 1; p += 2) {
            ByteVector a = sum4(t, size, o, k, p);
            ByteVector b = sum4(t, size, o, k, p + 1);
            if (!none(a, b)) {
                note(a, p, out);
                note(b, p + 1, out);
            }
        }
        if (p < positions) {
            note(sum4(t, size, o, k, p), p, out);
        }
    }

    private static void five(byte[] t, int size, int[] o, int k, int positions, Nominees out) {
        int p = 0;
        for (; p < positions - 1; p += 2) {
            ByteVector a = sum5(t, size, o, k, p);
            ByteVector b = sum5(t, size, o, k, p + 1);
            if (!none(a, b)) {
                note(a, p, out);
                note(b, p + 1, out);
            }
        }
        if (p < positions) {
            note(sum5(t, size, o, k, p), p, out);
        }
    }

    private static void six(byte[] t, int size, int[] o, int k, int positions, Nominees out) {
        int p = 0;
        for (; p < positions - 1; p += 2) {
            ByteVector a = sum6(t, size, o, k, p);
            ByteVector b = sum6(t, size, o, k, p + 1);
            if (!none(a, b)) {
                note(a, p, out);
                note(b, p + 1, out);
            }
        }
        if (p < positions) {
            note(sum6(t, size, o, k, p), p, out);
        }
    }

    private static void many(byte[] t, int blocks, int size, int[] o, int k, int positions, Nominees out) {
        for (int p = 0; p < positions; p++) {
            ByteVector a = sum6(t, size, o, k, p);
            for (int b = 6; b < blocks; b++) {
                a = a.add(row(t, o[p + b * k] + b * size));
            }
            if (a.compare(VectorOperators.LT, (byte) 0).anyTrue()) {
                note(a, p, out);
            }
        }
    }
}
