package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain} on a network that can be followed by hand: it counts how much of GAT the best window holds. */
final class ExplainCommandTest {
    @TempDir
    Path folder;

    private String model;
    private String sequences;

    @BeforeEach
    void makeTheNetwork() throws Exception {
        Layer convolution = new Layer.Convolution(2, 3, 1, 1, 1, Padding.NONE, true);
        Network network = new Network("gat", new Shape(4, 9), new Layer.Sequence(List.of(convolution)),
                new Layer.Sequence(List.of(new Layer.GlobalPool(Layer.Pooling.MAXIMUM))));
        // Filter 1: G, A, T in A C G T rows of three columns; filter 2 is never above 0.
        float[] weights = {0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        Weights learned = Weights.of(network, Map.of("trunk.0.weight", Tensor.of(weights, 2, 4, 3),
                "trunk.0.bias", Tensor.of(new float[] {0, -1}, 2)));
        model = folder.resolve("gat.onnx").toString();
        Files.write(Path.of(model), Inference.model(network, learned));
        sequences = folder.resolve("s.fa").toString();
        Files.writeString(Path.of(sequences), ">a\nCCCGATCCN\n>b\nGA\n");
    }

    private static List<String[]> rows(Run run) {
        assertEquals(0, run.code(), run.err());
        return run.out().lines().filter(row -> !row.startsWith("#")).skip(1).map(row -> row.split("\t")).toList();
    }

    /** The whole of GAT gives 3. Without one of its letters the best window gives 2, so each adds 1, and nothing else does. */
    @Test
    void lettersAddWhatTheirChangeTakesAway() {
        List<String[]> rows = rows(Run.of("explain", "--window", "9", model, sequences));
        assertEquals(9, rows.size());
        for (int i = 0; i < 9; i++) {
            boolean counts = i >= 3 && i < 6;
            assertEquals("CCCGATCCN".substring(i, i + 1), rows.get(i)[2]);
            assertEquals(3, Double.parseDouble(rows.get(i)[3]), 1e-6);
            assertEquals(counts ? 1 : 0, Double.parseDouble(rows.get(i)[4]), 1e-6, "column " + i);
            for (int letter = 0; letter < 4; letter++) {
                boolean own = rows.get(i)[2].charAt(0) == "ACGT".charAt(letter);
                assertEquals(counts && !own ? -1 : 0, Double.parseDouble(rows.get(i)[5 + letter]), 1e-6);
            }
        }
    }

    private String trained() {
        String trained = folder.resolve("trained").toString();
        Run run = Run.of("train", "dna", "--positives", "test-data/networks/sites.fa", "--epochs", "2", "--threads", "1", "--device",
                "cpu", "--quiet", "-o", trained);
        assertEquals(0, run.code(), run.err());
        return trained;
    }

    private static double sum(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).sum();
    }

    /** Sundararajan and others' completeness axiom, on the table itself: 60 letters of a made sequence, six digits each. */
    @ParameterizedTest
    @CsvSource({"zeros", "shuffled"})
    void integratedGradientsAddUpToTheScoreLessTheBaselines(String baseline) throws Exception {
        String trained = trained();
        String sequence = Files.readAllLines(Path.of("test-data/networks/sites.fa")).get(1);
        Path one = Files.writeString(folder.resolve("one.fa"), ">one\n" + sequence + "\n");
        List<String[]> rows = rows(Run.of("explain", "--method", "gradients", "--baseline", baseline, trained, one.toString()));
        assertEquals(sequence.length(), rows.size());
        double score = Double.parseDouble(rows.get(0)[3]);
        double baselineScore = Double.parseDouble(rows.get(0)[9]);
        assertEquals(score - baselineScore, sum(rows, 4), 1e-3);
        assertTrue(Math.abs(score - baselineScore) > 0.01, "there is something to explain: " + score + " for " + baselineScore);
        List<String[]> plain = rows(Run.of("network", "run", "--format", "tsv", trained, one.toString()));
        assertEquals(Double.parseDouble(plain.get(0)[4]), score, 1e-5);
        for (String[] row : rows) {
            // Against zeros the letter's own gradient is all there is.
            double own = Double.parseDouble(row[5 + "ACGT".indexOf(row[2])]);
            assertEquals(baseline.equals("zeros"), Math.abs(own - Double.parseDouble(row[4])) < 1e-6 * Math.max(1, Math.abs(own)));
        }
    }

