package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;
import org.junit.jupiter.api.Test;

/** Without vectors, on any Java. */
final class LookupPlainTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return LookupEngine.plain();
    }

    @Test
    void theTwoInnerLoopsNominateTheSame() {
        Lanes vectors = new VectorLanes();
        org.junit.jupiter.api.Assumptions.assumeTrue(vectors.count() == 64, "skipped: no 512-bit vectors here");
        for (int blocks = 1; blocks <= 9; blocks++) {
            Random random = new Random(blocks);
            int rows = 25;
            byte[] tables = new byte[blocks * rows * 64];
            int most = blocks == 1 ? 127 : 127 / (blocks - 1);
            for (int i = 0; i < tables.length; i++) {
                tables[i] = (byte) (random.nextInt(most + 1) - (i < rows * 64 ? most : 0));
            }
            int[] offsets = random.ints(300, 0, rows).map(row -> row * 64).toArray();
            Nominees one = new Nominees(250);
            Nominees two = new Nominees(250);
            vectors.nominate(tables, blocks, rows * 64, offsets, 4, 250, one);
            new PlainLanes().nominate(tables, blocks, rows * 64, offsets, 4, 250, two);
            assertEquals(text(two), text(one), blocks + " blocks");
        }
    }

    private static String text(Nominees nominees) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < nominees.size(); i++) {
            text.append(nominees.position(i)).append(':').append(Long.toHexString(nominees.lanes(i))).append(' ');
        }
        return text.toString();
    }
}
