package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.kernel.MotifName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format as math.nist.gov/MatrixMarket/formats.html gives it: banner, comments, size line, then row, column, value from 1. */
class MatrixMarketTest {
    private static final List<MotifName> ROWS = List.of(new MotifName("A", "alpha"), new MotifName("B", ""), new MotifName("C", ""));

    @TempDir
    private Path folder;

    @Test
    void countsThatAreNotZeroAreWrittenColumnByColumn() throws IOException {
        MatrixMarket matrix = new MatrixMarket();
        int first = matrix.column("chr1");
        matrix.count(2, first);
        matrix.count(0, first);
        matrix.column("empty");
        int third = matrix.column("chr3");
        matrix.count(1, third);
        matrix.count(0, first);
        Path file = folder.resolve("counts.mtx");
        matrix.write(file, ROWS, "convscan\n0.1.0");
        assertEquals("""
                %%MatrixMarket matrix coordinate integer general
                % convscan 0.1.0
                % rows: motifs; columns: sequences or regions; numbers: hits
                3 3 3
                1 1 2
                3 1 1
                2 3 1
                """, Files.readString(file));
        assertEquals("A\talpha\nB\t\nC\t\n", Files.readString(folder.resolve("counts.mtx.rows.tsv")));
        assertEquals("chr1\nempty\nchr3\n", Files.readString(folder.resolve("counts.mtx.columns.tsv")));
    }

    @Test
    void aMatrixWithoutHitsHasASizeLine() throws IOException {
        Path file = folder.resolve("counts.mtx");
        new MatrixMarket().write(file, ROWS, "");
        List<String> lines = Files.readAllLines(file);
        assertEquals("3 0 0", lines.get(lines.size() - 1));
    }

    @Test
    void allThreeFilesAreWrittenOrNone() throws IOException {
        Path taken = folder.resolve("counts.mtx.columns.tsv");
        Files.createDirectory(taken);
        assertThrows(InputException.class, () -> new MatrixMarket().write(folder.resolve("counts.mtx"), ROWS, ""));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }
}
