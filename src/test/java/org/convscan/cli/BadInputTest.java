package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.engine.ort.Devices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the data ends with exit code 1, one line that says what and where, and no files. */
class BadInputTest {
    private static final Path MOTIF_FOLDER = Path.of("test-data/motifs/broken");
    private static final Path SEQUENCE_FOLDER = Path.of("test-data/dna/broken");

    @TempDir
    private Path folder;

    private record Case(Path path, int code, String message) {
        @Override
        public String toString() {
            return path.getFileName().toString();
        }
    }

    private static Stream<Case> cases(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("messages.tsv")).stream()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .map(row -> new Case(folder.resolve(row[0]), Integer.parseInt(row[1]), row[2]));
    }

    private static Stream<Case> motifFiles() throws IOException {
        return cases(MOTIF_FOLDER).filter(broken -> !broken.path.toString().endsWith(".background"));
    }

    private static Stream<Case> backgroundFiles() throws IOException {
        return cases(MOTIF_FOLDER).filter(broken -> broken.path.toString().endsWith(".background"));
    }

    private static Stream<Case> sequenceFiles() throws IOException {
        return cases(SEQUENCE_FOLDER).filter(broken -> !broken.path.toString().contains(".bed"));
    }

    private static Stream<Case> regionFiles() throws IOException {
        return cases(SEQUENCE_FOLDER).filter(broken -> broken.path.toString().contains(".bed"));
    }

    private void refused(Case broken, String... args) throws IOException {
        for (String output : List.of("hits.bed", "hits.tsv.gz")) {
            List<String> words = new ArrayList<>(List.of("dna", "--quiet", "--engine", "lookup", "--threads", "2"));
            words.addAll(List.of(args));
            words.addAll(List.of("-o", folder.resolve(output).toString(), "--report", folder.resolve("page.html").toString(),
                    "--matrix", folder.resolve("table.mtx").toString(), "--qvalues", "motif"));
            Run answer = Run.of(words.toArray(String[]::new)).failed(broken.code).saying(broken.message);
            assertTrue(answer.err().startsWith("convscan: " + broken.path), answer.err());
            assertEquals("", answer.out());
            assertEquals(List.of(), Run.files(folder), "nothing is left behind");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("motifFiles")
    void aDamagedMotifFileEndsTheRunWithItsMessageAndNoFiles(Case broken) throws IOException {
        refused(broken, "-m", broken.path.toString(), GENOME);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backgroundFiles")
    void aDamagedBackgroundFileEndsTheRunWithItsMessageAndNoFiles(Case broken) throws IOException {
        refused(broken, "-m", MOTIFS, "--background", broken.path.toString(), GENOME);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sequenceFiles")
    void aDamagedSequenceFileEndsTheRunWithItsMessageAndNoFiles(Case broken) throws IOException {
        refused(broken, "-m", MOTIFS, broken.path.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regionFiles")
    void aDamagedRegionFileEndsTheRunWithItsMessageAndNoFiles(Case broken) throws IOException {
        refused(broken, "-m", MOTIFS, "--regions", broken.path.toString(), GENOME);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sequenceFiles")
    void aDamagedSequenceOnStandardInputIsAnsweredTheSame(Case broken) throws IOException {
        try (InputStream in = Files.newInputStream(broken.path)) {
            Run answer = Run.with(in, "dna", "--quiet", "-m", MOTIFS, "-o", folder.resolve("hits.bed").toString());
            answer.failed(broken.code).saying("standard input");
        }
        assertEquals(List.of(), Run.files(folder));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("motifFiles")
    void theMotifsCommandAnswersDamagedMotifFilesTheSame(Case broken) {
        String file = broken.path.toString();
        Run.of("motifs", "convert", file).failed(broken.code).saying(broken.message);
        Run.of("motifs", "compare", MOTIFS, file).failed(broken.code).saying(broken.message);
        Run.of("motifs", "show", file).failed(broken.code).saying(broken.message);
        assertEquals("", Run.of("motifs", "show", file).out(), "no table without a motif");
    }

    private List<List<String>> commandsReading(String file) {
        String out = folder.resolve("hits.bed").toString();
        return List.of(
                List.of("dna", "--quiet", "-m", file, "-o", out, GENOME),
                List.of("dna", "--quiet", "-m", MOTIFS, "-o", out, file),
                List.of("dna", "--quiet", "-m", MOTIFS, "-o", out, GENOME, file),
                List.of("dna", "--quiet", "-m", MOTIFS, "-o", out, "--regions", file, GENOME),
                List.of("dna", "--quiet", "-m", MOTIFS, "-o", out, "--background", file, GENOME),
                List.of("motifs", "show", file),
                List.of("motifs", "convert", file),
                List.of("motifs", "compare", MOTIFS, file),
                List.of("merge", "-o", out, file));
    }

    private void allRefuse(String file) throws IOException {
        for (List<String> command : commandsReading(file)) {
            Run answer = Run.of(command.toArray(String[]::new)).failed(1).saying(file);
            assertTrue(answer.err().trim().endsWith(")"), "a remedy in brackets: " + answer.err());
            assertEquals(List.of(), Run.files(folder), String.join(" ", command));
        }
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        allRefuse("test-data");
    }

    @Test
    void aFileThatIsNotThereIsRefused() throws IOException {
        allRefuse(folder.resolve("nowhere.xyz").toString());
    }

    @Test
    void anOutputInAFolderThatIsNotThereIsRefused() throws IOException {
        String there = folder.resolve("there.bed").toString();
        for (String missing : List.of("no/hits.bed", "no/hits.bed.gz")) {
            String path = folder.resolve(missing).toString();
            Run.of("dna", "--quiet", "-m", MOTIFS, "-o", path, GENOME).failed(1).saying(path);
            Run.of("dna", "--quiet", "-m", MOTIFS, "-o", path, "--qvalues", "all", GENOME).failed(1).saying("no directory");
            Run.of("dna", "--quiet", "-m", MOTIFS, "-o", there, "--report", path, GENOME).failed(1).saying(path);
        }
        String matrix = folder.resolve("no/hits.mtx").toString();
        Run.of("dna", "--quiet", "-m", MOTIFS, "-o", there, "--matrix", matrix, GENOME).failed(1).saying(matrix);
        assertEquals(List.of(), Run.files(folder));
    }

    @Test
    void aFolderAsAnOutputIsRefused() throws IOException {
        String path = Files.createDirectory(folder.resolve("taken")).toString();
        String there = folder.resolve("there.bed").toString();
        Run.of("dna", "--quiet", "-m", MOTIFS, "-o", path, GENOME).failed(1).saying("directory");
        Run.of("dna", "--quiet", "-m", MOTIFS, "-o", there, "--report", path, GENOME).failed(1).saying("directory");
        Run.of("dna", "--quiet", "-m", MOTIFS, "-o", there, "--matrix", path, GENOME).failed(1).saying("directory");
        assertEquals(List.of("taken"), Run.files(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hits.bed.gz.tbi", "page.html", "table.mtx", "table.mtx.rows.tsv", "table.mtx.columns.tsv"})
    void anOutputThatIsRefusedTakesTheOthersWithIt(String taken) throws IOException {
        Files.createDirectory(folder.resolve(taken));
        Run.of("dna", "--quiet", "-m", MOTIFS, "--qvalues", "motif", "-o", folder.resolve("hits.bed.gz").toString(),
                "--report", folder.resolve("page.html").toString(), "--matrix", folder.resolve("table.mtx").toString(), GENOME)
                .failed(1).saying(taken + ": this is a directory");
        assertEquals(List.of(taken), Run.files(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "qvalues", "motifs", "help"})
    void aFullDiskBehindStandardOutputIsReported(String what) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full on this system");
        String[] args = switch (what) {
            case "plain" -> new String[] {"dna", "--quiet", "-m", MOTIFS, GENOME};
            case "qvalues" -> new String[] {"dna", "--quiet", "-m", MOTIFS, "--qvalues", "all", GENOME};
            case "motifs" -> new String[] {"motifs", "show", MOTIFS};
            default -> new String[] {"dna", "--help"};
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (OutputStream out = new FileOutputStream(full.toFile())) {
            int code = Main.run(args, InputStream.nullInputStream(), new StandardOutput(out), new PrintStream(err, true));
            new Run(code, "", err.toString()).failed(1).saying("No space left on device");
        }
    }

    @Test
    void aMotifThatIsInTwoFilesIsRefused() throws IOException {
        Run.of("dna", "--quiet", "-m", MOTIFS, "-m", "test-data/motifs/example.jaspar", "-o", folder.resolve("a.bed").toString(), GENOME)
                .failed(1).saying("test-data/motifs/example.jaspar, motif MA0139.1: the same id is in " + MOTIFS);
        assertEquals(List.of(), Run.files(folder));
    }

    @Test
    void aGpuThatIsNotThereIsAnErrorThatNamesThePiece() {
        assumeFalse(Devices.cuda(0).usable(), "skipped: there is a GPU");
        Run.of("dna", "-m", MOTIFS, "--device", "cuda", GENOME).failed(1).saying("lib");
    }

    @Test
    void whenOneOutputFindsTheDiskFullTheOthersDoNotAppear() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: no /dev/full");
        String table = folder.resolve("hits.bed.gz").toString();
        String page = folder.resolve("page.html").toString();
        String matrix = folder.resolve("table.mtx").toString();
        for (List<String> outputs : List.of(List.of("-o", table, "--report", "/dev/full", "--matrix", matrix),
                List.of("-o", "/dev/full", "--report", page, "--matrix", matrix),
                List.of("-o", "/dev/full", "--qvalues", "all", "--report", page))) {
            Run.of(Run.words("dna", "--quiet", "-m", MOTIFS, outputs, GENOME)).failed(1).saying("/dev/full: cannot be written: No space left");
            assertEquals(List.of(), Run.files(folder), outputs.toString());
        }
    }
}
