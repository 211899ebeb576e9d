package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Places and labels; beats are in {@link EvaluateCommandTest}. */
class EvaluateScoresTest {
    private static final Path FOLDER = Path.of("test-data", "marks");
    private static final String TRUTH = FOLDER.resolve("truth.bed").toString();
    private static final String HITS = FOLDER.resolve("hits.bed").toString();
    private static final String LABELS = FOLDER.resolve("labels.tsv").toString();
    private static final String SCORES = FOLDER.resolve("scores.tsv").toString();

    @TempDir
    private Path folder;

    private static Run evaluate(String truth, String... more) {
        return Run.of(Stream.concat(Stream.of("evaluate", "--truth", truth), Stream.of(more)).toArray(String[]::new));
    }

    /** The cell of the only line below the table's names. */
    private static String cell(Run run, String column) {
        assertEquals("", run.err());
        assertEquals(0, run.code());
        List<String> lines = run.out().lines().filter(line -> !line.startsWith("#")).toList();
        assertEquals(2, lines.size());
        return lines.get(1).split("\t")[List.of(lines.get(0).split("\t")).indexOf(column)];
    }

    private static Stream<String[]> bedtools() throws IOException {
        return Files.readAllLines(FOLDER.resolve("bedtools.tsv")).stream().skip(1).map(line -> line.split("\t"));
    }

    /** test-data/marks/make.py has bedtools' command lines. */
    @ParameterizedTest
    @MethodSource("bedtools")
    void placesThatAreFoundAreThoseOfBedtools(String overlap, String sameStrand, String found, String right) {
        Run run = sameStrand.equals("yes")
                ? evaluate(TRUTH, "--overlap", overlap, "--same-strand", HITS)
                : evaluate(TRUTH, "--overlap", overlap, HITS);
        assertEquals(found + " " + right, cell(run, "found") + " " + cell(run, "right"));
    }

    /** 7 of 100 columns are in common, which is 0.07 of them and less than 0.0701. */
    @ParameterizedTest
    @CsvSource({"0.07, 1", "0.0701, 0"})
    void theShareAskedForIsEnough(String share, String right) throws IOException {
        Path truth = Files.writeString(folder.resolve("truth.bed"), "c\t0\t100\ta\t1\t+\n");
        Path hits = Files.writeString(folder.resolve("hits.bed"), "c\t93\t193\ta\t1\t+\n");
        assertEquals(right, cell(evaluate(truth.toString(), "--overlap", share, hits.toString()), "right"));
    }

    private static Stream<String[]> sklearn() throws IOException {
        return Files.readAllLines(FOLDER.resolve("sklearn.tsv")).stream().map(line -> line.split("\t"));
    }

    @Test
    void areasAreThoseOfScikitLearn() throws IOException {
        Run run = evaluate(LABELS, SCORES);
        for (String[] line : sklearn().limit(2).toList()) {
            assertEquals(line[1], cell(run, line[0]));
        }
    }

    /** Score, recall, precision and false positive rate. */
    @Test
    void curvesAreThoseOfScikitLearn() throws IOException {
        Path curve = folder.resolve("curve.tsv");
        assertEquals(0, evaluate(LABELS, "--curve", curve.toString(), SCORES).code());
        List<String> rows = Files.readAllLines(curve).stream().filter(row -> !row.startsWith("#"))
                .map(row -> row.split("\t")).map(cells -> cells[1] + " " + cells[6] + " " + cells[7] + " " + cells[8]).toList();
        List<String[]> expected = sklearn().skip(2).toList();
        assertFalse(expected.isEmpty());
        for (String[] line : expected) {
            assertTrue(rows.contains(String.join(" ", line)), String.join(" ", line));
        }
    }

    /** Of three true places the best hit finds one, the second is wrong, the third finds another: 1/3 x 1/1 + 1/3 x 2/3 = 5/9. */
    @Test
    void averagePrecisionAddsPrecisionWhereverSomethingIsFound() throws IOException {
        Path truth = Files.writeString(folder.resolve("t.bed"), "a\t0\t10\na\t20\t30\nb\t0\t10\n");
        Path hits = Files.writeString(folder.resolve("h.bed"), "a\t1\t9\tx\t9\nb\t50\t60\tx\t8\nb\t5\t15\tx\t7\n");
        Run run = evaluate(truth.toString(), hits.toString());
        assertEquals("0.555556", cell(run, "average_precision"));
        // With all three hits: two of three either way. The best is the same: 2/3, against 1/2 with the first alone.
        assertEquals("66.667 7", cell(run, "best_f1_percent") + " " + cell(run, "best_f1_score"));
    }

