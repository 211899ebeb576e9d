package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscan.Sha256;
import org.convscan.format.model.ModelCard;
import org.convscan.format.model.ModelFolder;
import org.convscan.network.QuadratureBank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any network that scores columns finds beats: here one whose scores are near 1 at each, at a rate of its own. */
class EcgNetworkTest {
    private static final String SIMULATED = "test-data/ecg/simulated";

    @TempDir
    private Path folder;

    private byte[] model;

    @BeforeEach
    void make() {
        model = new QuadratureBank(100, List.of(new QuadratureBank.Wave(14, 0.03, 1)), 0.1, 1.2, 4, 0.01).model();
    }

    private Path modelFolder(String kind, Map<String, String> training) throws Exception {
        ModelCard card = new ModelCard("waves", Sha256.text(model), Map.of("hertz", "100", "units", "mV", "channels", "1"), "any",
                "none", List.of("beat", "contrast"), kind, "none", "1000", training, "none", "none", Optional.empty());
        return ModelFolder.write(Files.createDirectories(folder.resolve("waves")), model, card, "# waves\n").folder();
    }

    private static List<String> samples(Run run) {
        assertEquals(0, run.code(), run.err());
        return run.out().lines().filter(line -> line.startsWith("simulated\t")).map(line -> line.split("\t")[1]).toList();
    }

    private List<String> expert() {
        return samples(Run.of("ecg", "--method", "bank", "-o", "-", SIMULATED));
    }

    @ParameterizedTest
    @CsvSource({"probability,1", "logit,1", "probability,2", "logit,all"})
    void aModelFolderSaysItsRateAndWhatItGives(String kind, String lead) throws Exception {
        Run run = Run.of("ecg", "--model", modelFolder(kind, Map.of()).toString(), "--lead", lead, "-o", "-", SIMULATED);
        List<String> found = samples(run);
        assertTrue(run.err().contains("network waves"), run.err());
        List<String> expected = expert();
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            // Both move a beat to the peak of the signal; in lead V1, which is noisier, a broad one may lie a sample beside.
            assertEquals(Long.parseLong(expected.get(i)), Long.parseLong(found.get(i)), 2);
        }
    }

    @Test
    void aModelFolderMaySayItsThreshold() throws Exception {
        Path strict = modelFolder("probability", Map.of("threshold", "5"));
        assertEquals(List.of(), samples(Run.of("ecg", "--model", strict.toString(), "-o", "-", SIMULATED)));
        Path wrong = modelFolder("probability", Map.of("threshold", "high"));
        Run.of("ecg", "--model", wrong.toString(), "-o", "-", SIMULATED).failed(1).saying("'high' is no number above 0");
    }

    /** Scores of this model are near 1 at each beat of lead II, at some a little more: a threshold of 1 loses the others. */
    @Test
    void aModelFolderMaySayALowerThresholdForBeatsThatAreOverdue() throws Exception {
        String strict = modelFolder("probability", Map.of("threshold", "1")).toString();
        int certain = samples(Run.of("ecg", "--model", strict, "-o", "-", SIMULATED)).size();
        assertTrue(certain > 0 && certain < 73, certain + " of 73");
        String twice = modelFolder("probability", Map.of("threshold", "1", "overdue-threshold", "0.5")).toString();
        int all = samples(Run.of("ecg", "--model", twice, "-o", "-", SIMULATED)).size();
        assertTrue(all > certain, all + ", and at once " + certain);
        Path wrong = modelFolder("probability", Map.of("overdue-threshold", "low"));
        Run.of("ecg", "--model", wrong.toString(), "-o", "-", SIMULATED).failed(1).saying("'low' is no number above 0");
    }

    @Test
    void aBareModelNeedsItsRate() throws Exception {
        Path file = folder.resolve("bare.onnx");
        Files.write(file, model);
        Run.of("ecg", "--model", file.toString(), "-o", "-", SIMULATED).failed(2).saying("give --model-hertz");
        // Its last operator is no sigmoid, so its numbers are logits: those near 0.97 become 0.72.
        assertEquals(expert(), samples(Run.of("ecg", "--model", file.toString(), "--model-hertz", "100", "-o", "-", SIMULATED)));
    }

    @ParameterizedTest
    @CsvSource({"1", "77", "100000"})
    void beatsDoNotDependOnTiles(String tile) throws Exception {
        String waves = modelFolder("probability", Map.of()).toString();
        assertEquals(samples(Run.of("ecg", "--model", waves, "-o", "-", SIMULATED)),
                samples(Run.of("ecg", "--model", waves, "--tile", tile, "-o", "-", SIMULATED)));
    }

    @Test
    void aModelOfLettersIsRefused() {
        Run.of("ecg", "--model", "test-data/networks/example.onnx", "--model-hertz", "100", "-o", "-", SIMULATED).failed(1)
                .saying("test-data/networks/example.onnx");
    }
}
