package org.convscan.workflow.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convscan.InputException;
import org.convscan.cli.TestHeart;
import org.convscan.coord.Interval;
import org.convscan.engine.ort.Device;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.ColumnReader;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Recording;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.convscan.scan.Peak;
import org.convscan.stats.Beat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for heartbeats as an application calls it. */
class BeatSearchTest {
    /** Made by make.py beside it, which put 73 beats into leads II and V1. */
    private static final String SIMULATED = "test-data/ecg/simulated";

    private static final Lead LEAD = new Lead("II", "mV");

    private static BeatSearch bank;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws IOException {
        bank = BeatSearch.bank().threads(1).build();
    }

    @AfterAll
    static void close() {
        bank.close();
    }

    private static Recording recording(TestHeart heart) {
        return Recording.of("test", heart.hertz(), List.of(LEAD), heart.values());
    }

    @Test
    void aFilesBeatsGapsAndIntervalsAreThoseThatWerePutThere() throws Exception {
        Heartbeats found = bank.beats(RecordingFiles.open(SIMULATED));
        assertEquals(73, found.beats().size());
        assertEquals(250, found.hertz());
        assertEquals(60 * 250, found.columns());
        assertEquals(List.of(), found.gaps());
        assertEquals(72, found.intervals().size());
        for (Beat beat : found.beats()) {
            assertEquals(beat.column() / 250.0, beat.seconds());
            assertEquals(0, beat.lead());
        }
        // From the true intervals, see ApiExampleTest: the bank's are off by a sample here and there.
        assertEquals(72.9245, found.variability().meanRate(), 0.1);
    }

