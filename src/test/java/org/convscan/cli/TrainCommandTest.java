package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.format.model.WeightsFile;
import org.convscan.format.network.NetworkFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code train dna} as users call it, on 240 made sequences with a site in each (test-data/networks/make-sites.py). */
final class TrainCommandTest {
    private static final String SITES = "test-data/networks/sites.fa";

    @TempDir
    Path folder;

    private String[] words(String model, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "dna", "--positives", SITES, "--network", small().toString(), "--batch",
                "32", "--threads", "1", "--device", "cpu", "-o", folder.resolve(model).toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private Path small() {
        try {
            return Files.writeString(folder.resolve("small.yaml"), """
                    input: {channels: 4, length: 60}
                    trunk:
                      - convolution: {filters: 16, width: 9, padding: same}
                      - batch-norm
                      - relu
                    head:
                      - global-pool: maximum
                      - dropout: 0.1
                      - dense: 1
                      - sigmoid
                    """);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Run done(String... words) {
        Run run = Run.of(words);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private byte[] model(String name) throws Exception {
        return Files.readAllBytes(folder.resolve(name).resolve("model.onnx"));
    }

    @Test
    void aPlantedSiteIsLearnedAndTheFolderIsWhole() throws Exception {
        Run run = done(words("a", "--epochs", "30", "--patience", "30", "--rate", "0.01", "--report", folder.resolve("p.html").toString()));
        String last = run.out().lines().reduce("", (all, line) -> line);
        assertTrue(last.matches("validation AUC 0\\.\\d{5}"), last);
        // Chance is 0.5; the site is 8 letters of 60, one in ten of them changed.
        assertTrue(Double.parseDouble(last.substring(15)) > 0.85, last);
        assertEquals(0, Run.of("network", "verify", folder.resolve("a").toString()).code());
        assertFalse(Files.exists(folder.resolve("a/checkpoint.bin")), "nothing is left to resume");
        assertTrue(Files.readString(folder.resolve("p.html")).contains("Validation AUC"));
        String card = Files.readString(folder.resolve("a/model.yaml"));
        assertTrue(card.contains("validation-auc: '" + last.substring(15) + "'"), card);
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherSeedAnother() throws Exception {
        done(words("a", "--epochs", "2"));
        done(words("b", "--epochs", "2"));
        done(words("c", "--epochs", "2", "--seed", "2"));
        assertArrayEquals(model("a"), model("b"));
        assertFalse(Arrays.equals(model("a"), model("c")));
    }

    /** A process of its own, killed after its second epoch without a chance to say goodbye. */
    @Test
    void aKilledTrainingGoesOnToTheSameEnd() throws Exception {
        done(words("whole", "--epochs", "6"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.convscan.cli.Main"));
        command.addAll(List.of(words("cut", "--epochs", "6")));
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            StringBuilder seen = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.contains("epoch 2 of")) {
                seen.append(line).append("\n");
                line = lines.readLine();
            }
            assertNotEquals(null, line, seen.toString());
            process.destroyForcibly().waitFor();
        }
        assertFalse(Files.exists(folder.resolve("cut/model.yaml")), "killed before its end");
        Run resumed = done(words("cut", "--epochs", "6", "--resume"));
        assertTrue(resumed.err().contains("going on after epoch "), resumed.err());
        assertArrayEquals(model("whole"), model("cut"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole/weights.bin")), Files.readAllBytes(folder.resolve("cut/weights.bin")));
    }

    @Test
    void aFrozenTrunkStaysToTheLastBitWhileTheHeadLearns() throws Exception {
        done(words("first", "--epochs", "2"));
        String first = folder.resolve("first").toString();
        done("train", "dna", "--positives", SITES, "--from", first, "--freeze", "trunk", "--batch", "32", "--epochs", "2", "--seed", "5",
                "-o", folder.resolve("second").toString());
        Map<String, Tensor> before = weights("first");
        Map<String, Tensor> after = weights("second");
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, tensor) -> assertEquals(name.startsWith("trunk."), tensor.equals(after.get(name)), name));
    }

    private Map<String, Tensor> weights(String model) throws Exception {
        Path at = folder.resolve(model);
        return WeightsFile.read(at.resolve("weights.bin"), NetworkFile.read(at.resolve("network.yaml"))).tensors();
    }

    /** Regions of a genome are learned from as their sequences are. */
    @Test
    void regionsGiveTheSameModelAsTheirSequences() throws Exception {
        StringBuilder genome = new StringBuilder(">chr1\n");
        StringBuilder bed = new StringBuilder();
        int at = 0;
        for (String line : Files.readAllLines(Path.of(SITES))) {
            if (!line.startsWith(">")) {
                genome.append(line).append("NNNNN");
                bed.append("chr1\t").append(at).append('\t').append(at + 60).append('\n');
                at += 65;
            }
        }
        Path fasta = Files.writeString(folder.resolve("genome.fa"), genome.append('\n'));
        Path regions = Files.writeString(folder.resolve("sites.bed"), bed);
        done(words("sequences", "--epochs", "1"));
        String[] words = words("regions", "--epochs", "1", "--genome", fasta.toString());
        words[3] = regions.toString();
        done(words);
        assertArrayEquals(model("sequences"), model("regions"));
    }

    @Test
    void aDescriptionSaysHowItIsLearnedAndOptionsSayOtherwise() throws Exception {
        String section = "training: {epochs: 1, batch: 32, rate: 0.02, schedule: constant, warm-up: 0, decay: 0, shift: 2}\n";
        Path described = Files.writeString(folder.resolve("described.yaml"), Files.readString(small()) + section);
        done("train", "dna", "--positives", SITES, "--network", described.toString(), "--shift", "1", "--device", "cpu", "-o",
                folder.resolve("a").toString());
        String card = Files.readString(folder.resolve("a/model.yaml")).replaceAll("\\s+", " ");
        assertTrue(card.contains("--epochs 1 --patience 1 --batch 32 --rate 0.02 --schedule constant --warm-up 0.0 --decay 0.0 --seed 1 "
                + "--length 0 --shift 1"), card);
        assertTrue(Files.readString(folder.resolve("a/network.yaml")).contains(section), "the section goes along");
    }

    /** What the help says of defaults is what the shipped description says. */
    @Test
    void theHelpKnowsTheUsualNetwork() throws Exception {
        String help = Run.of("train", "--help").out().replaceAll("\\s+", " ");
        for (String word : List.of("at most (default: 30)", "in a step (default: 64)", "step size (default: 0.01)", "(default: cosine)",
                "rises (default: 0.05)", "of weights (default: 0.1)", "while learning (default: 5)")) {
            assertTrue(help.contains(word), word + " in " + help);
        }
        String usual = Run.of("train", "dna", "--positives", SITES, "--epochs", "1", "--batch", "100", "-o", folder.resolve("a").toString())
                .err();
        assertTrue(usual.contains("epoch 1 of at most 1"), usual);
        String card = Files.readString(folder.resolve("a/model.yaml")).replaceAll("\\s+", " ");
        assertTrue(card.contains("--rate 0.01 --schedule cosine --warm-up 0.05 --decay 0.1 --seed 1 --length 0 --shift 5"), card);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            train                                                    | 2 | 'train' takes the word dna
            train dna -o OUT                                         | 2 | 'train dna' needs --positives and -o
            train dna --positives SITES -o OUT --freeze trunk        | 2 | --freeze goes with --from
            train dna --positives SITES -o OUT --freeze head         | 2 | --freeze takes trunk, not 'head'
            train dna --positives SITES -o OUT --validation-fraction 1 | 2 | --validation-fraction takes a number between 0 and 1
            train dna --positives SITES -o /                         | 2 | / is no place for a model
            train dna --positives SITES -o pom.xml                   | 2 | pom.xml is a file: -o names a folder
            network import -o pom.xml SITES                          | 2 | pom.xml is a file: -o names a folder
            train dna --positives SITES -o OUT --report no/r.html    | 1 | no/r.html: there is no directory
            train dna --positives SITES -o OUT --report SITES        | 2 | SITES is both read and written
            explain --report no/r.html MODEL SITES                   | 1 | no/r.html: there is no directory
            train dna --positives SITES -o OUT --batch 500           | 2 | --batch 500 is more than there are sequences to learn from
            train dna --positives SITES -o OUT --from test-data/networks | 1 | test-data/networks: there is no model.yaml
            train dna --positives SITES -o OUT --network test-data/networks/unet.yaml | 1 | test-data/networks/unet.yaml: it reads 4 channels
            train dna --positives SITES -o OUT --validation-sequences chrX | 1 | SITES: no sequence is kept for validation
            train dna --positives SITES -o OUT --schedule steps      | 2 | --schedule takes constant, cosine, not 'steps'
            train dna --positives SITES -o OUT --length 2147483647   | 2 | --length and --shift are 1048576 letters at most
            train dna --positives SITES -o OUT --shift 2147483647    | 2 | --length and --shift are 1048576 letters at most
            train dna --positives SITES -o OUT --warm-up 1           | 2 | --warm-up takes a number from 0 to below 1, not 1.0
            train dna --positives SITES -o OUT --average 8           | 2 | --average is for 'train ecg'
            train dna --positives SITES -o OUT --network YAML        | 1 | YAML, line 3: 'linear' is no schedule (constant or cosine)
            train dna --positives missing.fa -o OUT                  | 1 | missing.fa: no such file
            train dna --positives SITES -o OUT --rate 1e30           | 1 | --rate 1.0E30: the loss is no longer a number
            """)
    void whatCannotBeIsSaidInOneLine(String words, int code, String message) throws Exception {
        Path yaml = Files.writeString(folder.resolve("wrong.yaml"), """
                input: {channels: 4, length: 60}
                trunk: [global-pool: maximum, dense: 1, sigmoid]
                training: {schedule: linear}
                """);
        Run run = Run.of(words.replace("YAML", yaml.toString()).replace("SITES", SITES).replace("MODEL", "test-data/networks/unet.onnx").replace("OUT", folder.resolve("out").toString()).split(" +"));
        assertEquals(code, run.code(), run.err());
        String last = run.err().lines().reduce("", (all, line) -> line);
        assertTrue(last.startsWith("convscan: " + message.replace("SITES", SITES).replace("YAML", yaml.toString())), run.err());
        assertFalse(Files.exists(folder.resolve("out")) && words.contains("--report"), "nothing was begun");
        assertFalse(Files.exists(folder.resolve("out/model.yaml")));
    }

    @Test
    void aDamagedOrForeignCheckpointIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Files.write(folder.resolve("out/checkpoint.bin"), new byte[] {1, 2, 3});
        Run run = Run.of(words("out", "--resume"));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("checkpoint.bin: it is cut short or damaged (leave out --resume to start anew)"), run.err());
    }
}
