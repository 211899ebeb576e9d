package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.stats.Beat;
import org.convscan.stats.Intervals;
import org.convscan.stats.SimulatedBeats;
import org.convscan.stats.Variability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalFilesTest {
    private static final Provenance PROVENANCE = new Provenance("0.1.0", "convscan ecg", "reference", List.of(), "");

    private static final String RULE = "# use: kept; ectopic, more than 20% off the median of the 11 intervals around it; "
            + "gap, touches a stretch without a usable signal";

    @TempDir
    Path folder;

    private static void add(IntervalFiles files, String record, List<Beat> beats, List<Interval> gaps) throws Exception {
        Intervals intervals = Intervals.of(beats, gaps);
        files.add(record, beats.size(), intervals, Variability.of(intervals));
    }

    /** Beats at 1, 1.8, 2.6, 3.42 and 4.9 s, a gap from 4.5 to 4.6 s: 800, 800 and 820 ms are kept. */
    @Test
    void eachIntervalIsALineWithItsUse() throws Exception {
        try (IntervalFiles files = IntervalFiles.create(folder.resolve("rr.tsv"), PROVENANCE)) {
            add(files, "100", SimulatedBeats.spaced(800, 800, 820, 1480), List.of(new Interval(4500, 4600)));
            add(files, "empty", List.of(), List.of());
            files.commit();
        }
        assertEquals(List.of("# convscan 0.1.0", "# command: convscan ecg", "# engine: reference", RULE, "record\tseconds\trr_seconds\tuse",
                "100\t1.800000\t0.800000\tkept", "100\t2.600000\t0.800000\tkept", "100\t3.420000\t0.820000\tkept",
                "100\t4.900000\t1.480000\tgap"), Files.readAllLines(folder.resolve("rr.tsv")));
    }

    @ParameterizedTest
    @CsvSource({"rr.tsv, rr.summary.tsv", "rr.tsv.gz, rr.summary.tsv.gz", "a.b.tsv.gz, a.b.summary.tsv.gz", "rr.gz, rr.gz.summary", "rr, rr.summary",
        ".rr, .rr.summary", ".gz, .gz.summary"})
    void theSummaryIsNamedAfterTheTable(String file, String summary) {
        assertEquals(folder.resolve(summary), IntervalFiles.summaryBeside(folder.resolve(file)));
    }

    @Test
    void tablesNamedGzAreGzippedBothAndHoldTheSame() throws Exception {
        for (String name : List.of("rr.tsv", "rr.tsv.gz")) {
            try (IntervalFiles files = IntervalFiles.create(folder.resolve(name), PROVENANCE)) {
                add(files, "100", SimulatedBeats.spaced(800, 800, 820, 1480), List.of(new Interval(4500, 4600)));
                files.commit();
            }
        }
        for (String name : List.of("rr.tsv", "rr.summary.tsv")) {
            try (InputStream packed = new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".gz")))) {
                assertEquals(Files.readString(folder.resolve(name)), new String(packed.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /**
     * The same record. Mean (800 + 800 + 820) / 3 = 806.67; SDNN of -6.67, -6.67, 13.33 is the root of 266.67 / 2 = 11.55;
     * differences 0 and 20: RMSSD root of 200 = 14.14, SD1 = 14.14 / root of 2 = 10; sums 1600 and 1620 likewise, SD2 = 10.
     */
    @Test
    void eachRecordIsALineOfFigures() throws Exception {
        try (IntervalFiles files = IntervalFiles.create(folder.resolve("rr.tsv"), PROVENANCE)) {
            add(files, "100", SimulatedBeats.spaced(800, 800, 820, 1480), List.of(new Interval(4500, 4600)));
            add(files, "empty", List.of(), List.of());
            files.commit();
        }
        List<String> lines = Files.readAllLines(folder.resolve("rr.summary.tsv"));
        assertEquals(List.of("# convscan 0.1.0", "# command: convscan ecg", "# engine: reference", RULE,
                "record\tbeats\tintervals\tkept\tectopic\tgap\tmean_rr_ms\tlowest_rate_bpm\tmean_rate_bpm\thighest_rate_bpm\tsdnn_ms\t"
                + "rmssd_ms\tpnn50_percent\tpnn20_percent\tsd1_ms\tsd2_ms\tvlf_ms2\tlf_ms2\thf_ms2\ttotal_ms2\tlf_hf",
                "100\t5\t4\t3\t0\t1\t806.7\t73.2\t74.4\t75.0\t11.55\t14.14\t0.00\t0.00\t10.00\t10.00" + "\tNA".repeat(5),
                "empty\t0\t0\t0\t0\t0" + "\tNA".repeat(15)), lines);
    }

    @Test
    void withoutACommitNothingIsLeft() throws Exception {
        try (IntervalFiles files = IntervalFiles.create(folder.resolve("rr.tsv"), PROVENANCE)) {
            add(files, "100", SimulatedBeats.spaced(800), List.of());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedAtOnce() throws Exception {
        Files.createDirectory(folder.resolve("rr.summary.tsv"));
        InputException refusal = assertThrows(InputException.class,
                () -> IntervalFiles.create(folder.resolve("rr.tsv"), PROVENANCE));
        assertTrue(refusal.getMessage().contains("rr.summary.tsv: this is a directory"), refusal.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }
}
