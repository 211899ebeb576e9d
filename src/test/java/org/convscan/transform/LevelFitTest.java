package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines made of levels that are known, at a middle and a unit that are known. */
class LevelFitTest {
    private static final int SEED = 7;
    private static final double SPREAD = 0.25;

    /** What {@link LevelFit} widens its scale by, for plateaus that are cut off their jumps; these here are not. */
    private static final double WIDENING = 1.09;

    /**
     * Squares: many levels below the median and far ones above it, so that no line looks like its mirror image. Of the squares of 0 to 1 the
     * median is 0.25 and the median distance to it 0.2165 (the root of 0.4665 less that of 0.0335 is a half).
     */
    private static double[] levels() {
        double[] levels = new double[256];
        for (int i = 0; i < levels.length; i++) {
            double share = (i + 0.5) / levels.length;
            levels[i] = (share * share - 0.25) / 0.2165;
        }
        return levels;
    }

    private static float[] line(int count, double middle, double unit) {
        Random random = new Random(SEED);
        double[] levels = levels();
        float[] line = new float[count];
        for (int i = 0; i < count; i++) {
            line[i] = (float) (middle + unit * (levels[random.nextInt(levels.length)] + SPREAD * random.nextGaussian()));
        }
        return line;
    }

    private static Plateaus plateaus(float[] levels) {
        int[] ends = new int[levels.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = 9 * (i + 1);
        }
        return new Plateaus(ends, levels, ends.length);
    }

    private static LevelFit.Scale fit(float[] levels) {
        return new LevelFit(levels(), SPREAD).fit(plateaus(levels));
    }

    /** As Java's own order has it: sizes and ties of all kinds, rising, falling, all the same and infinite. */
    @Test
    void aMedianIsTheMiddleOfTheValuesInOrder() {
        Random random = new Random(SEED);
        for (int size = 1; size < 300; size++) {
            int kinds = 1 + random.nextInt(2 * size);
            double[] values = random.ints(size, 0, kinds).mapToDouble(kind -> kind == 7 ? Double.POSITIVE_INFINITY : kind - 3.5).toArray();
            double[] rising = values.clone();
            Arrays.sort(rising);
            double[] falling = new double[size];
            for (int i = 0; i < size; i++) {
                falling[i] = rising[size - 1 - i];
            }
            double expected = (rising[(size - 1) / 2] + rising[size / 2]) / 2;
            for (double[] order : new double[][] {values, rising.clone(), falling}) {
                assertEquals(expected, LevelFit.median(order), 0, size + " values");
            }
        }
        assertEquals(0, LevelFit.median(), 0);
    }

    /** The last look around is in steps of 0.005 to 0.01 of a deviation; cells are 0.06 wide. */
    @Test
    void middleAndUnitAreFoundAgain() {
        for (double[] truth : new double[][] {{500, 60}, {-200, 11}, {90, 10}}) {
            LevelFit.Scale scale = fit(line(6_000, truth[0], truth[1]));
            assertEquals(WIDENING, scale.unit() / truth[1], 0.04);
            assertEquals(0, (scale.middle() - truth[0]) / truth[1], 0.06);
        }
    }

    @Test
    void anotherOffsetAndAnotherAmplificationChangeNothingElse() {
        float[] line = line(3_000, 500, 60);
        float[] other = new float[line.length];
        for (int i = 0; i < line.length; i++) {
            other[i] = 0.5f * line[i] - 100;
        }
        double[] one = fit(line).levels(plateaus(line));
        assertArrayEquals(one, fit(other).levels(plateaus(other)), 0.02);
    }

    /** An adapter of a fifth of the line that stands at one level, five units below the middle. */
    @Test
    void aStretchOfAnotherKindHardlyMovesIt() {
        float[] line = line(5_000, 500, 60);
        LevelFit.Scale clean = fit(line);
        Arrays.fill(line, 0, 1_000, 500 - 5 * 60);
        LevelFit.Scale scale = fit(line);
        assertEquals(clean.unit() / 60, scale.unit() / 60, 0.05);
        assertEquals(clean.middle() / 60, scale.middle() / 60, 0.08);
    }

    @Test
    void flatAndEmptyLinesHaveAScale() {
        float[] flat = new float[300];
        Arrays.fill(flat, 512);
        for (float[] line : new float[][] {flat, {}, {512}}) {
            LevelFit.Scale scale = fit(line);
            assertTrue(scale.unit() > 0 && Double.isFinite(scale.unit()) && Double.isFinite(scale.middle()), scale.toString());
            assertEquals(line.length, scale.levels(plateaus(line)).length);
        }
    }
}
