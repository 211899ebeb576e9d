package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines whose levels follow each other as words of four letters do, at a middle and a unit that are known. */
class PairFitTest {
    private static final int SEED = 5;
    private static final int WORDS = 256;
    private static final double SPREAD = 0.25;
    private static final double MIDDLE = 500;
    private static final double UNIT = 60;

    /** What {@link PairFit} widens its scale by, for plateaus that are cut off their jumps; these here are not. */
    private static final double WIDENING = 1 / 0.98;

    private final double[] levels = new Random(SEED).doubles(WORDS, -2, 2).toArray();

    private List<PairFit.Passage> passages() {
        List<PairFit.Passage> passages = new ArrayList<>();
        int shared = WORDS / 4;
        for (int i = 0; i < shared; i++) {
            double[] before = {levels[i], levels[i + shared], levels[i + 2 * shared], levels[i + 3 * shared]};
            passages.add(new PairFit.Passage(before, Arrays.copyOfRange(levels, 4 * i, 4 * i + 4)));
        }
        return passages;
    }

    /** 6,000 steps along words, two levels in five staying where they are. */
    private Plateaus line() {
        Random random = new Random(SEED + 1);
        float[] line = new float[6_000];
        int[] ends = new int[line.length];
        int word = 0;
        for (int i = 0; i < line.length; i++) {
            if (random.nextInt(5) > 1) {
                word = word * 4 % WORDS + random.nextInt(4);
            }
            line[i] = (float) (MIDDLE + UNIT * (levels[word] + 0.15 * random.nextGaussian()));
            ends[i] = 9 * (i + 1);
        }
        return new Plateaus(ends, line, line.length);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.08, 1.05", "-0.08, 1.05", "0.08, 0.95", "-0.08, 0.95"})
    void aScaleThatIsNearlyRightIsCorrected(double shift, double factor) {
        LevelFit.Scale start = new LevelFit.Scale(MIDDLE + shift * UNIT, UNIT * factor);
        LevelFit.Scale scale = new PairFit(passages(), SPREAD).refine(line(), start);
        assertEquals(WIDENING, scale.unit() / UNIT, 0.03);
        assertEquals(0, (scale.middle() - MIDDLE) / UNIT, 0.03);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aLineOfNoPairsKeepsItsMiddle(int count) {
        Plateaus line = new Plateaus(new int[] {9}, new float[] {500}, count);
        LevelFit.Scale scale = new PairFit(passages(), SPREAD).refine(line, new LevelFit.Scale(480, 30));
        assertEquals(480, scale.middle());
        assertEquals(30 * WIDENING, scale.unit(), 1e-9);
    }
}
