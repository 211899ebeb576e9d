package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every damaged file through the program itself: one line, exit 1, nothing left behind. */
class BadInputTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> damaged() throws IOException {
        return Stream.of("motifs", "dna").flatMap(kind -> {
            try {
                List<String> lines = Files.readAllLines(Path.of("test-data/" + kind + "/broken/messages.tsv"));
                return lines.subList(1, lines.size()).stream().map(line -> {
                    String[] f = line.split("\t");
                    return Arguments.of("test-data/" + kind + "/broken/" + f[0], Integer.parseInt(f[1]), f[2]);
                });
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void aDamagedFileGivesItsOneLine(String file, int code, String message) throws IOException {
        Path output = folder.resolve("hits.bed");
        Run run = Run.of(command(file, output.toString()));
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        List<String> lines = run.err().lines().filter(line -> !line.contains("cannot reach p")).toList();
        assertEquals(1, lines.size(), run.err());
        assertTrue(lines.get(0).contains(file), run.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static String[] command(String file, String output) {
        if (file.endsWith(".background")) {
            return new String[] {"dna", "-m", Run.MOTIFS, "--background", file, "-o", output, Run.GENOME};
        }
        if (file.contains("/motifs/")) {
            return new String[] {"dna", "-m", file, "-o", output, Run.GENOME};
        }
        if (file.endsWith(".bed") || file.endsWith(".bed.gz")) {
            return new String[] {"dna", "-m", Run.MOTIFS, "--regions", file, "-o", output, Run.GENOME};
        }
        return new String[] {"dna", "-m", Run.MOTIFS, "-o", output, file};
    }

    @Test
    void directoriesMissingFilesAndBadTargetsAreNamed() {
        String[][] commands = {
            {"dna", "-m", Run.MOTIFS, "test-data"}, {"dna", "-m", "test-data", Run.GENOME}, {"dna", "-m", Run.MOTIFS, "missing.fa"},
            {"dna", "-m", "missing.meme", Run.GENOME}, {"dna", "-m", Run.MOTIFS, "-o", "target", Run.GENOME},
            {"dna", "-m", Run.MOTIFS, "-o", "missing/hits.bed", Run.GENOME}, {"merge", "missing.bed"}, {"motifs", "show", "missing.meme"},
            {"dna", "-m", Run.MOTIFS, "--background", "missing.txt", Run.GENOME},
            {"dna", "-m", Run.MOTIFS, "-m", "test-data/motifs/example.jaspar", Run.GENOME}
        };
        for (String[] command : commands) {
            Run run = Run.of(command);
            assertEquals(1, run.code(), String.join(" ", command) + "\n" + run.err());
            assertEquals(1, run.err().lines().filter(line -> !line.contains("cannot reach p")).count(), run.err());
        }
    }

    @Test
    void aGpuThatIsNotThereIsAnErrorThatNamesThePiece() {
        assumeTrue(!org.convscan.engine.ort.Devices.cuda(0).usable(), "skipped: there is a GPU");
        Run run = Run.of("dna", "-m", Run.MOTIFS, "--device", "cuda", Run.GENOME);
        assertEquals(1, run.code());
        assertTrue(run.err().contains("lib") && run.err().lines().count() == 1, run.err());
    }
}
