package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.kernel.MotifName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checked by reading the file as NIST's description of the coordinate format says (math.nist.gov/MatrixMarket/formats.html). */
class MatrixMarketTest {
    private static final List<MotifName> MOTIFS = List.of(new MotifName("M1", "first"), new MotifName("M2", ""));

    @TempDir
    private Path folder;

    @Test
    void theMatrixIsListedColumnByColumnFromOne() throws IOException {
        Path file = folder.resolve("hits.mtx");
        try (MatrixMarket matrix = MatrixMarket.create(file)) {
            int first = matrix.column("chr1");
            int second = matrix.column("odd\tname");
            matrix.column("empty");
            matrix.count(1, second);
            matrix.count(0, first);
            matrix.count(1, second);
            matrix.count(0, second);
            matrix.commit(MOTIFS, "convscan 0.1.0: dna");
        }
        assertEquals("""
                %%MatrixMarket matrix coordinate integer general
                % convscan 0.1.0: dna
                % rows: motifs; columns: sequences or regions; numbers: hits
                2 3 3
                1 1 1
                1 2 1
                2 2 2
                """, Files.readString(file));
        assertEquals("M1\tfirst\nM2\t\n", Files.readString(folder.resolve("hits.mtx.rows.tsv")));
        assertEquals("chr1\nodd name\nempty\n", Files.readString(folder.resolve("hits.mtx.columns.tsv")));
    }

    /** Cells laid aside in a file (10 or 1,000 held) or not at all must count the same. */
    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 1 << 20})
    void anyNumberOfHitsIsCounted(int held) throws IOException {
        Path file = folder.resolve("hits.mtx");
        Map<Long, Integer> expected = new TreeMap<>();
        Random random = new Random(5);
        try (MatrixMarket matrix = MatrixMarket.create(file, held)) {
            IntStream.range(0, 50).forEach(i -> column(matrix, i));
            for (int i = 0; i < 20_000; i++) {
                int motif = random.nextInt(2);
                int column = Math.min(49, i / 500 + random.nextInt(2));
                matrix.count(motif, column);
                expected.merge((long) column << 32 | motif, 1, Integer::sum);
            }
            matrix.commit(MOTIFS, "");
        }
        assertEquals(expected, parsed(Files.readAllLines(file)));
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    private static void column(MatrixMarket matrix, int number) {
        try {
            assertEquals(number, matrix.column("c" + number));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<Long, Integer> parsed(List<String> lines) {
        assertEquals("%%MatrixMarket matrix coordinate integer general", lines.get(0));
        List<String> data = lines.stream().filter(line -> !line.startsWith("%")).toList();
        assertEquals("2 50 " + (data.size() - 1), data.get(0));
        Map<Long, Integer> cells = new TreeMap<>();
        for (String line : data.subList(1, data.size())) {
            String[] numbers = line.split(" ");
            int row = Integer.parseInt(numbers[0]);
            int column = Integer.parseInt(numbers[1]);
            assertTrue(row >= 1 && row <= 2 && column >= 1 && column <= 50, line);
            assertEquals(null, cells.put((long) column - 1 << 32 | row - 1, Integer.parseInt(numbers[2])), line);
        }
        return cells;
    }

    @Test
    void withoutCommitNothingIsLeft() throws IOException {
        try (MatrixMarket matrix = MatrixMarket.create(folder.resolve("hits.mtx"), 2)) {
            for (int i = 0; i < 9; i++) {
                matrix.count(0, matrix.column("c"));
            }
        }
        Files.createDirectory(folder.resolve("other.mtx.columns.tsv"));
        assertThrows(InputException.class, () -> MatrixMarket.create(folder.resolve("other.mtx")));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("other.mtx.columns.tsv")), files.toList());
        }
    }

    @Test
    void aMatrixWithoutHitsHasASizeLine() throws IOException {
        Path file = folder.resolve("hits.mtx");
        try (MatrixMarket matrix = MatrixMarket.create(file)) {
            matrix.commit(MOTIFS, "");
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals("2 0 0", lines.get(lines.size() - 1));
        assertEquals("", Files.readString(folder.resolve("hits.mtx.columns.tsv")));
    }
}
