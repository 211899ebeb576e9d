package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle is the sum of bytes that the interface describes, one lane at a time. */
final class LanesTest {
    private static final int STEP = 4;
    private static final int ROWS = 50;

    @Test
    void vectorsAndThePlainLoopNominateTheSame() {
        for (int blocks = 1; blocks <= 13; blocks++) {
            for (int positions : new int[] {0, 1, 2, 3, 64, 301}) {
                Random random = new Random(100 * blocks + positions);
                byte[] wide = new byte[blocks * ROWS * 64];
                for (int i = 0; i < wide.length; i++) {
                    // As in a group: the first block below zero, the others small enough that many sums end near zero.
                    wide[i] = (byte) (i < ROWS * 64 ? -random.nextInt(128) : random.nextInt(1 + 200 / blocks));
                }
                int[] rows = random.ints(positions + blocks * STEP, 0, ROWS).toArray();
                long[] expected = expected(wide, blocks, rows, positions);
                String which = blocks + " blocks, " + positions + " positions";
                assertArrayEquals(expected, nominated(new PlainLanes(), wide, blocks, rows, positions), which);
                assertArrayEquals(expected, nominated(new VectorLanes(), wide, blocks, rows, positions), which);
            }
        }
    }

    private static long[] expected(byte[] wide, int blocks, int[] rows, int positions) {
        long[] masks = new long[positions];
        for (int p = 0; p < positions; p++) {
            for (int lane = 0; lane < 64; lane++) {
                byte sum = 0;
                for (int b = 0; b < blocks; b++) {
                    sum += wide[(b * ROWS + rows[p + b * STEP]) * 64 + lane];
                }
                masks[p] |= sum < 0 ? 1L << lane : 0;
            }
        }
        return masks;
    }

    /** Lanes that are narrower than 64 go over the tables in several slices. */
    private static long[] nominated(Lanes lanes, byte[] wide, int blocks, int[] rows, int positions) {
        int count = lanes.count();
        long[] masks = new long[positions];
        for (int first = 0; first < 64; first += count) {
            byte[] tables = new byte[blocks * ROWS * count];
            for (int row = 0; row < blocks * ROWS; row++) {
                System.arraycopy(wide, row * 64 + first, tables, row * count, count);
            }
            Nominees found = new Nominees();
            found.clear(0, positions);
            int[] offsets = Arrays.stream(rows).map(row -> row * count).toArray();
            lanes.nominate(tables, blocks, ROWS * count, offsets, STEP, positions, found);
            found.arrange(count);
            for (int lane = 0; lane < count; lane++) {
                for (int n = found.gather(lane, 0, positions) - 1; n >= 0; n--) {
                    masks[found.windows()[n]] |= 1L << first + lane;
                }
            }
        }
        return masks;
    }
}
