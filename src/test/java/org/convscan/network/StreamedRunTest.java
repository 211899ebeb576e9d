package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.format.onnx.OnnxFile;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model along a streamed line gives what it gives for the line as a whole. */
class StreamedRunTest {
    private static final QuadratureBank BANK =
            new QuadratureBank(120, List.of(new QuadratureBank.Wave(12, 0.04, 1), new QuadratureBank.Wave(20, 0.03, 0.7)), 0.15, 1.2, 4, 0.01);

    private static float[] noise(int columns, long seed) {
        Random random = new Random(seed);
        float[] values = new float[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static LineModel model(byte[] file) throws Exception {
        return LineModel.of(OnnxFile.of("model", file), 1, 0);
    }

    /** Channel 0 of the output for each channel of the samples, by the columns it says it belongs to. */
    private static float[][] streamed(byte[] file, Samples line, int tile, int held) throws Exception {
        try (LineScorer run = new SessionLines(model(file), Session.load(file, Device.CPU, 1))) {
            return streamed(run, 0, line, tile, held);
        }
    }

    private static float[][] streamed(LineScorer run, int output, Samples line, int tile, int held) throws Exception {
        float[][] all = new float[line.channels()][0];
        long[] next = {-held};
        new StreamedRun(run, tile).run(TrackSource.of(line), held, (start, step, values) -> {
            assertEquals(next[0], start);
            for (int c = 0; c < all.length; c++) {
                int size = all[c].length;
                all[c] = Arrays.copyOf(all[c], size + values[c][output].length);
                System.arraycopy(values[c][output], 0, all[c], size, values[c][output].length);
            }
            next[0] = start + (long) step * values[0][output].length;
        });
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 500, 5000, 1 << 16})
    void tilesGiveWhatTheWholeLineGives(int tile) throws Exception {
        byte[] file = BANK.model();
        float[] line = noise(24 * 400, 1);
        float[] whole;
        try (Session session = Session.load(file, Device.CPU, 1)) {
            Tensor output = session.run(Map.of(Inference.INPUT, Tensor.of(line, 1, 1, line.length))).get(Inference.OUTPUT);
            whole = Arrays.copyOf(output.values(), line.length / 2);
        }
        assertArrayEquals(whole, streamed(file, Samples.of("line", 120, line), tile, 0)[0], 1e-5f);
    }

    @Test
    void channelsAreLinesByThemselves() throws Exception {
        byte[] file = BANK.model();
        float[] a = noise(5000, 2);
        float[] b = noise(5000, 3);
        float[][] both = streamed(file, Samples.wrap("line", 120, 0, new float[][] {a, b}, 5000, true), 1000, 0);
        assertArrayEquals(streamed(file, Samples.of("line", 120, a), 1000, 0)[0], both[0], 1e-5f);
        assertArrayEquals(streamed(file, Samples.of("line", 120, b), 1000, 0)[0], both[1], 1e-5f);
    }

    @Test
    void aLineIsHeldAtItsEnds() throws Exception {
        byte[] file = BANK.model();
        float[] line = noise(2400, 4);
        float[] longer = new float[2400 + 2 * 240];
        Arrays.fill(longer, 0, 240, line[0]);
        System.arraycopy(line, 0, longer, 240, 2400);
        Arrays.fill(longer, 2640, 2880, line[2399]);
        assertArrayEquals(streamed(file, Samples.of("line", 120, longer), 999, 0)[0],
                streamed(file, Samples.of("line", 120, line), 999, 240)[0], 1e-5f);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 25})
    void shortLinesAreMadeAsLongAsTheModelNeeds(int columns) throws Exception {
        float[] values = streamed(BANK.model(), Samples.of("line", 120, noise(columns, 5)), 1000, 0)[0];
        // One value for two columns, in blocks of 24 columns.
        assertEquals((columns + 23) / 24 * 12, values.length);
    }