    @Test
    void missingSamplesAreAGapAndTakeTheirIntervalsAlong() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 5).set(20, 30, Float.NaN);
        Heartbeats found = bank.beats(recording(heart));
        assertEquals(List.of(new Interval(20 * 360, 30 * 360)), found.gaps());
        assertEquals(found.beats().size() - 1, found.intervals().size());
        assertTrue(found.beats().stream().noneMatch(beat -> beat.seconds() >= 20 && beat.seconds() < 30));
    }

    @Test
    void aScanHandsOnTheSameBeatsInOrderWhoeverLooksOn() throws Exception {
        Recording recording = recording(new TestHeart(257, 60, 75, 6));
        List<Beat> beats = new ArrayList<>();
        long[] seen = new long[2];
        EcgLeads leads = EcgLeads.first(recording).seenBy(stretch -> seen[0] += stretch.columns()).seenBy(stretch -> seen[1] += stretch.columns());
        bank.scan(leads, beats::add);
        assertEquals(bank.beats(recording).beats(), beats);
        assertEquals(257 * 60, seen[0]);
        assertEquals(257 * 60, seen[1]);
    }

    @Test
    void oneSearchServesManyThreadsAtOnce() throws Exception {
        assertShared(bank);
        try (BeatSearch network = peaks()) {
            assertShared(network);
        }
    }

    /** By a network whose score is high where a sample is: above 0.405 mV it is more than 0.6, which R peaks reach. */
    private BeatSearch peaks() throws IOException {
        Path model = model("peaks", new Layer.Activation(Layer.Function.SIGMOID));
        return BeatSearch.network(model.toString()).hertz(100).device(Device.CPU).threads(1).build();
    }

    private static void assertShared(BeatSearch search) throws Exception {
        List<Recording> recordings = new ArrayList<>();
        List<Heartbeats> alone = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            recordings.add(recording(new TestHeart(List.of(128, 250, 360).get(seed % 3), 40, 60 + 5 * seed, seed)));
            alone.add(search.beats(recordings.get(seed)));
            assertTrue(alone.get(seed).beats().size() > 30, search.method() + " finds " + alone.get(seed).beats().size());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Heartbeats>> calls = new ArrayList<>();
            recordings.forEach(recording -> calls.add(() -> search.beats(recording)));
            List<Heartbeats> together = new ArrayList<>();
            for (Future<Heartbeats> answer : threads.invokeAll(calls)) {
                together.add(answer.get());
            }
            assertEquals(alone, together);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aClosedModelSaysSo() throws Exception {
        BeatSearch search = peaks();
        search.close();
        search.close();
        Exception wrong = assertThrows(IllegalStateException.class, () -> search.beats(recording(new TestHeart(360, 60, 75, 10))));
        assertEquals("the model is closed", wrong.getMessage());
    }

    /** What a shard does: the peaks of some tiles after the others, and beats chosen of all of them. */
    @Test
    void peaksOfAllTilesBecomeTheSameBeats() throws Exception {
        Recording recording = recording(new TestHeart(360, 120, 75, 7));
        try (BeatSearch small = BeatSearch.bank().threads(1).tile(1000).build()) {
            EcgLeads leads = EcgLeads.first(recording);
            long tiles = small.tiles(recording.columns(), recording.hertz());
            assertTrue(tiles > 4, tiles + " tiles");
            List<Peak> peaks = new ArrayList<>();
            long cut = small.start(tiles / 2, recording.hertz());
            try (EcgPart first = new EcgPart(leads, new Interval(0, cut)); EcgPart rest = new EcgPart(leads, new Interval(cut, Long.MAX_VALUE))) {
                small.peaks(first, new Interval(0, tiles / 2), peaks::add);
                small.peaks(rest, new Interval(tiles / 2, Long.MAX_VALUE), peaks::add);
            }
            List<Beat> beats = new ArrayList<>();
            BeatRhythm rhythm = new BeatRhythm(small.rule(), recording.hertz(), leads.indexes(), beats::add);
            peaks.forEach(rhythm::add);
            rhythm.end(recording.columns());
            assertEquals(bank.beats(recording).beats(), beats);
        }
    }

    @Test
    void leadsAreThoseThatLookLikeElectrocardiograms() throws Exception {
        Recording recording = RecordingFiles.open(SIMULATED);
        assertEquals(List.of("II"), names(EcgLeads.first(recording)));
        assertEquals(List.of("II", "V1"), names(EcgLeads.all(recording)));
        assertEquals(List.of("V1"), names(EcgLeads.named(recording, "v1")));
        IOException wrong = assertThrows(InputException.class, () -> EcgLeads.named(recording, "aVR"));
        assertTrue(wrong.getMessage().startsWith("simulated: there is no lead 'aVR'"), wrong.getMessage());
        Recording breath = Recording.of("breath", 50, List.of(new Lead("RESP", "mV")), new float[100]);
        wrong = assertThrows(InputException.class, () -> bank.beats(breath));
        assertTrue(wrong.getMessage().startsWith("breath: no lead looks like an electrocardiogram"), wrong.getMessage());
    }

    private static List<String> names(EcgLeads leads) {
        List<String> names = new ArrayList<>();
        for (int index : leads.indexes()) {
            names.add(leads.name(index));
        }
        return names;
    }

    /** 0.1 V is 100 mV; without a unit, half of all seconds that are looked at are taken to reach over 1 mV. */
    @Test
    void samplesOfAnyUnitBecomeMillivolts() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 8);
        List<Beat> expected = bank.beats(recording(heart)).beats();
        for (Lead lead : List.of(new Lead("II", "uV"), new Lead("II", ""))) {
            float[] values = new TestHeart(360, 60, 75, 8).times(1000).values();
            EcgLeads leads = EcgLeads.first(Recording.of("test", 360, List.of(lead), values));
            assertEquals(lead.unit().equals("uV"), leads.hasUnit(0));
            assertEquals(0.001, leads.factors()[0], 0.0005);
            assertEquals(expected.stream().map(Beat::column).toList(), bank.beats(leads).beats().stream().map(Beat::column).toList());
        }
    }

    @Test
    void whatAListenerThrowsEndsTheSearchAndClosesTheRecording() throws Exception {
        float[] values = new TestHeart(360, 60, 75, 9).values();
        boolean[] closed = new boolean[1];
        Recording recording = Recording.streamed("test", 360, List.of(LEAD), () -> new ColumnReader() {
            private int done;

            @Override
            public int read(float[][] channels, int at, int columns) {
                int count = Math.min(columns, values.length - done);
                System.arraycopy(values, done, channels[0], at, count);
                done += count;
                return count;
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });
        RuntimeException own = new IllegalStateException("enough");
        assertSame(own, assertThrows(IllegalStateException.class, () -> bank.scan(EcgLeads.first(recording), beat -> {
            throw own;
        })));
        assertTrue(closed[0]);
    }

    @Test
    void aSearchWhoseModelIsClosedSaysSo() throws Exception {
        BeatSearch search = BeatSearch.network().threads(1).build();
        search.close();
        search.close();
        Exception wrong = assertThrows(IllegalStateException.class, () -> search.beats(recording(new TestHeart(360, 60, 75, 10))));
        assertEquals("the model is closed", wrong.getMessage());
    }

    private Path model(String name, Layer... layers) throws IOException {
        Network network = new Network(name, new Shape(1, 4096), new Layer.Sequence(List.of()), new Layer.Sequence(List.of(layers)));
        return Files.write(folder.resolve(name + ".onnx"), Inference.model(network, Weights.drawn(network, 1)));
    }

    @Test
    void aModelThatIsNotThereOrDamagedOrSilentAboutItsRateIsWrongInput() throws Exception {
        assertWrong("nothere", () -> BeatSearch.network("nothere").hertz(100).build());
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
        assertWrong("text.onnx", () -> BeatSearch.network(text.toString()).hertz(100).build());
        Path silent = model("silent", new Layer.Activation(Layer.Function.SIGMOID));
        assertFalse(BeatSearch.saysHertz(silent.toString()));
        assertWrong("silent.onnx: nothing says at how many columns a second this model reads", () -> BeatSearch.network(silent.toString()).build());
        try (BeatSearch search = BeatSearch.network(silent.toString()).hertz(100).threads(1).build()) {
            assertEquals("network silent.onnx", search.method());
        }
    }

    /** The last byte of a model is the version of its operators, and no runtime knows the 126th. */
    @Test
    void aModelThatTheRuntimeRefusesIsWrongInput() throws Exception {
        Path future = model("future", new Layer.Activation(Layer.Function.SIGMOID));
        byte[] bytes = Files.readAllBytes(future);
        bytes[bytes.length - 1] = 126;
        Files.write(future, bytes);
        assertWrong("Opset 126", () -> BeatSearch.network(future.toString()).hertz(100).build());
    }

    /** One that sums up a whole line has nothing to say about a place in it. */
    @Test
    void aModelWhoseLinesCannotBeCutIsWrongInput() throws Exception {
        Path whole = model("whole", new Layer.GlobalPool(Layer.Pooling.MAXIMUM));
        assertWrong("whole.onnx", () -> BeatSearch.network(whole.toString()).hertz(100).build());
    }

    private static void assertWrong(String words, Callable<BeatSearch> build) {
        Exception wrong = assertThrows(InputException.class, build::call);
        assertTrue(wrong.getMessage().contains(words), wrong.getMessage());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BeatSearch.bank().threads(0));
        assertThrows(IllegalArgumentException.class, () -> BeatSearch.bank().tile(0));
        assertThrows(IllegalArgumentException.class, () -> BeatSearch.network().hertz(-1));
    }
}
