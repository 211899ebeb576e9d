package org.convscan.format.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscan.format.signal.Columns;
import org.convscan.format.signal.Lead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordingTest {
    @TempDir
    private Path folder;

    private CsvRecording table(String text) throws Exception {
        return CsvRecording.open(Files.writeString(folder.resolve("a.csv"), text), 250);
    }

    @Test
    void namesUnitsAndMissingSamplesAreRead() throws Exception {
        CsvRecording table = table("# from a recorder\ntime,MLII (mV),'V5 [uV]'\n0.000,0.5,\n0.004,NaN,-3e1\n\n0.008,-,7\n");
        assertEquals(List.of(new Lead("MLII", "mV"), new Lead("V5", "uV")), table.leads());
        assertEquals(List.of("time"), table.leftOut());
        assertEquals("a", table.name());
        float[][] leads = Columns.read(table, 2).leads();
        assertArrayEquals(new float[] {0.5f, Float.NaN, Float.NaN}, leads[0]);
        assertArrayEquals(new float[] {Float.NaN, -30, 7}, leads[1]);
    }

    @Test
    void aTableWithoutNamesIsAllSamples() throws Exception {
        CsvRecording table = table("1;2\r\n3;4\r\n");
        assertEquals(List.of("column 1", "column 2"), table.leads().stream().map(Lead::name).toList());
        assertArrayEquals(new float[][] {{1, 3}, {2, 4}}, Columns.read(table, 100).leads());
    }

    @Test
    void namesWithoutSamplesAreAnEmptyLine() throws Exception {
        assertEquals(0, Columns.read(table("II\tV\n"), 100).leads()[0].length);
    }
}