    /** References follow from the letters alone; the page says what it shows. */
    @Test
    void theSameLettersAreExplainedAlikeWhereverTheyStand() throws Exception {
        String trained = trained();
        List<String> lines = Files.readAllLines(Path.of("test-data/networks/sites.fa"));
        Path two = Files.writeString(folder.resolve("two.fa"), ">x\n" + lines.get(3) + "\n>y\n" + lines.get(1) + "\n");
        Path one = Files.writeString(folder.resolve("one.fa"), ">y\n" + lines.get(1) + "\n");
        String page = folder.resolve("p.html").toString();
        Run both = Run.of("explain", "--method", "gradients", "--references", "3", "--report", page, "-o", folder.resolve("t.tsv").toString(),
                trained, two.toString());
        assertEquals(0, both.code(), both.err());
        List<String> all = Files.readAllLines(folder.resolve("t.tsv"));
        List<String> alone = Run.of("explain", "--method", "gradients", "--references", "3", trained, one.toString()).out().lines().toList();
        assertEquals(alone.subList(alone.size() - 60, alone.size()), all.subList(all.size() - 60, all.size()));
        assertTrue(all.stream().anyMatch(row -> row.contains("3 dinucleotide shuffles of each window")), all.get(2));
        assertTrue(Files.readString(Path.of(page)).contains("by integrated gradients"));
    }

    /** Kraner and others' element stands at letters 41 to 61, on one strand and on the other: make-test.py of the model's folder. */
    @ParameterizedTest
    @CsvSource({"element", "other_strand"})
    void theShippedModelPointsAtTheElementThatWasPlanted(String name) {
        List<String[]> rows = rows(Run.of("explain", "--method", "gradients", "--device", "cpu", "models/rest", "models/rest/test.fa"))
                .stream().filter(row -> row[0].equals(name)).toList();
        assertEquals(101, rows.size());
        double inside = sum(rows.subList(40, 61), 4);
        assertTrue(inside > 0.5 * sum(rows, 4), inside + " of " + sum(rows, 4));
    }

    /** Windows of 4 every 3 over 9 letters start at 0, 3 and, so that the last ends with the sequence, 5. */
    @Test
    void windowsCoverASequenceToItsEnd() {
        List<String[]> rows = rows(Run.of("explain", "--window", "4", "--step", "3", model, sequences));
        assertEquals(List.of("1", "2", "3", "4", "4", "5", "6", "7", "6", "7", "8", "9"), rows.stream().map(row -> row[1]).toList());
    }

    @Test
    void batchesOfAnySizeGiveTheSame() {
        String all = Run.of("explain", "--window", "9", model, sequences).out();
        assertEquals(all, Run.of("explain", "--batch", "7", "--window", "9", model, sequences).out());
    }

    /** Windows of filter 1 above half of its 3 are GAT itself (3) and those with two letters in place: there are none here. */
    @Test
    void filtersBecomeMotifs() throws Exception {
        Path motifs = folder.resolve("filters.meme");
        Run run = Run.of("explain", "--motifs", motifs.toString(), model, sequences);
        assertEquals("", run.out());
        assertTrue(run.err().contains("1 of 2 filters are never active in these sequences"), run.err());
        String text = Files.readString(motifs);
        assertTrue(text.contains("MOTIF filter_1\nletter-probability matrix: alength= 4 w= 3 nsites= 1 "), text);
        assertTrue(text.contains("\n0\t0\t1\t0\n1\t0\t0\t0\n0\t0\t0\t1\n"), text);
        assertFalse(text.contains("filter_2"));
    }

    @Test
    void thePageShowsContributionsAndFilters() throws Exception {
        Path page = folder.resolve("page.html");
        Path database = folder.resolve("db.jaspar");
        Files.writeString(database, ">X <x>&\nA [0 9 0 1]\nC [0 0 0 3]\nG [9 0 0 3]\nT [0 0 9 3]\n");
        Run run = Run.of("explain", "--window", "9", "--report", page.toString(), "--database", database.toString(), model, sequences);
        assertEquals(0, run.code(), run.err());
        String html = Files.readString(page);
        assertTrue(html.contains("a:1-9"), html);
        assertTrue(html.contains("filter_1"), html);
        assertFalse(html.contains("<x>"), "a name is escaped");
        assertFalse(html.contains("<script"), "no script");
    }

