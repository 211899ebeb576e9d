package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscan.Sha256;
import org.convscan.engine.Tensor;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code network run} along recordings, with networks that a reader can follow: twice a sample, or a difference of two leads. */
final class NetworkSignalTest {
    /** 101 samples of three leads, 100 steps of the converter a unit; the list is what WFDB's rdsamp 10.7.0 printed. */
    private static final String RECORD = "test-data/wfdb/f212.hea";

    @TempDir
    Path folder;

    /** A convolution of width 1. */
    private String model(String name, String hertz, String channels, String units, float... weights) throws Exception {
        Network network = new Network(name, new Shape(weights.length, 64),
                new Layer.Sequence(List.of(new Layer.Convolution(1, 1, 1, 1, 1, Padding.NONE, false))), new Layer.Sequence(List.of()));
        byte[] onnx = Inference.model(network, Weights.of(network, Map.of("trunk.0.weight", Tensor.of(weights, 1, weights.length, 1))));
        Path at = Files.createDirectories(folder.resolve(name));
        Files.write(at.resolve("model.onnx"), onnx);
        Files.writeString(at.resolve("card.md"), "# " + name + "\n");
        Files.writeString(at.resolve("model.yaml"), """
                name: %s
                sha256: %s
                reads: {hertz: %s, units: %s, channels: "%s"}
                length: any
                normalisation: none
                outputs: [value]
                kind: score
                strands: none
                receptive-field: 1
                training: {data: none}
                licence: Apache-2.0
                citation: none
                """.formatted(name, Sha256.text(onnx), hertz, units, channels));
        return at.toString();
    }

    private static List<String[]> rows(Run run) {
        assertEquals(0, run.code(), run.err());
        return run.out().lines().filter(row -> !row.startsWith("#")).skip(1).map(row -> row.split("\t")).toList();
    }

