package org.convscan.format.nanopore;

import static org.convscan.format.nanopore.Fixtures.FOLDER;
import static org.convscan.format.nanopore.Fixtures.samples;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.format.nanopore.Fixtures.Truth;
import org.convscan.format.rawread.Defect;
import org.convscan.format.rawread.RawRead;
import org.convscan.track.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NanoporeReadsTest {
    private static List<Path> files() throws IOException {
        return Fixtures.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileHoldsTheSamplesThatItWasMadeOf(Path file) throws IOException {
        List<RawRead> reads = Fixtures.reads(file);
        boolean one = file.getFileName().toString().startsWith("one-");
        assertEquals(one ? 1 : 3, reads.size());
        for (Truth truth : Truth.all().subList(0, reads.size())) {
            RawRead read = reads.stream().filter(each -> each.id().equals(truth.id())).findAny().orElseThrow();
            assertArrayEquals(truth.samples(), samples(read));
            assertEquals(truth.hertz(), read.hertz());
            assertEquals(truth.channel(), read.attributes().get("channel_number"));
            assertEquals(truth.start(), read.attributes().get("start_time"));
            assertEquals("5ca1ab1e0000000000000000000000000c0ffee5", read.attributes().get("run_id"));
        }
    }

    /** A read that was given back has nothing more, and those behind it, longer and shorter ones, have their own samples. */
    @ParameterizedTest
    @MethodSource("files")
    void readsAreTheSameWhereSpentOnesAreGivenBack(Path file) throws IOException {
        try (NanoporeReads reads = NanoporeReads.open(List.of(file.toString()), true, line -> {})) {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                RawRead given = read;
                Truth truth = Truth.all().stream().filter(each -> each.id().equals(given.id())).findAny().orElseThrow();
                assertArrayEquals(truth.samples(), samples(read));
                assertThrows(IndexOutOfBoundsException.class, () -> given.raw(given.size()));
                assertThrows(IndexOutOfBoundsException.class, () -> given.picoamperes(0, given.size() + 1, new float[given.size() + 1], 0));
                reads.reuse(read);
            }
        }
    }

    @Test
    void theArrayOfASpentReadServesTheNext() throws IOException {
        try (NanoporeReads reads = NanoporeReads.open(List.of(FOLDER.resolve("v3.pod5").toString()), false, line -> {})) {
            RawRead spent = reads.nextRead();
            short[] array = new short[1 << 16];
            reads.reuse(RawRead.wrap(spent.id(), array, spent.hertz(), null, Map.of()));
            assertSame(array, reads.nextRead().release());
        }
    }

    /** picoamperes = (raw + offset) * range / digitisation; POD5 keeps range / digitisation as a 32-bit number. */
    @ParameterizedTest
    @MethodSource("files")
    void rawNumbersBecomePicoamperesAsTheFormatsDefineIt(Path file) throws IOException {
        for (RawRead read : Fixtures.reads(file)) {
            Truth truth = Truth.all().stream().filter(each -> each.id().equals(read.id())).findAny().orElseThrow();
            float[] current = new float[read.size() + 1];
            read.picoamperes(0, read.size(), current, 1);
            for (int i = 0; i < read.size(); i++) {
                double expected = (truth.samples()[i] + truth.offset()) * truth.range() / truth.digitisation();
                assertEquals(expected, current[i + 1], 2e-7 * Math.abs(expected) + 1e-9, "sample " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void stretchesOfAnySizeJoinToTheWholeRead(Path file) throws IOException {
        List<RawRead> reads = Fixtures.reads(file);
        for (int columns : new int[] {1, 7, 301, 100_000}) {
            try (NanoporeReads source = NanoporeReads.open(List.of(file.toString()), true, m -> {})) {
                for (RawRead read : reads) {
                    assertJoins(read, source, columns);
                }
                assertNull(source.next(columns));
                assertEquals(1.0, source.fractionRead());
            }
        }
    }

    private static void assertJoins(RawRead read, NanoporeReads source, int columns) throws IOException {
        float[] whole = new float[read.size()];
        read.picoamperes(0, read.size(), whole, 0);
        for (int from = 0; from < read.size(); from += columns) {
            Samples stretch = source.next(columns);
            assertEquals(read.id(), stretch.name());
            assertEquals(from, stretch.start());
            assertEquals(1, stretch.channels());
            assertEquals(4000, stretch.hertz());
            assertEquals(Math.min(columns, read.size() - from), stretch.columns());
            assertEquals(from + stretch.columns() == read.size(), stretch.last());
            for (int i = 0; i < stretch.columns(); i++) {
                assertEquals(whole[from + i], stretch.value(0, i));
            }
            assertEquals(read.id(), source.current().id());
        }
    }

    @Test
    void nextReadGoesOnBehindTheReadOfTheLastStretch() throws IOException {
        List<RawRead> reads = Fixtures.reads(FOLDER.resolve("reads.slow5"));
        try (NanoporeReads source = NanoporeReads.open(List.of(FOLDER.resolve("reads.slow5").toString()), true, m -> {})) {
            assertEquals(reads.get(0).id(), source.next(10).name());
            RawRead second = source.nextRead();
            assertEquals(reads.get(1).id(), second.id());
            assertSame(second, source.current());
            assertEquals(reads.get(2).id(), source.next(10).name());
            assertNull(source.nextRead());
            assertNull(source.nextRead());
            assertEquals(3, source.reads());
        }
    }

    @Test
    void enumerationsAndMissingValuesOfSlow5AreTheSameInTextAndBinary() throws IOException {
        Map<String, String> text = Fixtures.reads(FOLDER.resolve("reads.slow5")).get(0).attributes();
        Map<String, String> binary = Fixtures.reads(FOLDER.resolve("zstd-svb.blow5")).get(0).attributes();
        assertEquals(text, binary);
        assertEquals("partial", text.get("end_reason"));
        assertEquals("genomic_dna", text.get("experiment_type"));
        assertEquals("211.5", text.get("median_before"));
        assertTrue(!text.containsKey("levels") && !text.containsKey("late"), text.toString());
    }

    @Test
    void aDictionaryThatGrowsKeepsItsOldEntries() throws IOException {
        List<String> reasons = Fixtures.reads(FOLDER.resolve("v3.pod5")).stream().map(read -> read.attributes().get("end_reason")).toList();
        assertEquals(List.of("unknown", "mux_change", "signal_positive"), reasons);
    }

    @Test
    void foldersAreSearchedToAnyDepthAndReadInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("b").resolve("c"));
        Files.copy(FOLDER.resolve("one-gzip.fast5"), folder.resolve("z.FAST5"));
        Files.copy(FOLDER.resolve("reads.slow5"), deep.resolve("a.slow5"));
        Files.writeString(folder.resolve("b").resolve("notes.txt"), "no reads");
        List<String> warnings = new ArrayList<>();
        List<RawRead> reads = Fixtures.reads(false, warnings, folder);
        assertEquals(Truth.all().stream().map(Truth::id).toList(), reads.stream().map(RawRead::id).toList());
        String again = Truth.all().get(0).id();
        assertEquals(List.of(folder.resolve("z.FAST5") + ", read " + again + ": a read of this id has been there before"), warnings);
    }

    @Test
    void aNamedFileIsReadByItsContentWhateverItIsCalled(@TempDir Path folder) throws IOException {
        Path file = Files.copy(FOLDER.resolve("v3.pod5"), folder.resolve("reads.bin"));
        assertEquals(3, Fixtures.reads(file).size());
    }

    @Test
    void whatCannotBeUsedIsSaidAndCountedAndTheRestIsRead() throws IOException {
        Path broken = FOLDER.resolve("broken");
        List<String> names = List.of("unknown-filter.fast5", "events-only.fast5", "empty.fast5", "no-end.blow5").stream()
                .map(name -> broken.resolve(name).toString()).toList();
        List<String> warnings = new ArrayList<>();
        try (NanoporeReads source = NanoporeReads.open(names, false, warnings::add)) {
            assertEquals(1, source.next(100).columns());
            assertNull(source.next(100));
            assertEquals(Map.of(Defect.DAMAGED, 1L, Defect.NO_SIGNAL, 1L, Defect.FILE, 2L), source.skipped());
        }
        assertEquals(4, warnings.size());
        for (int i = 0; i < 4; i++) {
            assertTrue(warnings.get(i).startsWith(names.get(i)), warnings.get(i));
        }
    }

    @Test
    void readsWithoutCalibrationAreGivenAsStoredButNotAsCurrent() throws IOException {
        Path file = FOLDER.resolve("broken").resolve("no-channel.fast5");
        RawRead read = Fixtures.reads(file).get(0);
        assertArrayEquals(Truth.all().get(1).samples(), samples(read));
        assertTrue(read.calibration().isEmpty() && !read.isCalibrated() && Double.isNaN(read.hertz()));
        assertThrows(IllegalStateException.class, () -> read.picoamperes(0, 1, new float[1], 0));
        try (NanoporeReads source = NanoporeReads.open(List.of(file.toString()), false, m -> {})) {
            assertThrows(InputException.class, () -> source.next(100));
        }
    }

    @Test
    void inputWithoutASingleReadIsAnErrorEvenWhenNotStrict() {
        Path broken = FOLDER.resolve("broken").resolve("events-only.fast5");
        List<String> warnings = new ArrayList<>();
        String message = assertThrows(InputException.class, () -> Fixtures.reads(false, warnings, broken)).getMessage();
        assertTrue(message.contains("only events"), message);
        assertEquals(List.of(), warnings, "said once, as the error");
    }

    @Test
    void ofSeveralFilesWithoutASingleReadTheFirstIsTheErrorAndTheOthersAreSaid() {
        Path broken = FOLDER.resolve("broken");
        List<String> warnings = new ArrayList<>();
        Path[] files = {broken.resolve("events-only.fast5"), broken.resolve("empty.fast5")};
        String message = assertThrows(InputException.class, () -> Fixtures.reads(false, warnings, files)).getMessage();
        assertTrue(message.contains("only events"), message);
        assertEquals(List.of(files[1] + ": the file is empty"), warnings);
    }

    @Test
    void missingFilesAndFoldersWithoutReadsAreNamedAtOnce(@TempDir Path folder) {
        String missing = folder.resolve("no.fast5").toString();
        assertEquals(missing + ": no such file",
                assertThrows(InputException.class, () -> NanoporeReads.open(List.of(missing), false, m -> {})).getMessage());
        assertEquals(folder + ": no nanopore reads in this folder (files that end in .fast5, .pod5, .slow5 or .blow5 are looked for)",
                assertThrows(InputException.class, () -> NanoporeReads.open(List.of(folder.toString()), false, m -> {})).getMessage());
    }

    /** Any cut of the bytes: each read and each warning belongs to one part, and the parts' reads follow each other as in the whole. */
    @Test
    void partsOfTheBytesHaveEachReadAndEachWarningOnce() throws IOException {
        List<String> names = new ArrayList<>(List.of(FOLDER.resolve("broken/empty.fast5").toString(), FOLDER.resolve("broken/twice.blow5").toString()));
        for (Path file : files()) {
            names.add(file.toString());
        }
        names.add(FOLDER.resolve("broken/cut.slow5").toString());
        List<String> warnings = new ArrayList<>();
        List<String> whole = read(names, 0, Long.MAX_VALUE, warnings);
        for (int of : new int[] {2, 3, 7, 50, 300}) {
            List<String> said = new ArrayList<>();
            List<String> parts = new ArrayList<>();
            long bytes = bytes(names);
            for (int part = 0; part < of; part++) {
                parts.addAll(read(names, bytes * part / of, part == of - 1 ? Long.MAX_VALUE : bytes * (part + 1) / of, said));
            }
            // One part tells no read from its copy in another: each file's three reads are there.
            assertEquals(whole, parts.stream().distinct().toList());
            assertEquals(1, said.stream().filter(line -> line.contains("empty.fast5")).count());
            assertEquals(1, said.stream().filter(line -> line.contains("cut.slow5")).count());
        }
    }

    private static long bytes(List<String> names) throws IOException {
        long sum = 0;
        for (String name : names) {
            sum += Files.size(Path.of(name));
        }
        return sum;
    }

    private static List<String> read(List<String> names, long from, long to, List<String> warnings) throws IOException {
        List<String> ids = new ArrayList<>();
        try (NanoporeReads source = NanoporeReads.open(names, false, warnings::add)) {
            assertEquals(bytes(names), source.bytes());
            source.only(new Interval(from, to));
            for (RawRead read = source.nextRead(); read != null; read = source.nextRead()) {
                ids.add(read.id());
            }
            assertEquals(1.0, source.fractionRead());
        }
        return ids;
    }

    /** The further behind a part begins, the fewer of the file's reads are left. */
    @ParameterizedTest
    @MethodSource("files")
    void whatLiesBeforeAPartIsPassedOver(Path file) throws IOException {
        List<String> whole = read(List.of(file.toString()), 0, Long.MAX_VALUE, new ArrayList<>());
        List<Integer> sizes = new ArrayList<>();
        long size = Files.size(file);
        for (long cut = 0; cut <= size; cut += Math.max(1, size / 40)) {
            List<String> rest = read(List.of(file.toString()), cut, Long.MAX_VALUE, new ArrayList<>());
            assertEquals(whole.subList(whole.size() - rest.size(), whole.size()), rest);
            sizes.add(rest.size());
        }
        assertEquals(whole.size(), sizes.get(0));
        assertEquals(whole.size() == 1 ? List.of(1, 0) : List.of(3, 2, 1, 0), sizes.stream().distinct().toList());
    }
}
