package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscan.Sha256;
import org.convscan.format.model.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model folders as users meet them. */
final class NetworkModelsTest {
    @TempDir
    Path folder;

    /** A folder around the example network, whose test output is what {@code network run} prints for it. */
    @BeforeEach
    void makeAFolder() throws Exception {
        Files.copy(Path.of("test-data/networks/example.onnx"), folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("card.md"), "# example\n");
        Files.writeString(folder.resolve("test.fa"), ">a\n" + "ACGTTGCANN".repeat(12) + "\n>b\nTTGACA\n");
        yaml(Sha256.text(folder.resolve("model.onnx")));
        Run run = Run.of("network", "run", "--format", "tsv", "--step", "50", folder.toString(), folder.resolve("test.fa").toString());
        assertEquals(0, run.code(), run.err());
        Files.writeString(folder.resolve("test.tsv"), run.out());
    }

    private void yaml(String hash) throws Exception {
        Files.writeString(folder.resolve("model.yaml"), """
                name: example
                sha256: %s
                reads: {alphabet: ACGT, unknown: zeros}
                length: 101
                normalisation: none
                outputs: [bound]
                kind: probability
                strands: forward
                receptive-field: all
                training: {data: none, seed: 1}
                licence: Apache-2.0
                citation: none
                test: {input: test.fa, output: test.tsv, options: [--step, 50]}
                """.formatted(hash));
        Files.writeString(folder.resolve("test.tsv"), "");
    }

    private String verified() {
        Run run = Run.of("network", "verify", folder.toString());
        return run.code() + " " + (run.out() + run.err()).replace(folder + "/", "").strip();
    }

    @Test
    void aSoundFolderPassesItsTest() {
        assertEquals("0 example: hash right; its test gives the stored output (largest difference 0)", verified());
    }

    /** Windows of 101 every 50 over 120 bases: two, and one for the short sequence. */
    @Test
    void aFolderSaysHowLongItsWindowsAre() throws Exception {
        List<String> rows = Files.readAllLines(folder.resolve("test.tsv")).stream().filter(l -> !l.startsWith("#")).toList();
        assertEquals(4, rows.size(), rows.toString());
        assertTrue(rows.get(1).startsWith("a\t1\t101\t+\t0."), rows.get(1));
    }

    @Test
    void aChangedModelIsRefused() throws Exception {
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        model[model.length / 2] ^= 1;
        Files.write(folder.resolve("model.onnx"), model);
        String refusal = "1 convscan: model.onnx: this is not the model that model.yaml describes: its SHA-256 is ";
        assertEquals(refusal, verified().substring(0, refusal.length()));
        Run run = Run.of("network", "run", folder.toString(), folder.resolve("test.fa").toString());
        assertEquals(1, run.code());
        assertEquals("", run.out());
    }

    @Test
    void otherNumbersThanTheStoredOnesAreFound() throws Exception {
        Path stored = folder.resolve("test.tsv");
        String text = Files.readString(stored);
        int digit = text.indexOf("\t+\t0.") + 6;
        Files.writeString(stored, text.substring(0, digit) + (char) ('0' + (text.charAt(digit) - '0' + 5) % 10) + text.substring(digit + 1));
        assertEquals("1 convscan: test.tsv: the model gives other numbers than these, by up to 0.0500 (fetch the folder again)", verified());
    }

    @Test
    void damagedFoldersAreNamed() throws Exception {
        yaml("abc");
        assertEquals("1 convscan: model.yaml, line 2: 'abc' is no SHA-256 (64 digits, 0 to 9 and a to f)", verified());
        String good = Files.readString(folder.resolve("model.yaml")).replace("abc", "0".repeat(64));
        Files.writeString(folder.resolve("model.yaml"), good.replace("test.fa", "../test.fa"));
        assertEquals("1 convscan: model.yaml, line 13: '../test.fa' is not the name of a file in this folder", verified());
        Files.writeString(folder.resolve("model.yaml"), good.replace("licence: Apache-2.0\n", ""));
        assertEquals("1 convscan: model.yaml, line 1: 'licence' is missing (add a line 'licence: ...')", verified());
        Files.writeString(folder.resolve("model.yaml"), good.replace("unknown: zeros", "hertz: 3"));
        assertEquals("1 convscan: model.yaml, line 3: it is not clear what the model reads "
                + "({alphabet, unknown} or {hertz, units, channels})", verified());
        Files.writeString(folder.resolve("model.yaml"), good);
        Files.delete(folder.resolve("card.md"));
        assertEquals("1 convscan: " + folder + ": there is no card.md (is the folder complete?)", verified());
    }

    @Test
    void whatIsNotThereIsSaid() {
        Run run = Run.of("network", "verify", "no-such-model");
        assertEquals("1 convscan: no-such-model: there is no such model folder ('convscan network list' shows the shipped ones)",
                run.code() + " " + run.err().strip());
    }

    /** Every shipped model is listed and passes. */
    @Test
    void shippedModelsAreSound() throws Exception {
        long shipped;
        try (var entries = Files.list(Path.of("models"))) {
            shipped = entries.filter(ModelFolder::is).count();
        }
        Run list = Run.of("network", "list");
        assertEquals(1 + shipped, list.out().lines().count(), list.err());
        Run verify = Run.of("network", "verify");
        assertEquals(0, verify.code(), verify.err());
        assertEquals(shipped, verify.out().lines().count());
    }

    /** The score is that of the program: golden_v0.11.tsv, CTCF's own site. */
    @Test
    void anImportedDeepBindModelScoresAsItsProgram() throws Exception {
        Path parameters = Path.of("../shared/data/models/deepbind/deepbind_db/params/D00328.003.txt");
        assumeTrue(Files.exists(parameters), "skipped: no ../shared/data");
        Path made = folder.resolve("ctcf");
        Run run = Run.of("network", "import", "--window", "20", "-o", made.toString(), parameters.toString());
        assertEquals(0, run.code(), run.err());
        Path site = folder.resolve("site.fa");
        assertEquals(0, Run.of("network", "verify", made.toString()).code());
        Files.writeString(site, ">s\nTACCACTAGGGGGCGCCACC\n");
        String rows = Run.of("network", "run", "--strand", "both", "--format", "tsv", made.toString(), site.toString()).out();
        double best = rows.lines().filter(l -> l.startsWith("s\t")).mapToDouble(l -> Double.parseDouble(l.split("\t")[4])).max()
                .orElseThrow();
        assertEquals(17.682623, best, 1e-5);
        assertEquals(2, Run.of("network", "import", "-o", made.toString(), parameters.toString()).code());
    }
}
