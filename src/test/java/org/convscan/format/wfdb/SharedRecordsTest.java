package org.convscan.format.wfdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records from PhysioNet, which are not part of the project. What WFDB 10.7.0's rdsamp reads from them is in
 * test-data/wfdb/shared-records.tsv, made by facts.py beside it.
 */
class SharedRecordsTest {
    private static final Path SHARED = Path.of("..", "shared", "data", "ecg");

    private record Fact(String record, long columns, String crc32) {
        @Override
        public String toString() {
            return record;
        }
    }

    private static Stream<Fact> facts() throws IOException {
        return Files.readAllLines(Path.of("test-data", "wfdb", "shared-records.tsv")).stream().skip(1).map(line -> line.split("\t"))
                .map(cells -> new Fact(cells[0], Long.parseLong(cells[1]), cells[2]));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void samplesAreThoseThatWfdbReads(Fact fact) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "skipped: no ../shared/data");
        Path path = SHARED.resolve(fact.record);
        List<Signal> signals = signals(path);
        List<String> warnings = new ArrayList<>();
        CRC32 crc = new CRC32();
        long columns = 0;
        try (TrackSource source = WfdbRecord.open(path.toString()).samples(warnings::add)) {
            for (Samples next = (Samples) source.next(10_000); next != null; next = (Samples) source.next(10_000)) {
                crc.update(stored(signals, next, (int) Math.min(next.columns(), fact.columns - columns)));
                columns += next.columns();
            }
        }
        assertEquals(fact.crc32, String.format("%08x", crc.getValue()));
        // Where skew has been undone WFDB ends a record early; here its last samples are missing instead.
        int skew = signals.stream().mapToInt(Signal::skew).max().orElseThrow();
        assertTrue(columns == fact.columns || skew > 0 && columns > fact.columns, columns + " columns");
        assertEquals(List.of(), warnings);
    }

    private static List<Signal> signals(Path path) throws IOException {
        Header header = HeaderReader.read(Path.of(path + WfdbRecord.ENDING));
        return header.segments().isEmpty() ? header.signals() : SegmentedReader.header(header, header.segments().get(0)).signals();
    }

    /** Physical units turned back into what the files hold, as rdsamp prints it. */
    private static ByteBuffer stored(List<Signal> signals, Samples samples, int columns) {
        ByteBuffer numbers = ByteBuffer.allocate(4 * columns * signals.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < columns; i++) {
            for (int s = 0; s < signals.size(); s++) {
                double value = samples.value(s, i);
                numbers.putInt(Double.isNaN(value) ? -32768
                        : (int) Math.round(value * signals.get(s).gain() + signals.get(s).baseline()));
            }
        }
        return numbers.flip();
    }
}
