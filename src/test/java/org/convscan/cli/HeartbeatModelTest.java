package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped network of heartbeats. */
final class HeartbeatModelTest {
    private static final Path MODEL = Path.of("models/heartbeat");

    @TempDir
    Path folder;

    @Test
    void itIsTheModelThatItsCardDescribes() {
        Run run = Run.of("network", "verify", MODEL.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("heartbeat: hash right; its test gives the stored output"), run.out());
    }

    @Test
    void itsCardNamesTheRecordsAndNoMachine() throws IOException {
        for (String file : List.of("model.yaml", "card.md", "network.yaml")) {
            String text = Files.readString(MODEL.resolve(file));
            assertFalse(text.matches("(?s).*(/tmp|/work|/home|/root).*"), file);
        }
        assertTrue(Files.readString(MODEL.resolve("model.yaml")).contains(
                "learned from 101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 223 230;"));
    }

    /** Records of another kind than it learned from: all beats of a simulated heart, at 250 Hz, upright and upside down. */
    @Test
    void itFindsEveryBeatOfASimulatedHeart() throws IOException {
        SimulatedEcg.write(folder, "heart", 60, 7);
        for (String lead : List.of("1", "2", "all")) {
            Run run = Run.of("ecg", "--quiet", "--device", "cpu", "--model", MODEL.toString(), "--lead", lead, "-o",
                    folder.resolve("heart.beats").toString(), folder.resolve("heart").toString());
            assertEquals(0, run.code(), run.err());
            Run score = Run.of("evaluate", "--truth", folder.resolve("heart.atr").toString(), folder.resolve("heart.beats").toString());
            String gross = score.out().lines().filter(line -> line.startsWith("gross")).findFirst().orElseThrow();
            // Columns: beats, hits, found, missed, wrong.
            assertEquals("0 0", gross.split("\t")[4] + " " + gross.split("\t")[5], gross);
        }
    }

    /** Records of 10 s, as resting electrocardiograms are: nothing at their ends is taken for a beat, and none there is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shortRecordsHaveAllTheirBeatsAndNoOthers(long seed) throws IOException {
        SimulatedEcg.write(folder, "short", 10, seed);
        String found = folder.resolve("short.beats").toString();
        assertEquals(0, Run.of("ecg", "--quiet", "--device", "cpu", "--model", MODEL.toString(), "--lead", "1", "-o", found,
                folder.resolve("short").toString()).code());
        String score = Run.of("evaluate", "--truth", folder.resolve("short.atr").toString(), found).out();
        String[] gross = score.lines().filter(line -> line.startsWith("gross")).findFirst().orElseThrow().split("\t");
        assertEquals("0 0", gross[4] + " " + gross[5], score);
    }
}
