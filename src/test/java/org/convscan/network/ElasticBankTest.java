package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.format.onnx.OnnxFile;
import org.convscan.kernel.Staircase;
import org.convscan.track.Samples;
import org.junit.jupiter.api.Test;

class ElasticBankTest {
    private static final long SEED = 20;
    private static final ElasticBank.Pace PACE = new ElasticBank.Pace(4.5, List.of(0.45, 0.75, 1.1, 1.6), 0.45, 0, 1.3, 0.25);

    private static Staircase staircase(double... levels) {
        List<Staircase.Step> steps = new ArrayList<>();
        for (double level : levels) {
            steps.add(new Staircase.Step(new double[] {level}, new double[] {0.2}));
        }
        return new Staircase("s", steps);
    }

    private static double[] levels(int count, Random random) {
        return random.doubles(count, -2.2, 2.2).toArray();
    }

    private static float[][] whole(ElasticBank bank, float... line) {
        try (Session session = Session.load(bank.model(), Device.CPU, 1)) {
            Tensor output = session.run(Map.of(Inference.INPUT, new Tensor(new long[] {1, 1, line.length}, line))).get(Inference.OUTPUT);
            return new Outputs(output, 2).rows(0, 0, (int) output.shape()[2]);
        }
    }

    private static LineModel model(ElasticBank bank) throws IOException {
        try {
            return LineModel.of(OnnxFile.of("bank", bank.model()), 1, 0);
        } catch (LineModel.NotALineException e) {
            throw new AssertionError(e);
        }
    }

    private static int highest(float... scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** Steps of a random path, each for about so many columns, give or take half. */
    private static void write(double[] path, double columns, double[] line, int at, Random random) {
        double end = at;
        int column = at;
        for (double level : path) {
            end += columns * (0.5 + random.nextDouble());
            for (; column < end; column++) {
                line[column] = level + 0.25 * random.nextGaussian();
            }
        }
    }

    @Test
    void aStaircaseIsProposedWhereItWasWrittenAtAnySpeed() {
        Random random = new Random(SEED);
        for (int size : new int[] {15, 25, 40, 100}) {
            for (double speed : new double[] {0.7, 1, 1.4}) {
                double[] line = new double[6_000];
                write(levels(700, random), PACE.columns(), line, 0, random);
                double[] path = levels(size, random);
                write(path, PACE.columns() * speed, line, 2_000, random);
                float[] columns = new float[line.length];
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = ElasticBank.column(line[i]);
                }
                ElasticBank bank = new ElasticBank(List.of(staircase(levels(size, random)), staircase(path)), PACE);
                double middle = 2_000 + size * PACE.columns() * speed / 2;
                double off = Math.abs(highest(whole(bank, columns)[1]) * bank.stride() - middle);
                assertTrue(off < size * PACE.columns() / 4, "seed " + SEED + ", " + size + " steps at " + speed + ": " + off + " columns off");
            }
        }
    }

    @Test
    void aColumnIsWorthTheLogarithmOfALikelihoodRatioButNeverLessThanTheWorst() {
        ElasticBank.Pace single = new ElasticBank.Pace(1, List.of(1.0), 0.5, 0, 1, 0.5);
        ElasticBank bank = new ElasticBank(List.of(staircase(1)), single);
        float[] scores = whole(bank, ElasticBank.column(1), ElasticBank.column(1.5), ElasticBank.column(0), ElasticBank.column(-40))[0];
        double unit = bank.unit();
        // log N(x; 1, 1/2) - log N(x; 0, 1) = x^2 / 2 - 2 (x - 1)^2 + log 2: at 1, 1.5 and 0.
        assertEquals(0.5 + Math.log(2), scores[0] / unit, 0.01);
        assertEquals(1.125 - 0.5 + Math.log(2), scores[1] / unit, 0.01);
        assertEquals(-1, scores[2] / unit, 1e-9, "log 2 - 2 would be -1.31");
        assertEquals(-1, scores[3] / unit, 1e-9);
    }

    @Test
    void tilesAndThreadsChangeNothingAndAllNumbersAreWhole() throws IOException {
        Random random = new Random(SEED);
        for (int size : new int[] {1, 3, 15, 25, 256}) {
            ElasticBank bank = new ElasticBank(List.of(staircase(levels(size, random)), staircase(levels(size, random))), PACE);
            float[] line = new float[5_000];
            for (int i = 0; i < line.length; i++) {
                line[i] = ElasticBank.column(6 * random.nextGaussian());
            }
            float[][] expected = whole(bank, line);
            for (float score : expected[0]) {
                assertTrue(score == Math.rint(score) && Math.abs(score) < 1 << 24, "seed " + SEED + ": " + score);
            }
            for (int tile : new int[] {1, 100, 777, 1 << 16}) {
                assertArrayEquals(expected, tiled(bank, line, tile, 1 + tile % 2), "seed " + SEED + ", " + size + " steps, tiles of " + tile);
            }
        }
    }

    private static float[][] tiled(ElasticBank bank, float[] line, int tile, int threads) throws IOException {
        float[][] all = new float[bank.staircases().size()][(line.length + bank.stride() - 1) / bank.stride()];
        try (Session session = Session.load(bank.model(), Device.CPU, threads);
                TiledRun run = new TiledRun(model(bank), session, tile)) {
            run.run(Samples.wrap("line", 1, 0, new float[][] {line}, line.length, true), false, scores -> {
                for (int s = 0; s < all.length; s++) {
                    System.arraycopy(scores.values()[s], 0, all[s], (int) (scores.start() / bank.stride()), scores.values()[s].length);
                }
            });
        }
        return all;
    }

    @Test
    void shorterLinesThanTheStaircaseHaveScores() {
        ElasticBank bank = new ElasticBank(List.of(staircase(levels(40, new Random(SEED)))), PACE);
        assertEquals(1, whole(bank, 3)[0].length);
        assertEquals(2, whole(bank, new float[bank.stride() + 1])[0].length);
    }

    @Test
    void theFieldIsWhatTheModelReads() throws IOException {
        for (int size : new int[] {1, 4, 25, 60, 256}) {
            ElasticBank bank = new ElasticBank(List.of(staircase(new double[size])), PACE);
            Geometry geometry = model(bank).geometry();
            assertEquals(bank.field(), geometry.field().orElseThrow().receptiveField(), size + " steps");
            assertEquals(bank.stride(), geometry.granule());
        }
    }

    @Test
    void aBankHasStaircasesOfOneCut() {
        List<Staircase> two = List.of(staircase(new double[15]), staircase(new double[60]));
        assertEquals(8, 1 << ElasticBank.cut(two.get(0), PACE).levels());
        assertThrows(IllegalArgumentException.class, () -> new ElasticBank(two, PACE));
        assertThrows(IllegalArgumentException.class, () -> new ElasticBank(List.of(), PACE));
    }
}