    /** A cosine of 12 Hz and its middle: the strength is the same all along, so that relative to what is around it is 1. */
    @Test
    void aSteadyWaveIsAsStrongAsWhatIsAround() throws Exception {
        float[] wave = new float[4800];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) (100 * Math.cos(2 * Math.PI * 12 * i / 120));
        }
        float[] values = streamed(BANK.model(), Samples.of("line", 120, wave), 1000, 0)[0];
        for (int i = 600; i < 1800; i++) {
            assertEquals(1, values[i], 1e-2);
        }
    }

    @Test
    void theSignOfALineMakesNoDifferenceNorDoesAnOffset() throws Exception {
        float[] line = noise(2400, 6);
        float[] other = new float[2400];
        for (int i = 0; i < line.length; i++) {
            other[i] = 5 - line[i];
        }
        assertArrayEquals(streamed(BANK.model(), Samples.of("line", 120, line), 1000, 0)[0],
                streamed(BANK.model(), Samples.of("line", 120, other), 1000, 0)[0], 1e-4f);
    }

    /**
     * ONNX Runtime is the oracle: both compute the same sums of up to 29 numbers about 1 in single precision, in orders of their own,
     * so they differ by some 1e-7, which is 1e-5 when divided by the bank's floor of 0.01, where nothing stands around.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 600, 24 * 150, 9001})
    void theBankGivesWithoutOnnxRuntimeWhatItGivesWith(int columns) throws Exception {
        Samples line = Samples.wrap("line", 120, 0, new float[][] {noise(columns, columns), noise(columns, 7)}, columns, true);
        byte[] file = BANK.model();
        try (LineScorer other = new SessionLines(model(file), Session.load(file, Device.CPU, 1))) {
            for (int output = 0; output < 2; output++) {
                float[][] expected = streamed(other, output, line, 3000, 0);
                float[][] found = streamed(BANK.lines(), output, line, 3000, 0);
                assertArrayEquals(expected[0], found[0], 5e-5f);
                assertArrayEquals(expected[1], found[1], 5e-5f);
            }
        }
    }

    /** The trace of the ONNX model lets its padding and the kernels behind it reach each by itself. */
    @Test
    void theBankKnowsItsGeometryAsItsModelTellsItOrCloser() throws Exception {
        Geometry traced = model(BANK.model()).geometry();
        Geometry own = BANK.lines().geometry();
        assertEquals(traced.granule(), own.granule());
        assertEquals(traced.outputsPerGranule(), own.outputsPerGranule());
        for (long length = 1; length < 2000; length++) {
            assertEquals(traced.outputs(length), own.outputs(length));
        }
        for (long first : new long[] {0, 1, 11, 700, 5000}) {
            Geometry.Columns wide = traced.piece(first, first + 99, 12000);
            Geometry.Columns piece = own.piece(first, first + 99, 12000);
            assertTrue(wide.first() <= piece.first() && piece.last() <= wide.last(), piece + " in " + wide);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 5000, 1 << 13})
    void theBanksNumbersAreTheSameToTheLastBitInAnyTiles(int tile) throws Exception {
        Samples line = Samples.of("line", 120, noise(24 * 700, 4));
        assertArrayEquals(streamed(BANK.lines(), 0, line, 1 << 16, 0)[0], streamed(BANK.lines(), 0, line, tile, 0)[0]);
        assertArrayEquals(streamed(BANK.lines(), 1, line, 1 << 16, 0)[0], streamed(BANK.lines(), 1, line, tile, 0)[0]);
    }

    @Test
    void aModelOfSeveralChannelsIsRefused() throws Exception {
        Network network = new Network("two", new Shape(2, 100),
                new Layer.Sequence(List.of(new Layer.Convolution(1, 3, 1, 1, 1, new Padding(1, 1), true))), new Layer.Sequence(List.of()));
        byte[] file = Inference.model(network, Weights.drawn(network, 1));
        try (Session session = Session.load(file, Device.CPU, 1)) {
            LineModel model = LineModel.of(OnnxFile.of("two", file), 2, 0);
            String message = assertThrows(IllegalArgumentException.class, () -> new SessionLines(model, session)).getMessage();
            assertTrue(message.contains("2 channels"), message);
        }
    }
}
