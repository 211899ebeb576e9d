package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.rawread.Calibration;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ReadSegmentsTest {
    private static final Path SIMULATED = Path.of("test-data/nanopore/tails");
    private static final Path REAL = Path.of("../shared/data/nanopore/formats");

    /** A line of tails.tsv. */
    private record Truth(String read, String kind, int from, int to, double bases) {
        static Map<String, List<Truth>> byRead() throws IOException {
            return Files.readAllLines(SIMULATED.resolve("tails.tsv")).stream().skip(1).map(line -> line.split("\t"))
                    .map(f -> new Truth(f[0], f[1], Integer.parseInt(f[2]), Integer.parseInt(f[3]), f[4].equals("NA") ? 0 : Double.parseDouble(f[4])))
                    .collect(Collectors.groupingBy(Truth::read));
        }
    }

    private static List<RawRead> reads(Path path) throws IOException {
        List<RawRead> reads = new ArrayList<>();
        try (NanoporeReads source = NanoporeReads.open(List.of(path.toString()), true, warning -> {})) {
            for (RawRead read = source.nextRead(); read != null; read = source.nextRead()) {
                reads.add(read);
            }
        }
        return reads;
    }

    private static Path real(String file) {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "skipped: no ../shared/data");
        return REAL.resolve(file);
    }

    private static ReadSegment only(String kind, List<ReadSegment> segments) {
        List<ReadSegment> found = segments.stream().filter(segment -> segment.kind().equals(kind)).toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    /** tails.tsv says what simulate.py put where. Seven of eight tails are found, and none where there is none. */
    @Test
    void simulatedTailsAreFoundWhereTheyAreAndAsLongAsTheyAre() throws IOException {
        Map<String, List<Truth>> truth = Truth.byRead();
        int found = 0;
        List<Double> errors = new ArrayList<>();
        for (RawRead read : reads(SIMULATED.resolve("tails.blow5"))) {
            ReadSegment tail = only("poly_a", ReadSegments.of(read));
            List<Truth> tails = truth.get(read.id()).stream().filter(part -> part.kind().equals("poly_a")).toList();
            assertTrue(tail == null || !tails.isEmpty(), "no tail in " + read.id());
            if (tail != null) {
                found++;
                assertEquals(tails.get(0).from(), tail.samples().start(), 15, read.id());
                assertEquals(tails.get(0).to(), tail.samples().end(), 150, read.id());
                errors.add(Math.abs(tail.bases() / tails.get(0).bases() - 1));
            }
        }
        assertEquals(7, found);
        errors.sort(null);
        assertTrue(errors.get(3) < 0.17, "errors of lengths: " + errors);
    }

    @Test
    void aSecondOfStandstillIsAStall() throws IOException {
        Map<String, List<Truth>> truth = Truth.byRead();
        int stalls = 0;
        for (RawRead read : reads(SIMULATED.resolve("tails.blow5"))) {
            List<ReadSegment> segments = ReadSegments.of(read);
            for (Truth stall : truth.get(read.id())) {
                if (stall.kind().equals("stall")) {
                    stalls++;
                    assertTrue(segments.stream().anyMatch(segment -> segment.kind().equals("stall")
                            && Math.abs(segment.samples().start() - stall.from()) < 150
                            && Math.abs(segment.samples().end() - stall.to()) < 150), segments.toString());
                }
            }
        }
        assertEquals(2, stalls);
    }

    @Test
    void segmentsFollowEachOtherFromTheFirstSampleToTheLast() throws IOException {
        for (RawRead read : reads(SIMULATED.resolve("tails.blow5"))) {
            long at = 0;
            for (ReadSegment segment : ReadSegments.of(read)) {
                assertEquals(at, segment.samples().start());
                assertTrue(segment.samples().length() > 0);
                at = segment.samples().end();
            }
            assertEquals(read.size(), at);
        }
    }

    /** 27 reads of an RNA002 run. A tail is near 116 pA and quiet (1 to 7 pA), an adapter in front of it near 80 and 5,000 samples. */
    @Test
    void realTailsLieBehindRealAdapters() throws IOException {
        int tails = 0;
        for (RawRead read : reads(real("rna_r9.4_pipeline0_reads.blow5"))) {
            List<ReadSegment> segments = ReadSegments.of(read);
            ReadSegment tail = only("poly_a", segments);
            if (tail != null) {
                tails++;
                ReadSegment adapter = only("adapter", segments);
                assertEquals(tail.samples().start(), adapter.samples().end());
                assertTrue(adapter.samples().length() > 2500 && adapter.samples().length() < 8000, adapter.toString());
                assertEquals(34, tail.mean() - adapter.mean(), 6, read.id());
                assertTrue(tail.deviation() < 7, tail.toString());
                assertTrue(tail.bases() > 20 && tail.bases() < 100, tail.toString());
            }
        }
        assertEquals(12, tails);
    }

    /** R9.4 DNA: 26 of 40 reads begin with a plateau: six boxes of 60 samples from sample 60 on, all of a spread below 3.5 pA (numpy 2.4.6). */
    @Test
    void aStrandOfDnaBeginsBehindItsStall() throws IOException {
        int plateaus = 0;
        for (RawRead read : reads(real("r9.4_pipeline0_reads.blow5"))) {
            List<ReadSegment> segments = ReadSegments.of(read);
            assertTrue(segments.stream().allMatch(segment -> List.of("strand", "stall").contains(segment.kind())), segments.toString());
            if (beginsQuietly(read)) {
                plateaus++;
                assertTrue(segments.stream().anyMatch(segment -> segment.kind().equals("stall") && segment.samples().start() < 120
                        && segment.samples().end() >= 420), read.id());
            }
        }
        assertEquals(26, plateaus);
    }

    private static boolean beginsQuietly(RawRead read) {
        float[] current = new float[420];
        read.picoamperes(0, 420, current, 0);
        for (int from = 60; from < 420; from += 60) {
            double sum = 0;
            double squares = 0;
            for (int i = from; i < from + 60; i++) {
                sum += current[i];
                squares += (double) current[i] * current[i];
            }
            if (squares / 60 - sum / 60 * sum / 60 >= 3.5 * 3.5) {
                return false;
            }
        }
        return true;
    }

    @Test
    void readsOfNextToNothingAreOneSegment() {
        Calibration calibration = new Calibration(0, 1);
        assertEquals(List.of(), ReadSegments.of(RawRead.wrap("none", new short[0], 3012, calibration, Map.of()), Molecule.RNA));
        for (Molecule molecule : Molecule.values()) {
            for (int size : new int[] {1, 2, 13, 14, 15, 100}) {
                short[] flat = new short[size];
                Arrays.fill(flat, (short) 90);
                List<ReadSegment> segments = ReadSegments.of(RawRead.wrap("flat", flat, 3012, calibration, Map.of()), molecule);
                assertEquals(1, segments.size());
                assertEquals(size, segments.get(0).samples().end());
                assertEquals(90, segments.get(0).mean(), 1e-9);
                assertEquals(Double.NaN, segments.get(0).bases());
            }
        }
    }

    @Test
    void theTableHasALineASegment() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RawRead read = reads(SIMULATED.resolve("tails.blow5")).get(0);
        try (SegmentTable table = new SegmentTable(new Provenance("1", "nanopore", "none", List.of(), ""), TableOutput.to(out), false)) {
            table.add(read, ReadSegments.of(read));
            table.finish();
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("read_id\tsegment\tstart_sample\tend_sample\tstart_seconds\tend_seconds\tmean_pA\tsd_pA\testimated_bases", lines.get(3));
        String[] tail = lines.get(7).split("\t");
        assertEquals(List.of(read.id(), "poly_a"), List.of(tail).subList(0, 2));
        // 3,012 samples are a second.
        assertEquals(Integer.parseInt(tail[2]) / 3012.0, Double.parseDouble(tail[4]), 1e-4);
        assertEquals("# sequences: 1 reads, 5 segments", lines.get(9));
    }
}
