package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in the cache folder for the next one, and what that changes: nothing. */
class DnaCacheTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write40Motifs() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int m = 0; m < 40; m++) {
            text.append(">m").append(m).append('\n');
            for (int a = 0; a < 4; a++) {
                for (int i = 0; i < 6 + m / 4; i++) {
                    text.append(random.nextInt(3) == 0 ? random.nextInt(100) : 2).append(' ');
                }
                text.append('\n');
            }
        }
        Files.writeString(folder.resolve("motifs.pfm"), text);
    }

    /** A process, since a cache folder is named by the environment; gives its output file and standard error. */
    private String run(String output, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "org.convscan.cli.Main", "dna", "-m", folder.resolve("motifs.pfm").toString(),
                "-p", "1e-3", "--device", "cpu", "--quiet", "-o", folder.resolve(output).toString(), Run.GENOME));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(folder.resolve("out").toFile());
        builder.environment().remove("CONVSCAN_NO_THRESHOLD_CACHE");
        builder.environment().put("CONVSCAN_CACHE", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        assertEquals(0, builder.start().waitFor(), Files.readString(err));
        return Files.readString(err);
    }

    private byte[] hits(String output) throws IOException {
        // The name of the output stands in the line of the command.
        return String.join("\n", Files.readAllLines(folder.resolve(output)).stream().filter(line -> !line.startsWith("#")).toList()).getBytes();
    }

    private List<Path> kept() throws IOException {
        if (!Files.exists(folder.resolve("cache"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("tails-")).toList();
        }
    }

    @Test
    void theHitsAreTheSameWithoutWithAnEmptyAFullAndADamagedCache() throws Exception {
        String silence = run("off.bed", Map.of("CONVSCAN_NO_THRESHOLD_CACHE", "1"));
        assertEquals(List.of(), kept());
        byte[] expected = hits("off.bed");
        assertTrue(expected.length > 10_000, expected.length + " bytes of hits");
        assertEquals(silence, run("cold.bed", Map.of()));
        assertEquals(1, kept().size());
        assertArrayEquals(expected, hits("cold.bed"));
        assertEquals(silence, run("warm.bed", Map.of()));
        assertArrayEquals(expected, hits("warm.bed"));
        Files.writeString(kept().get(0), "something else");
        assertEquals(silence, run("damaged.bed", Map.of()));
        assertArrayEquals(expected, hits("damaged.bed"));
        assertTrue(Files.size(kept().get(0)) > 10_000, "made anew");
    }

    @Test
    void aFolderThatCannotBeMadeIsNoError() throws Exception {
        String silence = run("off.bed", Map.of("CONVSCAN_NO_THRESHOLD_CACHE", "1"));
        assertEquals(silence, run("none.bed", Map.of("CONVSCAN_CACHE", folder.resolve("motifs.pfm").resolve("below").toString())));
        assertArrayEquals(hits("off.bed"), hits("none.bed"));
    }
}
