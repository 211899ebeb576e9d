package org.convscan.format.wfdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.format.signal.Columns;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Recording;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected samples are what WFDB 10.7.0's rdsamp printed: test-data/wfdb/make.sh. */
class WfdbRecordTest {
    private static final Path FOLDER = Path.of("test-data", "wfdb");

    private static Stream<String> records() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".rdsamp"))
                    .map(name -> name.replace(".rdsamp", "")).sorted().toList().stream();
        }
    }

    private static WfdbRecord open(String name) throws Exception {
        return WfdbRecord.open(FOLDER.resolve(name).toString());
    }

    /** The header whose gains turn what rdsamp prints into physical units. */
    private static List<Signal> signals(String name) throws Exception {
        String header = name.equals("fixed") ? "part1" : name.equals("variable") ? "layout" : name;
        return HeaderReader.read(FOLDER.resolve(header + ".hea")).signals();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordReadsAsWfdbReadsIt(String name) throws Exception {
        List<String> expected = Files.readAllLines(FOLDER.resolve(name + ".rdsamp"));
        List<Signal> signals = signals(name);
        Columns columns = Columns.read(open(name), 7);
        assertEquals(List.of(), columns.warnings());
        for (int i = 0; i < expected.size(); i++) {
            String[] cells = expected.get(i).strip().split("\\s+");
            for (int s = 0; s < signals.size(); s++) {
                float physical = physical(signals.get(s), Long.parseLong(cells[s + 1]));
                // rdsamp rounds to the layout's ADC units what a segment stores in its own.
                float tolerance = name.equals("variable") ? 0.5f / (float) signals.get(s).gain() + 1e-6f : 0;
                assertEquals(physical, columns.leads()[s][i], tolerance, "column " + i + " of " + signals.get(s).name());
            }
        }
        // WFDB ends a record where the first signal ends when skew has been undone; here the last samples are missing instead.
        assertEquals(expected.size() + (name.equals("skew") ? 3 : 0), columns.leads()[0].length);
    }

    /** -32768 is how rdsamp prints a missing sample. */
    private static float physical(Signal signal, long stored) {
        return stored == -32768 ? Float.NaN : (float) ((stored - (double) signal.baseline()) / signal.gain());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 101, 102, 1_000_000})
    void theLengthOfAStretchChangesNothing(int stretch) throws Exception {
        for (String name : List.of("f212", "f310", "f524", "frames", "skew", "variable", "nolength", "fixed")) {
            float[][] whole = Columns.read(open(name), 64).leads();
            float[][] parts = Columns.read(open(name), stretch).leads();
            for (int c = 0; c < whole.length; c++) {
                assertArrayEquals(whole[c], parts[c], name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void leadsComeAloneAndInTheOrderAsked(String name) throws Exception {
        WfdbRecord record = open(name);
        float[][] all = Columns.read(record, 64).leads();
        int last = all.length - 1;
        try (TrackSource source = record.samples(new int[] {last, 0}, warning -> {})) {
            Samples some = (Samples) source.next(all[0].length);
            assertEquals(2, some.channels());
            for (int i = 0; i < all[0].length; i++) {
                assertEquals(all[last][i], some.value(0, i), name);
                assertEquals(all[0][i], some.value(1, i), name);
            }
        }
    }

    @Test
    void skewedSignalsEndInMissingSamples() throws Exception {
        float[][] leads = Columns.read(open("skew"), 50).leads();
        float[][] plain = Columns.read(open("f212"), 50).leads();
        for (int i = 0; i < 101; i++) {
            assertEquals(i + 3 < 101 ? plain[1][i + 3] : Float.NaN, leads[1][i]);
            assertEquals(i + 1 < 101 ? plain[2][i + 1] : Float.NaN, leads[2][i]);
        }
    }

    /** Facts as test-data/wfdb/make.sh writes them into the headers. */
    @Test
    void headersSayLeadsRatesAndLengths() throws Exception {
        WfdbRecord frames = open("frames.hea");
        assertEquals(List.of(new Lead("record frames, signal 0", "uV"), new Lead("record frames, signal 1", "mV")), frames.leads());
        assertEquals(360, frames.hertz());
        assertEquals(2, frames.columnsPerTick());
        assertEquals(202, frames.columns());
        assertEquals(250, open("nolength").hertz());
        assertEquals(Recording.UNKNOWN, open("nolength").columns());
        assertEquals(231, open("variable").columns());
        assertEquals(List.of("II", "V", "ABP"), open("variable").leads().stream().map(Lead::name).toList());
        assertEquals(new RecordClock(180, 101), RecordClock.read(FOLDER.resolve("frames.hea")));
    }

    @Test
    void aWrongCheckSumIsAWarningThatNamesSignalAndFile(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("f16.dat");
        Path header = Files.copy(FOLDER.resolve("f16.hea"), folder.resolve("f16.hea"));
        Files.copy(FOLDER.resolve("f16.dat"), data, StandardCopyOption.REPLACE_EXISTING);
        byte[] bytes = Files.readAllBytes(data);
        bytes[2]++;
        Files.write(data, bytes);
        Columns columns = Columns.read(WfdbRecord.open(header.toString()), 10);
        assertEquals(1, columns.warnings().size());
        int expected = signals("f16").get(1).checksum().getAsInt();
        assertEquals(data + ", signal col 1: the check sum is " + (expected + 1) + ", and the header says " + expected
                + " (the samples may be damaged)", columns.warnings().get(0));
    }

    @Test
    void anEmptyRecordIsAnEmptyLine(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("none.dat"), new byte[0]);
        Path header = Files.writeString(folder.resolve("none.hea"), "none 1 360\nnone.dat 16\n");
        assertEquals(0, Columns.read(WfdbRecord.open(header.toString()), 10).leads()[0].length);
    }

    @Test
    void segmentsThatAddUpToAnotherLengthAreAWarning(@TempDir Path folder) throws Exception {
        for (String file : List.of("part1.hea", "part1.dat", "part2.hea", "part2.dat")) {
            Files.copy(FOLDER.resolve(file), folder.resolve(file));
        }
        Path header = Files.writeString(folder.resolve("sum.hea"), "sum/2 3 360 200\npart1 101\npart2 62\n");
        Columns columns = Columns.read(WfdbRecord.open(header.toString()), 1000);
        assertEquals(163, columns.leads()[0].length);
        assertTrue(columns.warnings().get(0).startsWith(header + ": the record has 200 samples by its first line, and 163"));
    }
}
