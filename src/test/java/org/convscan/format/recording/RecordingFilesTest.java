package org.convscan.format.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.InputException;
import org.convscan.format.csv.CsvRecording;
import org.convscan.format.edf.EdfRecording;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingFilesTest {
    private static final String WFDB = "test-data/wfdb/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({WFDB + "f212,f212", WFDB + "f212.hea,f212", "test-data/edf/plain.edf,plain", "test-data/edf/plain.bdf,plain"})
    void theFormatIsFound(String path, String name) throws Exception {
        Recording recording = RecordingFiles.open(path, 0);
        assertEquals(path.startsWith(WFDB) ? WfdbRecord.class : EdfRecording.class, recording.getClass());
        assertEquals(name, recording.name());
    }

    @Test
    void theNameDoesNotMatter() throws Exception {
        Path file = Files.copy(Path.of("test-data/edf/plain.edf"), folder.resolve("heart.dat"));
        assertEquals(EdfRecording.class, RecordingFiles.open(file.toString(), 0).getClass());
        Path table = Files.writeString(folder.resolve("table.edf"), "1,2\n3,4\n");
        assertEquals(CsvRecording.class, RecordingFiles.open(table.toString(), 100).getClass());
        assertTrue(message(table.toString()).contains("give --hertz"));
    }

    private static String message(String path) {
        return assertThrows(InputException.class, () -> RecordingFiles.open(path, 0)).getMessage();
    }

    @Test
    void whatIsNoRecordingIsRefused() throws Exception {
        assertTrue(message(folder.resolve("nothing").toString()).contains("no such recording: there is neither this file nor "));
        assertTrue(message(WFDB + "f212.dat").contains("the record is named by its header"));
        assertTrue(message(folder.toString()).contains("directory"));
        Path zip = Files.writeString(folder.resolve("a.zip"), "PK\3\4 and so on");
        assertTrue(message(zip.toString()).contains("this is no recording"));
    }

    /** Rates that only a damaged header has: numbers without end in the filter that resamples, or none at all. */
    @ParameterizedTest
    @CsvSource({"1e300", "1e-300", "3608101"})
    void aRateThatNoRecordingHasIsRefused(String rate) throws Exception {
        Files.writeString(folder.resolve("a.hea"), "a 1 " + rate + " 3\na.dat 16\n");
        Files.write(folder.resolve("a.dat"), new byte[6]);
        assertTrue(message(folder.resolve("a").toString()).contains("samples in a second, and recordings have from 0.001 to 100,000"));
    }
}
