package org.convscan.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Graph;
import org.convscan.engine.ort.Session;
import org.convscan.format.onnx.OnnxFile;
import org.convscan.track.Alphabet;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models along tracks, against one run over the whole track and against each window by itself. */
final class TrackRunTest {
    /** Of one run over the whole: what the project promises. */
    private static final float TOLERANCE = 1e-5f;

    @TempDir
    private Path folder;

    private LineModel model(byte[] bytes, long channels, long length) throws Exception {
        return LineModel.of(OnnxFile.read(Files.write(folder.resolve("m.onnx"), bytes)), channels, length);
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ACGTN".charAt(random.nextInt(20) == 0 ? 4 : random.nextInt(4)));
        }
        return text.toString();
    }

    private static String otherStrand(String letters) {
        StringBuilder text = new StringBuilder();
        for (char letter : letters.toCharArray()) {
            text.append("TGCAN".charAt("ACGTN".indexOf(letter)));
        }
        return text.reverse().toString();
    }

    /** One-hot, by channel, filled up with zeros. */
    private static double[][] encoded(String letters, int length) {
        double[][] line = new double[4][length];
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) != 'N') {
                line["ACGT".indexOf(letters.charAt(i))][i] = 1;
            }
        }
        return line;
    }

    private static Tensor whole(Session session, double[][] line) {
        return session.run(Map.of(Inference.INPUT, RandomNetworks.batch(List.<double[][]>of(line)))).get(Inference.OUTPUT);
    }

    /** Runs a strand and lays its scores along the columns of the forward strand, one array a channel. */
    private static float[][] along(TiledRun run, Track track, boolean reversed, int channels, int outputs) throws IOException {
        float[][] all = new float[channels][outputs];
        int[] seen = new int[outputs];
        long first = run.shift();
        long origin = reversed ? track.columns() - first - (long) outputs * run.step() : first;
        run.run(track, reversed, scores -> {
            int at = (int) ((scores.start() - origin) / run.step());
            assertEquals(origin + (long) at * run.step(), scores.start());
            for (int i = 0; i < scores.values()[0].length; i++) {
                seen[at + i]++;
                for (int c = 0; c < channels; c++) {
                    all[c][at + i] = scores.values()[c][i];
                }
            }
        });
        assertEquals(outputs, Arrays.stream(seen).filter(count -> count == 1).count());
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tilesGiveWhatOneWholeRunGives(long seed) throws Exception {
        int checked = 0;
        for (int i = 0; i < 25; i++) {
            RandomNetworks random = new RandomNetworks(1000 * seed + i);
            Network network = random.sliding();
            byte[] bytes = Inference.model(network, random.weights(network));
            LineModel model = model(bytes, 4, 0);
            if (model.geometry().outputsPerGranule() <= model.geometry().granule()) {
                checkTiles(network, model, bytes, new Random(seed + i), random.between(30, 400));
                checked++;
            }
        }
        assertFalse(checked < 5, checked + " networks");
    }

    private static void checkTiles(Network network, LineModel model, byte[] bytes, Random random, int columns) throws IOException {
        String letters = letters(random, columns);
        Track track = Symbols.of("t", Alphabet.DNA, letters);
        try (Session session = Session.load(bytes, Device.CPU, 1)) {
            for (int tile : new int[] {1, 17, 64, 10_000}) {
                try (TiledRun run = new TiledRun(model, session, tile)) {
                    if (run.length(columns).isEmpty()) {
                        assertFalse(run.run(track, false, scores -> {}));
                        continue;
                    }
                    int length = (int) run.length(columns).getAsLong();
                    compare(network, whole(session, encoded(letters, length)), false, run, track);
                    compare(network, whole(session, encoded(otherStrand(letters), length)), true, run, track);
                }
            }
        }
    }

    private static void compare(Network network, Tensor whole, boolean reversed, TiledRun run, Track track) throws IOException {
        int channels = (int) whole.shape()[1];
        int outputs = (int) whole.shape()[2];
        float[][] tiled = along(run, track, reversed, channels, outputs);
        for (int c = 0; c < channels; c++) {
            for (int o = 0; o < outputs; o++) {
                float wanted = whole.values()[c * outputs + (reversed ? outputs - 1 - o : o)];
                assertEquals(wanted, tiled[c][o], TOLERANCE * Math.max(1, Math.abs(wanted)), network.toString());
            }
        }
    }

    /** The same numbers whether the model wants channels or columns first, and whether its output does. */
    @Test
    void columnsMayComeBeforeChannels() throws Exception {
        float[] weights = new float[3 * 4 * 5];
        Random random = new Random(5);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat() - 0.5f;
        }
        Graph first = new Graph();
        first.input("x", Graph.Type.FLOAT, "N", 4, "L");
        first.op("Conv", "x", first.floats(weights, 3, 4, 5)).as("y");
        first.output("y", Graph.Type.FLOAT);
        Graph last = new Graph();
        last.input("x", Graph.Type.FLOAT, "N", "L", 4);
        String turned = last.op("Transpose", "x").withAll("perm", 0, 2, 1).out();
        last.op("Transpose", last.op("Conv", turned, last.floats(weights, 3, 4, 5)).out()).withAll("perm", 0, 2, 1).as("y");
        last.output("y", Graph.Type.FLOAT);
        float[][][] results = new float[2][][];
        int which = 0;
        for (Graph graph : List.of(first, last)) {
            LineModel model = model(graph.model(), 4, 0);
            try (Session session = Session.load(graph.model(), Device.CPU, 1); TiledRun run = new TiledRun(model, session, 16)) {
                assertEquals(2, run.shift());
                results[which++] = along(run, Symbols.of("t", Alphabet.DNA, letters(new Random(3), 100)), false, 3, 96);
            }
        }
        assertEquals(Arrays.deepToString(results[0]), Arrays.deepToString(results[1]));
    }

    /** Sums of two channels of samples over three columns: 1+10+2+20+3+30 = 66 and so on by hand. */
    @Test
    void samplesAreReadAsTheyAre() throws Exception {
        Graph graph = new Graph();
        graph.input("x", Graph.Type.FLOAT, "N", 2, "L");
        graph.op("Conv", "x", graph.floats(new float[] {1, 1, 1, 1, 1, 1}, 1, 2, 3)).withAll("pads", 1, 1).as("y");
        graph.output("y", Graph.Type.FLOAT);
        LineModel model = model(graph.model(), 2, 0);
        Track track = Samples.wrap("t", 100, 0, new float[][] {{1, 2, 3, 4}, {10, 20, 30, 40}}, 4, true);
        try (Session session = Session.load(graph.model(), Device.CPU, 1); TiledRun run = new TiledRun(model, session, 2)) {
            assertEquals("[[33.0, 66.0, 99.0, 77.0]]", Arrays.deepToString(along(run, track, false, 1, 4)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64})
    void windowsAreReadEachByItself(int batch) throws Exception {
        RandomNetworks random = new RandomNetworks(batch);
        Network network = random.collapsing();
        byte[] bytes = Inference.model(network, random.weights(network));
        LineModel model = model(bytes, 4, 96);
        String letters = letters(new Random(batch), 301);
        Track track = Symbols.of("t", Alphabet.DNA, letters);
        try (Session session = Session.load(bytes, Device.CPU, 1); WindowRun run = new WindowRun(model, session, 96, 40, batch)) {
            assertThrows(IllegalArgumentException.class, () -> new TiledRun(model, session, 100));
            for (boolean reversed : new boolean[] {false, true}) {
                int[] count = {0};
                run.run(track, reversed, scores -> {
                    int start = 40 * count[0]++;
                    assertEquals(start + 28, scores.start());
                    String window = letters.substring(start, Math.min(301, start + 96));
                    String filled = window + "N".repeat(96 - window.length());
                    Tensor wanted = whole(session, encoded(reversed ? otherStrand(filled) : filled, 96));
                    for (int c = 0; c < 3; c++) {
                        assertEquals(wanted.values()[c], scores.values()[c][0], TOLERANCE * Math.max(1, Math.abs(wanted.values()[c])));
                    }
                });
                // Windows at 0, 40 ... 240 cover 301 columns: 240 + 96 > 301, 200 + 96 < 301.
                assertEquals(7, count[0]);
            }
        }
    }

    /** A model of fixed length that gives a number for each second column: 30 windows of 10, stitched end to end. */
    @Test
    void windowsWithNumbersAlongThemAreStitched() throws Exception {
        Graph graph = new Graph();
        graph.input("x", Graph.Type.FLOAT, 1, 4, 10);
        graph.op("MaxPool", "x").withAll("kernel_shape", 2).withAll("strides", 2).as("y");
        graph.output("y", Graph.Type.FLOAT);
        LineModel model = model(graph.model(), 4, 0);
        String letters = "AC".repeat(147) + "A";
        StringBuilder starts = new StringBuilder();
        try (Session session = Session.load(graph.model(), Device.CPU, 1); WindowRun run = new WindowRun(model, session, 10, 10, 9)) {
            run.run(Symbols.of("t", Alphabet.DNA, letters), false, scores -> {
                assertEquals(2, scores.step());
                assertEquals(scores.start() == 290 ? "[1.0, 1.0, 1.0, 0.0, 0.0]" : "[1.0, 1.0, 1.0, 1.0, 1.0]",
                        Arrays.toString(scores.values()[0]).replace("], [", " "), "A at " + scores.start());
                starts.append(scores.start()).append(' ');
            });
            assertThrows(IllegalArgumentException.class, () -> new WindowRun(model, session, 20, 10, 1));
        }
        assertEquals(30, starts.toString().split(" ").length);
    }
}
