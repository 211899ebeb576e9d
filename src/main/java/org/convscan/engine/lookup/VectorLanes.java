package org.convscan.engine.lookup;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loop on the Vector API. Loaded by name, only where the module jdk.incubator.vector is. Four positions at a time share
 * one branch and hide each other's waiting for the cache. One loop for any number of blocks: a method for each number, with the
 * additions spelled out, ran no faster as a whole, since each had to be compiled.
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
        int p = 0;
        for (; p < positions - 3; p += 4) {
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
                note(a, p, out);
                note(b, p + 1, out);
                note(c, p + 2, out);
                note(d, p + 3, out);
            }
        }
        for (; p < positions; p++) {
            ByteVector a = row(tables, offsets[p]);
            for (int block = 1; block < blocks; block++) {
                a = a.add(row(tables, offsets[p + block * step] + block * blockBytes));
            }
            note(a, p, out);
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
}
