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
            // Columns: beats, hits, found, missed, wrong. The record ends more than a second behind its last beat, and at the very end
            // noise may be taken for one.
            assertEquals("0", gross.split("\t")[4], gross);
            assertTrue(Integer.parseInt(gross.split("\t")[5]) <= 1, gross);
        }
    }
}
