package org.convscan.format.nanopore;

import static org.convscan.format.nanopore.Fixtures.FOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.track.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every damaged file; what each must be answered stands beside them in messages.tsv. */
class BrokenReadsTest {
    private static final Path BROKEN = FOLDER.resolve("broken");

    /** What reading any of these small files may allocate, all in all: a damaged length must not be believed. */
    private static final long MOST_BYTES = 64L << 20;

    private record Case(String file, String exitCode, String message) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static List<Case> cases() throws IOException {
        try (Stream<String> rows = Files.lines(BROKEN.resolve("messages.tsv"))) {
            return rows.skip(1).map(row -> row.split("\t", 3)).map(row -> new Case(row[0], row[1], row[2])).toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyDamagedFileIsAnsweredByOneLineThatNamesTheFileAndSaysWhatIsWrong(Case each) throws IOException {
        String path = BROKEN.resolve(each.file).toString();
        InputException e = assertThrows(InputException.class, () -> read(path, true, new ArrayList<>()));
        assertTrue(e.getMessage().startsWith(path) && e.getMessage().contains(each.message), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
        assertEquals("1", each.exitCode, "the exit code of an InputException");
        assertReadOrRefused(Path.of(path));
    }

    @Test
    void noDamagedFileIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            Set<String> there = files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            there.remove("messages.tsv");
            assertEquals(cases().stream().map(Case::file).collect(Collectors.toCollection(TreeSet::new)), there);
        }
    }

    private static List<Path> files() throws IOException {
        return Fixtures.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutAnywhereIsReadOrRefused(Path file, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut");
        int step = 1 + whole.length / 150;
        for (int length = 0; length < whole.length; length += step) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertReadOrRefused(cut);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithDamageAnywhereIsReadOrRefused(Path file, @TempDir Path folder) throws IOException {
        long seed = 20261121L + file.getFileName().toString().hashCode();
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged");
        for (int i = 0; i < 250; i++) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(bytes.length);
            for (int j = at; j < Math.min(bytes.length, at + 1 + random.nextInt(8)); j++) {
                bytes[j] = i % 2 == 0 ? (byte) random.nextInt(256) : -1;
            }
            Files.write(damaged, bytes);
            assertReadOrRefused(damaged, "seed " + seed + ", damage " + i + " at byte " + at);
        }
    }

    private static void assertReadOrRefused(Path file) {
        assertReadOrRefused(file, file.toString());
    }

    private static void assertReadOrRefused(Path file, String what) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<String> lines = new ArrayList<>();
        try {
            read(file.toString(), false, lines);
        } catch (InputException e) {
            lines.add(e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        for (String line : lines) {
            assertTrue(line.startsWith(file.toString()), what + ": " + line);
            assertEquals(1, line.lines().count(), what + ": " + line);
            assertFalse(line.contains("null"), what + ": " + line);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MOST_BYTES, what + " took " + allocated + " bytes");
    }

    private static void read(String path, boolean strict, List<String> warnings) throws IOException {
        try (NanoporeReads source = NanoporeReads.open(List.of(path), strict, warnings::add)) {
            for (Samples some = source.next(1 << 20); some != null; some = source.next(1 << 20)) {
                assertTrue(some.columns() > 0 && some.hertz() > 0, some.name());
            }
        }
    }
}
