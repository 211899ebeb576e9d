package org.convscan.format.edf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscan.format.signal.Columns;
import org.convscan.format.signal.Lead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** test-data/edf/make.py makes the files; WFDB 10.7.0's rdsamp printed NAME.rdsamp. */
class EdfRecordingTest {
    private static final Path FOLDER = Path.of("test-data", "edf");

    private static float[][] read(String file) throws Exception {
        Columns columns = Columns.read(EdfRecording.open(FOLDER.resolve(file)), 37);
        assertEquals(List.of(), columns.warnings());
        return columns.leads();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.edf", "plus.edf", "plain.bdf"})
    void samplesAreThoseThatWfdbReads(String file) throws Exception {
        List<EdfSignal> signals = EdfHeaderReader.read(FOLDER.resolve(file)).leads();
        List<String> expected = Files.readAllLines(FOLDER.resolve(file + ".rdsamp"));
        float[][] leads = read(file);
        assertEquals(expected.size(), leads[0].length);
        for (int i = 0; i < expected.size(); i++) {
            String[] cells = expected.get(i).strip().split("\\s+");
            for (int s = 0; s < signals.size(); s++) {
                assertEquals(signals.get(s).physical(Integer.parseInt(cells[s + 1])), leads[s][i], "column " + i + ", lead " + s);
            }
        }
    }

    /** The ends of the digital range are the ends of the physical one; a signal without a range is as stored. */
    @Test
    void samplesAreInPhysicalUnits() throws Exception {
        EdfRecording recording = EdfRecording.open(FOLDER.resolve("plain.edf"));
        assertEquals(List.of(new Lead("ECG II", "mV"), new Lead("Resp", "Ohm"), new Lead("Aux", "")), recording.leads());
        assertEquals(100, recording.hertz());
        float[][] leads = read("plain.edf");
        assertEquals(5f, leads[0][0]);
        assertEquals(-5f, leads[0][50]);
        assertEquals(100f, leads[1][0]);
        assertEquals(0f, leads[1][54]);
        assertEquals(100f, leads[2][1]);
    }

    /** Records of 0.5 s begin at 0.25, 0.75, 3, 3.5, 4.1 and 4.6 s: 100 Hz leaves 175 columns out at 1, and 10 at 3.75 s. */
    @Test
    void timeBetweenDataRecordsIsMissing() throws Exception {
        float[][] plain = read("plus.edf");
        float[][] gaps = read("gaps.edf");
        assertEquals(485, EdfRecording.open(FOLDER.resolve("gaps.edf")).columns());
        assertEquals(485, gaps[0].length);
        for (int i = 0, from = 0; i < 485; i++) {
            boolean missing = i >= 100 && i < 275 || i >= 375 && i < 385;
            assertEquals(missing ? Float.NaN : plain[0][from++], gaps[0][i], "column " + i);
        }
    }

    @Test
    void theNumberOfDataRecordsMayBeUnknown() throws Exception {
        assertArrayEquals(read("plain.edf"), read("recording.edf"));
    }

    @Test
    void annotationsHaveOnsetDurationAndText() throws Exception {
        List<EdfAnnotation> expected = List.of(new EdfAnnotation(0.6, Double.NaN, "beat"), new EdfAnnotation(0.75, 0.1, "noise é"),
                new EdfAnnotation(1.9, Double.NaN, "beat"));
        assertEquals(expected, EdfRecording.annotations(FOLDER.resolve("plus.edf")));
        assertEquals(List.of(new EdfAnnotation(7.5, 2, "only a note")), EdfRecording.annotations(FOLDER.resolve("notes.edf")));
        assertEquals(List.of(), EdfRecording.annotations(FOLDER.resolve("plain.edf")));
    }

    @Test
    void moreDataRecordsThanPromisedAreAWarning(@TempDir Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("plain.edf"));
        bytes[236] = '4';
        Path file = Files.write(folder.resolve("a.edf"), bytes);
        Columns columns = Columns.read(EdfRecording.open(file), 1000);
        assertEquals(200, columns.leads()[0].length);
        assertEquals(List.of(file + ": the header promises 4 data records, and the file holds 2 more (which are not read)"),
                columns.warnings());
    }
}
