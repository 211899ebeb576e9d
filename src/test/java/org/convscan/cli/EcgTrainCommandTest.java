package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code train ecg} as users call it, on three simulated records of two minutes. */
final class EcgTrainCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void records() throws IOException {
        Files.createDirectories(folder.resolve("records"));
        for (int i = 1; i <= 3; i++) {
            SimulatedEcg.write(folder.resolve("records"), "s" + i, 120, i);
        }
        Files.writeString(folder.resolve("small.yaml"), """
                input: {channels: 1, length: 960}
                trunk:
                  - divide:
                      - []
                      - - square
                        - pool: {kind: average, width: 8}
                        - pool: {kind: average, width: 61, stride: 1, padding: 30}
                        - root: 0.01
                        - upsample: 8
                  - convolution: {filters: 8, width: 16, stride: 4, padding: 6}
                  - batch-norm
                  - relu
                head:
                  - convolution: {filters: 1, width: 9, padding: same}
                  - sigmoid
                """);
    }

    private String[] words(String model, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "ecg", "--records", folder.resolve("records").toString(), "--batch", "8",
                "--threads", "1", "--device", "cpu", "-o", folder.resolve(model).toString()));
        words.addAll(List.of(more));
        if (!words.contains("--from")) {
            words.addAll(List.of("--network", folder.resolve("small.yaml").toString()));
        }
        return words.toArray(String[]::new);
    }

    private static Run done(String... words) {
        Run run = Run.of(words);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private byte[] model(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve("model.onnx"));
    }

    @Test
    void beatsAreLearnedAndJudgedOnARecordThatWasNotSeen() throws IOException {
        Run run = done(words("a", "--epochs", "40", "--rate", "0.02", "--validation-fraction", "0.34", "--report",
                folder.resolve("p.html").toString()));
        String last = run.out().lines().reduce("", (all, line) -> line);
        assertTrue(last.matches("validation F1 [01]\\.\\d{5}"), last);
        // A detector that marked all 200 ms would have four hits in five wrong.
        assertTrue(Double.parseDouble(last.substring(14)) > 0.9, last);
        Run verified = done("network", "verify", folder.resolve("a").toString());
        assertTrue(verified.out().contains("its test gives the stored output"), verified.out());
        assertFalse(Files.exists(folder.resolve("a/checkpoint.bin")), "nothing is left to resume");
        String card = Files.readString(folder.resolve("a/model.yaml"));
        assertTrue(card.contains("validation-f1: '" + last.substring(14) + "'"), card);
        assertTrue(card.matches("(?s).*learned from s\\d s\\d; kept for validation s\\d;.*"), card);
        assertFalse(card.contains(folder.toString()), "no folder of this machine is named");
        assertTrue(Files.readString(folder.resolve("p.html")).contains("Validation F1"));
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherSeedAnother() throws IOException {
        done(words("a", "--epochs", "2"));
        done(words("b", "--epochs", "2"));
        done(words("c", "--epochs", "2", "--seed", "2"));
        assertArrayEquals(model("a"), model("b"));
        assertFalse(Arrays.equals(model("a"), model("c")));
    }

    @Test
    void theMeanOfTheWeightsIsKeptUnlessTheLastOnesAreAskedFor() throws IOException {
        done(words("mean", "--epochs", "2"));
        done(words("last", "--epochs", "2", "--average", "0"));
        assertFalse(Arrays.equals(model("mean"), model("last")));
        String card = Files.readString(folder.resolve("mean/model.yaml")).replaceAll("\\s+", " ");
        assertTrue(card.contains("--decay 0.01 --average 8 --seed 1"), card);
    }

    /** A process of its own, killed after its second epoch without a chance to say goodbye. */
    @Test
    void aKilledTrainingGoesOnToTheSameEnd() throws Exception {
        String[] options = {"--epochs", "6", "--validation-fraction", "0"};
        done(words("whole", options));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.convscan.cli.Main"));
        command.addAll(List.of(words("cut", options)));
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.contains("epoch 2 of")) {
                line = lines.readLine();
            }
            assertNotEquals(null, line);
            process.destroyForcibly().waitFor();
        }
        assertFalse(Files.exists(folder.resolve("cut/model.yaml")), "killed before its end");
        List<String> resume = new ArrayList<>(List.of(words("cut", options)));
        resume.add("--resume");
        Run resumed = done(resume.toArray(String[]::new));
        assertTrue(resumed.err().contains("going on after epoch "), resumed.err());
        assertArrayEquals(model("whole"), model("cut"));
        assertTrue(resumed.out().endsWith("no validation" + System.lineSeparator()), resumed.out());
    }

    @Test
    void aFrozenTrunkStaysToTheLastBitWhileTheHeadLearns() throws IOException {
        done(words("first", "--epochs", "2"));
        done(words("second", "--epochs", "2", "--seed", "5", "--from", folder.resolve("first").toString(), "--freeze", "trunk"));
        Map<String, Tensor> before = weights("first");
        Map<String, Tensor> after = weights("second");
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, tensor) -> assertEquals(name.startsWith("trunk."), tensor.equals(after.get(name)), name));
    }

    private Map<String, Tensor> weights(String model) throws IOException {
        Path at = folder.resolve(model);
        return WeightsFile.read(at.resolve("weights.bin"), NetworkFile.read(at.resolve("network.yaml"))).tensors();
    }

    /** Any tile gives what the whole line gives, to 1e-5: the usual network, whose average looks 4 s around. */
    @Test
    void theUsualNetworkRunsAlongARecordingInTilesOfAnySize() throws IOException {
        done("train", "ecg", "--records", folder.resolve("records").toString(), "--batch", "8", "--threads", "1", "--device", "cpu",
                "--epochs", "1", "--validation-fraction", "0", "-o", folder.resolve("usual").toString());
        List<List<String>> tables = new ArrayList<>();
        for (int tile : new int[] {500, 100_000}) {
            tables.add(done("network", "run", "--quiet", "--device", "cpu", "--format", "tsv", "--tile", String.valueOf(tile),
                    folder.resolve("usual").toString(), folder.resolve("records/s1").toString()).hits());
        }
        // Two leads of 120 s, 60 numbers a second, and the names of the columns.
        assertEquals(2 * 120 * 60 + 1, tables.get(0).size());
        assertTrue(tables.get(0).get(1).startsWith("s1:I\t"), tables.get(0).get(1));
        for (int i = 1; i < tables.get(0).size(); i++) {
            String[] some = tables.get(0).get(i).split("\t");
            String[] whole = tables.get(1).get(i).split("\t");
            assertEquals(whole[1], some[1]);
            assertEquals(Double.parseDouble(whole[4]), Double.parseDouble(some[4]), 1e-5);
            assertEquals(Double.parseDouble(whole[5]), Double.parseDouble(some[5]), 1e-5);
        }
    }

    /** header(5) of the WFDB Applications Guide: 250 samples a second where none are said. */
    @Test
    void aHeaderWithoutARateMeans250Hertz() throws IOException {
        done(words("said", "--only", "s1", "--epochs", "1", "--validation-fraction", "0"));
        Path header = folder.resolve("records/s1.hea");
        Files.writeString(header, Files.readString(header).replaceFirst("s1 2 250 30000", "s1 2"));
        done(words("unsaid", "--only", "s1", "--epochs", "1", "--validation-fraction", "0"));
        assertArrayEquals(model("said"), model("unsaid"));
    }

    @Test
    void annotationsWithoutBeatsWithinTheRecordAreRefused() throws IOException {
        SimulatedEcg.write(folder.resolve("records"), "long", 130, 4);
        byte[] late = Files.readAllBytes(folder.resolve("records/long.atr"));
        // A first word of "skip" (59, in the upper six bits), and how far: 1,000,000 ticks as two words, the high one first.
        byte[] skip = {0, (byte) (59 << 2), 15, 0, 64, 66};
        byte[] all = Arrays.copyOf(skip, skip.length + late.length);
        System.arraycopy(late, 0, all, skip.length, late.length);
        Files.write(folder.resolve("records/s1.atr"), all);
        Run run = Run.of(words("out"));
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("s1.atr: there is no heartbeat in this file within the record"), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            train ecg -o OUT                                                  | 2 | 'train ecg' needs --records and -o
            train ecg --records REC -o OUT --positives x.fa                   | 2 | --positives is for 'train dna'
            train ecg --records REC -o OUT --freeze trunk                     | 2 | --freeze goes with --from
            train ecg --records REC -o OUT --validation-fraction 1            | 2 | --validation-fraction takes a number from 0
            train ecg --records REC -o OUT --validation-fraction 0.9          | 1 | REC: of 3 records, 3 would be kept for validation
            train ecg --records REC -o OUT --average -1                       | 2 | --average
            train ecg --records REC -o OUT --only s1,s9                       | 1 | REC: there is no record s9
            train ecg --records REC/none -o OUT                               | 1 | REC/none: there is no such folder
            train ecg --records src -o OUT                                    | 1 | src: there is no record with annotations in this folder
            train ecg --records REC -o OUT --batch 500                        | 2 | --batch 500 is more than there are windows to learn from
            train ecg --records REC -o OUT --network test-data/networks/unet.yaml | 1 | test-data/networks/unet.yaml: it reads 4 channels
            """)
    void whatCannotBeIsSaidInOneLine(String words, int code, String message) {
        String records = folder.resolve("records").toString();
        Run run = Run.of(words.replace("REC", records).replace("OUT", folder.resolve("out").toString()).split(" +"));
        assertEquals(code, run.code(), run.err());
        String last = run.err().lines().reduce("", (all, line) -> line);
        assertTrue(last.startsWith("convscan: " + message.replace("REC", records)), run.err());
        assertFalse(Files.exists(folder.resolve("out/model.yaml")));
    }

    @Test
    void aRecordWithoutAnnotationsIsRefusedWhereItIsAskedFor() throws IOException {
        Files.delete(folder.resolve("records/s2.atr"));
        Run run = Run.of(words("out", "--only", "s1,s2"));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("s2.hea: the record has no annotations"), run.err());
    }
}