    @Test
    void fimosTableIsReadAsOneBasedAndInclusive() throws IOException {
        Path table = Files.writeString(folder.resolve("fimo.tsv"),
                "motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\nm\t\ta\t11\t20\t+\t3.5\t1e-5\n");
        Path same = Files.writeString(folder.resolve("same.bed"), "a\t10\t20\tm\t0\t+\n");
        assertEquals("1", cell(evaluate(same.toString(), "--overlap", "1", "--same-strand", "--same-name", table.toString()), "found"));
        assertEquals("1", cell(evaluate(table.toString(), "--overlap", "1", "--same-strand", "--same-name", same.toString()), "found"));
        Path beside = Files.writeString(folder.resolve("beside.bed"), "a\t20\t30\nother\t0\t5\n");
        assertEquals("0", cell(evaluate(beside.toString(), table.toString()), "found"));
    }

    /** A motif's own hits: each planted site is found, and the planted places are what their script wrote. */
    @Test
    void hitsOfAScanAreJudgedByAnyOfTheirColumns() {
        Path hits = folder.resolve("hits.bed");
        assertEquals(0, Run.of("dna", "--quiet", "-m", "test-data/motifs/example.jaspar", "-o", hits.toString(), "test-data/dna/genome.fa")
                .code());
        Run run = evaluate("test-data/dna/planted.bed", "--same-strand", "--column", "7", hits.toString());
        assertEquals("26 26", cell(run, "truths") + " " + cell(run, "found"));
    }

    /** Labels 1, 1, 0, 0; a has 2, c has 1; b and d have none: of the pairs ac ad bc bd, two are right, one is wrong and one is even. */
    @Test
    void thingsWithoutAScoreComeLast() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "name,label\na,1\nb,1\nc,0\nd,0\n");
        Path scores = Files.writeString(folder.resolve("scores.tsv"), "read_id\tscore\na\t2\nc\t1\na\t1.5\nunknown\t7\n");
        Run run = evaluate(labels.toString(), scores.toString());
        assertEquals("2 2 2 0.625000", String.join(" ", cell(run, "positives"), cell(run, "negatives"), cell(run, "without_score"),
                cell(run, "roc_auc")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t.bed    | a,1,2,x            | h.bed | 'a\t5'                | h.bed, line 1: a place needs three columns
            t.bed    | 'a\t1\t2'          | h.bed | 'a\t5\tx'             | h.bed, line 1: column 3 is no position: 'x'
            t.bed    | 'a\t1\t2'          | h.bed | 'a\t5\t4'             | h.bed, line 1: start 5 lies behind end 4
            t.bed    | 'a\t1\t2'          | h.bed | 'a\t5\t9\tm\tbest'    | h.bed, line 1: column 5 is no number: 'best'
            t.bed    | '#'                | h.bed | 'a\t5\t9'             | t.bed: no places
            t.tsv    | 'name\tlabel'      | s.tsv | 'name\tscore'         | t.tsv: no labels
            t.tsv    | 'name\tlabel\nx\t1' | s.tsv | 'name\tscore'        | t.tsv: all labels are 1
            t.tsv    | 'name\tlabel\nx\t2' | s.tsv | 'name\tscore'        | t.tsv, line 2: a label is 0 or 1, not '2'
            t.tsv    | 'name\tlabel\nx\t1\nx\t0' | s.tsv | 'name\tscore'  | t.tsv, line 3: 'x' has a label already
            t.tsv    | 'name\tlabel\nx\t1\ny\t0' | s.tsv | 'name\tvalue'  | s.tsv, line 1: there is no column 'score' (the columns are name, value)
            t.tsv    | 'name\tlabel\nx\t1\ny\t0' | s.tsv | 'name\tscore\nx\t-' | s.tsv, line 2: column 2 is no number: '-'
            """)
    void damageIsNamedByFileAndLine(String truthName, String truth, String hitsName, String hits, String message) throws IOException {
        Path truthFile = Files.writeString(folder.resolve(truthName), truth.replace("\\n", "\n").replace("\\t", "\t") + "\n");
        Path hitsFile = Files.writeString(folder.resolve(hitsName), hits.replace("\\n", "\n").replace("\\t", "\t") + "\n");
        Path output = folder.resolve("out.tsv");
        Run run = evaluate(truthFile.toString(), "-o", output.toString(), "--curve", folder.resolve("c.tsv").toString(),
                hitsFile.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().replace(folder + "/", "").startsWith("convscan: " + message), run.err());
        assertEquals(1, run.err().lines().count());
        assertEquals(List.of(hitsName, truthName), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "truth.bed,--window 1,--window means nothing for places",
        "truth.bed,--overlap 0,--overlap takes a number above 0",
        "truth.bed,--kind best,'--kind takes beats, places, labels'",
        "labels.tsv,--same-name --quiet,--same-name means nothing for labels",
        "labels.tsv,--curve test-data/marks/scores.tsv,test-data/marks/scores.tsv is both read and written"
    })
    void wrongOptionsAreUsageErrors(String truth, String options, String message) {
        String[] words = options.split(" ");
        Run run = evaluate(FOLDER.resolve(truth).toString(), words[0], words[1], SCORES);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
    }
}