    /** Standard input can be read once, and a page needs the sequences twice. */
    @Test
    void sequencesInAPipeAreExplainedAsThoseInAFileAre() throws Exception {
        Path page = folder.resolve("page.html");
        Path motifs = folder.resolve("filters.meme");
        String[] words = {"explain", "--window", "9", "-o", "-", "--report", page.toString(), "--motifs", motifs.toString(), model};
        Run file = Run.of(Run.words(List.of(words), sequences));
        String filePage = Files.readString(page);
        String fileMotifs = Files.readString(motifs);
        Run pipe = Run.with(Files.readAllBytes(Path.of(sequences)), Run.words(List.of(words), "-"));
        assertEquals(0, pipe.code(), pipe.err());
        assertEquals(file.out().replace(" " + sequences, " -"), pipe.out());
        assertEquals(filePage.replace(sequences, "-"), Files.readString(page));
        assertEquals(fileMotifs, Files.readString(motifs));
    }

    @Test
    void noFileIsWrittenTwiceOrBothReadAndWritten() throws Exception {
        String before = Files.readString(Path.of(sequences));
        Run.of("explain", "--window", "9", "-o", sequences, model, sequences).failed(2).saying("is both read and written");
        Run.of("explain", "--window", "9", "--motifs", model, model, sequences).failed(2).saying("is both read and written");
        String twice = folder.resolve("twice").toString();
        Run.of("explain", "--window", "9", "--motifs", twice, "--report", twice, model, sequences).failed(2).saying("two outputs go to");
        assertEquals(before, Files.readString(Path.of(sequences)));
        assertFalse(Files.exists(Path.of(twice)));
    }

    @Test
    void filesAppearTogetherOrNotAtAll() throws Exception {
        Path table = folder.resolve("together/table.tsv");
        Files.createDirectories(table.resolveSibling("page.html"));
        Run.of("explain", "--window", "9", "-o", table.toString(), "--report", table.resolveSibling("page.html").toString(), model, sequences)
                .failed(1).saying("this is a directory");
        assertEquals(List.of("page.html"), Run.files(table.getParent()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            explain MODEL                                | 2 | 'explain' takes MODEL SEQ...
            explain --database x MODEL SEQ               | 2 | --database goes with --report
            explain --step 3 MODEL SEQ                   | 2 | --step goes with --window
            explain --window 3 --step 4 MODEL SEQ        | 2 | --step 4 leaves letters out
            explain --channel 3 --window 9 MODEL SEQ     | 1 | MODEL: it has 2 outputs, and not one of number 3
            explain --method slopes MODEL SEQ            | 2 | --method takes mutagenesis, gradients, not 'slopes'
            explain --baseline zeros MODEL SEQ           | 2 | --baseline goes with --method gradients
            explain --method gradients --batch 2 MODEL SEQ | 2 | --batch goes with --method mutagenesis
            explain --method gradients --baseline zeros --references 2 MODEL SEQ | 2 | --references goes with --baseline shuffled
            explain --method gradients --window 9 MODEL SEQ | 1 | MODEL: there is no network.yaml and weights.bin beside it
            explain missing.onnx SEQ                     | 1 | missing.onnx: no such file
            explain MODEL missing.fa                     | 1 | missing.fa: no such file
            """)
    void whatCannotBeIsSaidInOneLine(String words, int code, String message) {
        Run run = Run.of(words.replace("MODEL", model).replace("SEQ", sequences).split(" +"));
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("convscan: " + message.replace("MODEL", message.startsWith("'") ? "MODEL" : model)), run.err());
    }

    /** The table is not about places that tabix knows, and once got an index of its scores, or none and an error. */
    @Test
    void aTableNamedGzIsBgzippedWithoutAnIndex() throws Exception {
        Path table = folder.resolve("gz/table.tsv.gz");
        Files.createDirectories(table.getParent());
        Run run = Run.of("explain", "--window", "9", "-o", table.toString(), model, sequences);
        assertEquals(0, run.code(), run.err());
        assertEquals(Run.of("explain", "--window", "9", model, sequences).out(), Run.unpacked(table));
        assertEquals(List.of("table.tsv.gz"), Run.files(table.getParent()));
    }
}
