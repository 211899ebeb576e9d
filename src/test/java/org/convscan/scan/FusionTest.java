package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final float[][] LINES = {{1, 0.5f, -2}, {3, 0.5f, 4}};

    @Test
    void theArithmeticMeanCountsLinesByTheirWeights() {
        Fusion fusion = new Fusion(Fusion.Mean.ARITHMETIC, -9);
        fusion.fuse(LINES, new float[][] {{1, 1, 1}, {3, 0, 1}}, 3);
        // (1 + 3 x 3) / 4, 0.5 alone, (-2 + 4) / 2
        assertArrayEquals(new float[] {2.5f, 0.5f, 1}, Arrays.copyOf(fusion.scores(), 3), 1e-6f);
        assertArrayEquals(new int[] {1, 0, 1}, Arrays.copyOf(fusion.highest(), 3));
    }

    /** A factor of 3: events are timed in one line while it shows them about as well as the others. */
    @Test
    void aLaterLineShowsAColumnBestOnlyWhenItDoesSoClearly() {
        Fusion fusion = new Fusion(Fusion.Mean.ARITHMETIC, -9);
        fusion.fuse(new float[][] {{2, 2, -3}, {5, 7, -1}}, new float[][] {{1, 1, 1}, {1, 1, 1}}, 3);
        assertArrayEquals(new int[] {0, 1, 1}, Arrays.copyOf(fusion.highest(), 3));
    }

    @Test
    void theGeometricMeanIsLowWhereOneLineIs() {
        Fusion fusion = new Fusion(Fusion.Mean.GEOMETRIC, 0);
        fusion.fuse(new float[][] {{0}, {1}}, new float[][] {{1}, {1}}, 1);
        // sqrt(0.02 x 1.02) - 0.02
        assertEquals(0.12283, fusion.scores()[0], 1e-5);
    }

    @Test
    void whereNoLineCountsThereIsNothing() {
        Fusion fusion = new Fusion(Fusion.Mean.ARITHMETIC, -9);
        fusion.fuse(LINES, new float[][] {{0, 0, 0}, {0, 0, 0}}, 3);
        assertEquals(-9, fusion.scores()[1]);
    }
}