    /** In units; rdsamp prints a missing sample as -32768. */
    private static double[] printed(int lead) throws Exception {
        List<String> rows = Files.readAllLines(Path.of("test-data/wfdb/f212.rdsamp"));
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            double value = Double.parseDouble(rows.get(i).strip().split("\\s+")[1 + lead]);
            values[i] = value == -32768 ? Double.NaN : value / 100;
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "1, 0", "3, 2", "col 1, 1"})
    void eachSampleOfTheLeadThatWasNamedHasItsNumber(String lead, int number) throws Exception {
        List<String> words = new ArrayList<>(List.of("network", "run", "--format", "tsv", "--tile", "16"));
        words.addAll(lead.isEmpty() ? List.of() : List.of("--lead", lead));
        words.addAll(List.of(model("twice", "360", "1", "mV", 2), RECORD));
        List<String[]> rows = rows(Run.of(words.toArray(String[]::new)));
        double[] expected = printed(number);
        assertEquals(expected.length * (lead.isEmpty() ? 3 : 1), rows.size(), "each lead by itself");
        for (int i = 0; i < expected.length; i++) {
            List<String> place = List.of("f212:col " + number, String.valueOf(i + 1), String.valueOf(i + 1), "+");
            assertEquals(place, List.of(rows.get(i)).subList(0, 4));
            double found = Double.parseDouble(rows.get(i)[4]);
            assertTrue(Double.isNaN(expected[i]) ? Double.isFinite(found) : Math.abs(2 * expected[i] - found) < 1e-4, i + ": " + found);
        }
    }

    /** A microvolt is a thousandth of a millivolt. */
    @Test
    void voltsAreMadeOutOfMillivolts() throws Exception {
        List<String[]> rows = rows(Run.of("network", "run", "--format", "tsv", model("twice", "360", "1", "uV", 2), RECORD));
        assertEquals(2000 * printed(0)[2], Double.parseDouble(rows.get(2)[4]), 1e-1);
    }

    /** Channels that the card names are found by name; --lead goes before it. */
    @Test
    void severalLeadsGoInInTheCardsOrder() throws Exception {
        String model = model("difference", "360", "col 2,col 0", "mV", 1, -1);
        double[] first = printed(0);
        double[] third = printed(2);
        double byCard = Double.parseDouble(rows(Run.of("network", "run", "--format", "tsv", model, RECORD)).get(4)[4]);
        assertEquals(third[4] - first[4], byCard, 1e-4);
        double asked = Double.parseDouble(rows(Run.of("network", "run", "--format", "tsv", "--lead", "1,3", model, RECORD)).get(4)[4]);
        assertEquals(first[4] - third[4], asked, 1e-4);
    }

    private String csv(String name, int samples) throws Exception {
        StringBuilder text = new StringBuilder("lead\n");
        for (int i = 0; i < samples; i++) {
            text.append(i == 7 ? "" : "1.5").append(i == 7 ? "nan\n" : "\n");
        }
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** 1.5 everywhere is 1.5 at any rate, and so is a bridge between 1.5 and 1.5; 1,000 samples at 250 Hz are 480 at 120 Hz, and the last one ends where the file does. */
    @Test
    void aFasterRecordingIsResampledAndPlacesStayItsOwn() throws Exception {
        String model = model("twice", "120", "1", "mV", 2);
        Run run = Run.of("network", "run", "--hertz", "250", model, csv("flat.csv", 1000));
        assertEquals(0, run.code(), run.err());
        List<String[]> rows = run.out().lines().filter(row -> !row.startsWith("#")).map(row -> row.split("\t")).toList();
        assertEquals("0", rows.get(0)[1]);
        assertEquals("1000", rows.get(rows.size() - 1)[2]);
        for (String[] row : rows) {
            assertEquals(3, Double.parseDouble(row[3]), 1e-4, String.join(" ", row));
        }
        assertTrue(run.out().contains("# sequences: 1 leads, 480 columns at 120.0 Hz"), run.out());
        assertTrue(run.out().lines().anyMatch(row -> row.startsWith("# network: ") && row.contains("resampled to 120.0 Hz where faster")), run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            500 | 1 | mV | RECORD                | 1 | test-data/wfdb/f212.hea: it has 360.0 samples a second, and the model reads 500.0
            360 | 2 | mV | RECORD                | 1 | test-data/wfdb/f212.hea: it has 3 leads, and the model reads 2 (--lead names them: col 0,col 1,col 2)
            360 | 1 | mV | --lead V9 RECORD      | 1 | test-data/wfdb/f212.hea: there is no lead V9
            360 | 1 | mV | --lead 4 RECORD       | 1 | test-data/wfdb/f212.hea: there is no lead 4
            360 | 2 | mV | --lead 1,2,3 RECORD   | 1 | test-data/wfdb/f212.hea: it has 3 leads, and the model reads 2, not 3
            360 | 1 | pA | RECORD                  | 1 | test-data/wfdb/f212.hea: lead col 0 is in mV, and the model reads pA
            360 | 1 | mV | --strand both --format tsv RECORD | 2 | signals have no strands
            360 | 1 | mV | --hertz 0 RECORD      | 2 | --hertz takes a number above 0, not 0
            360 | 1 | mV | --hertz 100 CSV       | 1 | CSV: it has 100.0 samples a second, and the model reads 360.0
            360 | 1 | mV | missing.hea           | 1 | missing.hea: no such file
            360 | 1 | mV | missing               | 1 | missing: no such recording
            360 | 1 | mV | test-data/dna/genome.fa | 1 | test-data/dna/genome.fa, line
            0 | 1 | mV | RECORD                  | 1 | MODEL/model.onnx: '0' hertz and '1' channels are not what a model can read
            """)
    void whatDoesNotFitIsSaidInOneLine(String hertz, int channels, String units, String words, int code, String message) throws Exception {
        String model = model("twice", hertz, String.valueOf(channels), units, new float[channels]);
        String csv = csv("flat.csv", 10);
        String line = words.replace("RECORD", RECORD).replace("CSV", csv);
        List<String> all = new ArrayList<>(List.of("network", "run"));
        all.addAll(List.of(line.split(" ")));
        all.add(all.size() - 1, model);
        Run run = Run.of(all.toArray(String[]::new));
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        String expected = "convscan: " + message.replaceFirst("^CSV:", csv + ":").replace("MODEL", model);
        assertTrue(run.err().startsWith(expected), run.err());
    }

    @Test
    void aModelOfLettersTakesNoLeads() {
        Run run = Run.of("network", "run", "--lead", "1", "test-data/networks/unet.onnx", RECORD);
        assertEquals(2, run.code());
        assertEquals("convscan: --lead and --hertz go with a model folder that reads samples; this model reads letters",
                run.err().strip());
    }
}
