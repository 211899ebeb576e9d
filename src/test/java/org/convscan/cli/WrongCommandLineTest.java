package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit code 2 and one line for what the command line has wrong. */
class WrongCommandLineTest {
    private static final Path MOTIF_FOLDER = Path.of("test-data/motifs");
    private static final String REGIONS = TestGenome.REGIONS;

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void twoOutputsOnOnePathAreRefused() {
        String path = file("same.bed");
        Run.of("dna", "-m", MOTIFS, "-o", path, "--report", path, GENOME).failed(2).saying("two outputs");
        Run.of("dna", "-m", MOTIFS, "-o", path, "--matrix", folder + "/./same.bed", GENOME).failed(2).saying("two outputs");
        Run.of("dna", "-m", MOTIFS, "--report", path, "--matrix", path, GENOME).failed(2).saying("two outputs");
        Run.of("dna", "-m", MOTIFS, "-o", file("a.mtx.rows.tsv"), "--matrix", file("a.mtx"), GENOME).failed(2).saying("two outputs");
        Run.of("dna", "-m", MOTIFS, "-o", file("a.bed.gz"), "--report", file("a.bed.gz.tbi"), GENOME).failed(2).saying("two outputs");
    }

    @Test
    void twoOutputsThatMeetThroughALinkAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.html"), Files.writeString(folder.resolve("same.bed"), "precious"));
        Files.createSymbolicLink(folder.resolve("elsewhere"), folder);
        Run.of("dna", "-m", MOTIFS, "-o", file("same.bed"), "--report", file("link.html"), GENOME).failed(2).saying("two outputs");
        Run.of("dna", "-m", MOTIFS, "-o", file("new.bed"), "--matrix", file("elsewhere/new.bed"), GENOME).failed(2).saying("two outputs");
        assertEquals("precious", Files.readString(folder.resolve("same.bed")));
    }

    @Test
    void standardInputIsReadOnce() {
        for (String line : List.of("dna -m - -", "dna -m -", "dna -m - -m - G", "dna -m M --regions -", "dna -m - --regions - G", "motifs compare - -")) {
            String[] args = Stream.of(line.split(" ")).map(w -> w.equals("M") ? MOTIFS : w.equals("G") ? GENOME : w).toArray(String[]::new);
            Run.of(args).failed(2).saying("standard input can be read once");
        }
    }

    @Test
    void severalOutputsMayGoToADevice() {
        assumeTrue(Files.exists(Path.of("/dev/null")), "skipped: no /dev/null");
        Run.dna("-m", MOTIFS, "-o", "/dev/null", "--report", "/dev/null", "--qvalues", "all", GENOME);
    }

    @Test
    void aMatrixIsNotWrittenPlainUnderTheNameOfAGzippedOne() {
        Run.of("dna", "-m", MOTIFS, "--matrix", file("x.mtx.gz"), GENOME).failed(2).saying("name it without .gz");
        Run.of("merge", "--matrix", file("x.mtx.gz"), MOTIFS).failed(2).saying("name it without .gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "--report", "--matrix"})
    void anOutputOverAnInputIsRefused(String output) throws IOException {
        Path link = folder.resolve("link");
        Map<Path, String> inputs = Map.of(Path.of(GENOME), "", Path.of(MOTIFS), "-m", Path.of(REGIONS), "--regions",
                MOTIF_FOLDER.resolve("order0.background"), "--background");
        for (var input : inputs.entrySet()) {
            Path copy = Files.copy(input.getKey(), folder.resolve(input.getKey().getFileName()));
            Files.createSymbolicLink(link, copy);
            for (Path path : List.of(copy, folder.resolve("..").resolve(folder.getFileName()).resolve(copy.getFileName()), link)) {
                List<String> reading = input.getValue().isEmpty() ? List.of(copy.toString()) : List.of(input.getValue(), copy.toString(), GENOME);
                List<String> motifs = input.getValue().equals("-m") ? List.of() : List.of("-m", MOTIFS);
                Run.of(Run.words("dna", "--quiet", motifs, output, path, reading)).failed(2).saying("both read and written");
            }
            assertArrayEquals(Files.readAllBytes(input.getKey()), Files.readAllBytes(copy));
            Files.delete(link);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "scan", "dna", "dna x.fa", "dna -m", "dna -m M --nonsense G", "dna --motif M G", "dna -m M -p 0 G", "dna -m M -p 2 G",
        "dna -m M -p x G", "dna -m M -p NaN G", "dna -m M --score NaN G", "dna -m M --score x G", "dna -m M --score Infinity G",
        "dna -m M --score 3 -p 1e-3 G", "dna -m M --qvalue 0 G", "dna -m M --qvalues some G", "dna -m M --strand up G",
        "dna -m M --threads 0 G", "dna -m M --threads x G", "dna -m M --tile 0 G", "dna -m M --engine fast G",
        "dna -m M --device tpu G", "dna -m M --engine lookup --device cuda G", "dna -m M --shard 0/3 G", "dna -m M --shard 4/3 G",
        "dna -m M --shard 1 G", "dna -m M --format sam G", "dna -m M --pseudocount -1 G", "dna -m M --best --report x G",
        "dna --iupac ACGJ G", "dna --iupac ACG --iupac ACG G", "dna -m M --quiet=yes G", "motifs", "motifs show", "motifs paint M",
        "motifs show M M", "motifs compare M", "motifs convert --to sam M", "motifs compare --top 0 M M", "motifs show --pseudocount -1 M",
        "merge", "completion", "completion fish", "doctor now"
    })
    void aWrongCommandLineIsAnsweredByOneLineAndExitCode2(String line) {
        String[] args = Stream.of(line.split(" ")).map(w -> w.equals("M") ? MOTIFS : w.equals("G") ? GENOME : w).toArray(String[]::new);
        Run answer = Run.of(args).failed(2);
        assertEquals("", answer.out());
    }

    @Test
    void aCommandLineOfNothingShowsTheCommandsAndFails() {
        Run answer = Run.of(new String[0]);
        assertEquals(2, answer.code());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains("usage: convscan COMMAND"));
    }

    /** /dev/null is what a pipe is: no file, and nothing is in it the second time. Before, a pipe's recording had no beats. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "dna -m M --shard 1/2 /dev/null | 2 | --shard must read its sequences twice: give files, not the pipe /dev/null",
        "dna -m M --background input /dev/null | 2 | --background input must read the sequences twice",
        "evaluate --truth test-data/wfdb/beats.atr /dev/null | 2 | 'evaluate' reads beats",
        "evaluate --truth /dev/null test-data/marks/scores.tsv | 2 | in more than one go: give files, not the pipe /dev/null",
        "merge /dev/null | 2 | 'merge' must read its parts twice",
        "ecg --hertz 100 /dev/null | 2 | 'ecg' reads recordings in more than one go: give files",
        "ecg - | 2 | 'ecg' reads recordings in more than one go: give files",
        "nanopore --query ACGTACGTACGT /dev/null | 1 | /dev/null: is a pipe or a device, and is read in more than one go (write it to a file)",
        "explain /dev/null G | 1 | /dev/null: is a pipe or a device",
        "network summary /dev/null | 1 | /dev/null: is a pipe or a device"
    })
    void whatIsReadTwiceIsNoPipe(String line, int code, String message) {
        assumeTrue(Files.exists(Path.of("/dev/null")), "skipped: no /dev/null");
        String[] args = Stream.of(line.split(" ")).map(w -> w.equals("M") ? MOTIFS : w.equals("G") ? GENOME : w).toArray(String[]::new);
        Run.of(args).failed(code).saying(message);
    }

    /** The root of all folders has no name of its own, and names are taken apart before files are opened. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nanopore --query ACGTACGTACGT --pore-model / x.blow5 | 1 | /: is a directory",
        "ecg --method bank --intervals / test-data/ecg/simulated | 1 | /: this is a directory",
        "ecg --method bank --report / test-data/ecg/simulated test-data/wfdb/f212 | 1 | /: this is a directory",
        "evaluate --truth test-data/wfdb/beats.atr --rate 250 / | 1 | is a directory",
        "dna -m M --multiqc / G | 2 | --multiqc takes a name that ends in _mqc.json",
        "merge --parts / | 1 | /: is a directory"
    })
    void aFolderWithoutANameIsNoFile(String line, int code, String message) {
        String[] args = Stream.of(line.split(" ")).map(w -> w.equals("M") ? MOTIFS : w.equals("G") ? GENOME : w).toArray(String[]::new);
        Run.of(args).failed(code).saying(message);
    }

    @Test
    void anOptionWithTwoValuesIsRefusedAndOneForManyIsNot() {
        Run.of("dna", "-m", MOTIFS, "-p", "1e-4", "--pvalue", "1e-5", GENOME).failed(2).saying("--pvalue is given more than once: 1e-4, 1e-5");
        Run.of("ecg", "--lead", "1", "--lead", "2", "x").failed(2).saying("--lead is given more than once: 1, 2");
        // A pipeline's options and a user's may say the same.
        assertEquals(0, Run.of("dna", "--iupac", "TGASTCA", "--strand", "both", "--strand", "both", GENOME).code());
        assertEquals(0, Run.of("dna", "--quiet", "--quiet", "--iupac", "TGASTCA", "--iupac", "TGAC", GENOME).code());
        assertEquals(0, Run.of("text", "-f", "ada", "--find", "love", "test-data/text/lovelace.txt").code());
    }

    @Test
    void aFileIsNotCalledByTheSignOfAStream() {
        for (String option : List.of("report", "matrix")) {
            Run.of("dna", "-m", MOTIFS, "--" + option, "-", GENOME).failed(2).saying("--" + option + " takes the name of a file");
            assertTrue(Files.notExists(Path.of("-")));
        }
        Run.of("ecg", "--intervals", "-", "x").failed(2).saying("--intervals takes the name of a file");
        Run.of("split", "--scatter-count", "1", "-o", "-", GENOME).failed(2).saying("--output takes the name of a folder");
        Run.of("motifs", "show", "--logos", "-", MOTIFS).failed(2).saying("--logos takes the name of a folder");
        Run.of("explain", "--motifs", "-", "test-data/networks/example.onnx", GENOME).failed(2).saying("--motifs takes the name of a file");
        Run.of("network", "import", "-o", "-", "x").failed(2).saying("- is no place for a model");
        assertTrue(Files.notExists(Path.of("-")));
        for (String input : List.of("/dev/stdin", "/dev/fd/0")) {
            Run.of("dna", "-m", MOTIFS, "-o", input, "-").failed(2).saying(input + " is standard input, which is read");
        }
        Run.of("evaluate", "--truth", "test-data/dna/planted.bed", "-").failed(2).saying("come from files, not from standard input");
        Run.of("evaluate", "--truth", "-", "test-data/dna/planted.bed").failed(2).saying("come from files, not from standard input");
    }

    @Test
    void aNameThatIsEmptyIsNotTheCurrentFolder() {
        Run.of("split", "--scatter-count", "1", "-o", "", GENOME).failed(2).saying("--output is empty");
        Run.of("dna", "-m", MOTIFS, "").failed(2).saying("the name of a file is empty");
        Run.of("nanopore", "--query", "ACGTACGTACGT", "").failed(2).saying("the name of a file is empty");
        Run.of("motifs", "show", "--logos", "", MOTIFS).failed(2).saying("--logos is empty");
        Run.of("dna", "-m", MOTIFS, "-m", "", GENOME).failed(2).saying("--motifs is empty");
    }

    @Test
    void versionAndHelpAreToldBehindAndBeforeACommand() {
        assertEquals(Run.of("--version").out(), Run.of("dna", "--version").out());
        assertEquals(Run.of("ecg", "--help").out(), Run.of("help", "ecg").out());
        assertEquals(Run.of("--help").out(), Run.of("help", "--help").out());
        Run.of("help", "fly").failed(2).saying("there is no command 'fly'");
    }
}
