package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcgCommandTest {
    /** Made by make.py beside it, which writes where each beat is: 73 beats, four of them early and broad. */
    private static final String SIMULATED = "test-data/ecg/simulated";

    @TempDir
    private Path folder;

    /** Samples of the beats in a file of annotations. */
    private static List<Long> beats(Path file) throws Exception {
        List<Long> times = new ArrayList<>();
        try (AnnotationReader reader = AnnotationReader.open(file, 250)) {
            for (Annotation next = reader.next(); next != null; next = reader.next()) {
                assertTrue(AnnotationCodes.isBeat(next.code()));
                times.add(next.time());
            }
        }
        return times;
    }

    private static List<List<String>> rows(String table, String separator) {
        return table.lines().filter(line -> !line.startsWith("#")).skip(1).map(line -> Arrays.asList(line.split(separator))).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "II", "v1", "all"})
    void allBeatsOfTheSimulatedRecordingAreFoundWhereTheyAre(String lead) throws Exception {
        Path found = folder.resolve("found");
        Run run = Run.of("ecg", "--method", "bank", "--lead", lead, "-o", found.toString(), SIMULATED);
        assertEquals(0, run.code(), run.err());
        List<Long> truth = beats(Path.of(SIMULATED + ".atr"));
        List<Long> there = beats(found);
        assertEquals(73, truth.size());
        assertEquals(truth.size(), there.size());
        for (int i = 0; i < truth.size(); i++) {
            // A peak is found to the sample where it is sharp; V1 is noisier, and its broad beats are off by one.
            assertEquals(truth.get(i), there.get(i), 2, "beat " + i);
        }
    }

    @Test
    void theLeadThatIsTakenIsSaid() {
        String err = Run.of("ecg", "--method", "bank", "--format", "tsv", SIMULATED).err();
        assertTrue(err.contains("simulated: 73 beats, lead 1 (II) of 3, bank, "), err);
        String all = Run.of("ecg", "--method", "bank", "--format", "tsv", "--lead", "all", SIMULATED).err();
        assertTrue(all.contains("2 of 3 leads (II, V1)"), all);
    }

    @Test
    void tablesHaveTheSameBeatsAsAnnotations() throws Exception {
        Path annotations = folder.resolve("found");
        Run.of("ecg", "--method", "bank", "-o", annotations.toString(), SIMULATED);
        List<List<String>> tsv = rows(Run.of("ecg", "--method", "bank", "-o", "-", SIMULATED).out(), "\t");
        List<List<String>> csv = rows(Run.of("ecg", "--method", "bank", "--format", "csv", SIMULATED).out(), ",");
        List<Long> beats = beats(annotations);
        assertEquals(beats, tsv.stream().map(row -> Long.parseLong(row.get(1))).toList());
        assertEquals(beats, csv.stream().map(row -> Long.parseLong(row.get(1))).toList());
        double previous = 0;
        for (List<String> row : tsv) {
            double seconds = Double.parseDouble(row.get(2));
            assertEquals(Long.parseLong(row.get(1)) / 250.0, seconds, 1e-6);
            assertEquals(previous == 0 ? "." : String.format(java.util.Locale.ROOT, "%.6f", seconds - previous), row.get(5));
            previous = seconds;
        }
    }

    @Test
    void theNameOfTheOutputPicksTheFormat() throws Exception {
        for (String name : List.of("a.tsv", "a.csv", "a.bed", "a.qrs")) {
            assertEquals(0, Run.of("ecg", "--method", "bank", "-o", folder.resolve(name).toString(), SIMULATED).code());
        }
        assertTrue(Files.readString(folder.resolve("a.tsv")).contains("record\tsample\tseconds\tlead\tconfidence\trr_seconds\n"));
        assertTrue(Files.readString(folder.resolve("a.csv")).contains("record,sample,seconds,lead,confidence,rr_seconds\n"));
        List<List<String>> bed = rows(Files.readString(folder.resolve("a.bed")), "\t");
        assertEquals(List.of("simulated", "112", "113", "II"), Files.readAllLines(folder.resolve("a.bed")).stream()
                .filter(line -> !line.startsWith("#")).map(line -> Arrays.asList(line.split("\t")).subList(0, 4)).findFirst().orElseThrow());
        assertEquals(72, bed.size());
        assertEquals(73, beats(folder.resolve("a.qrs")).size());
    }

    @Test
    void aFolderGetsAFileForEachRecording() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("in"));
        for (String ending : List.of(".hea", ".dat")) {
            String text = "other";
            Path from = Path.of(SIMULATED + ending);
            if (ending.equals(".hea")) {
                Files.writeString(copy.resolve(text + ending), Files.readString(from).replace("simulated", text));
            } else {
                Files.copy(from, copy.resolve(text + ending));
            }
        }
        Run run = Run.of("ecg", "--method", "bank", "-o", folder.toString(), SIMULATED, copy.resolve("other.hea").toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(beats(folder.resolve("simulated.beats")), beats(folder.resolve("other.beats")));
        Run.of("ecg", "-o", folder.resolve("one").toString(), SIMULATED, copy.resolve("other").toString()).failed(2).saying("two outputs");
        assertFalse(Files.exists(folder.resolve("one")));
    }

    @ParameterizedTest
    @CsvSource({"1", "100", "1000", "100000"})
    void beatsDoNotDependOnTiles(String tile) {
        String usual = Run.of("ecg", "--method", "bank", "--lead", "all", "-o", "-", SIMULATED).out();
        assertEquals(usual, Run.of("ecg", "--method", "bank", "--lead", "all", "--tile", tile, "-o", "-", SIMULATED).out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ecg | takes the recordings to search",
        "ecg --method bank --model x " + SIMULATED + " | --method bank has no model",
        "ecg --format wfdb -o - " + SIMULATED + " | annotations are no text",
        "ecg --hertz 0 " + SIMULATED + " | --hertz takes a number above 0",
        "ecg --method magic " + SIMULATED + " | --method takes network, bank"
    })
    void wrongCommandLinesAreRefused(String line, String message) {
        Run.of(line.strip().split(" ")).failed(2).saying(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ecg -o - --lead 4 " + SIMULATED + " | there is no lead '4' (it has II, V1, RESP)",
        "ecg -o - test-data/ecg/nothing | no such recording",
        "ecg -o - test-data/ecg/simulated.dat | this is no recording",
        "ecg -o - pom.xml | give --hertz"
    })
    void wrongRecordingsAreRefused(String line, String message) {
        Run.of(line.strip().split(" ")).failed(1).saying(message);
    }
}
