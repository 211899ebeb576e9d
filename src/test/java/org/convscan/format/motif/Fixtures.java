package org.convscan.format.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.convscan.InputException;
import org.convscan.kernel.Counts;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;

/** The files of test-data/motifs and what is said about motifs in tests. */
final class Fixtures {
    static final Path FOLDER = Path.of("test-data", "motifs");

    private Fixtures() {}

    static List<Motif> read(String file) throws InputException {
        return MotifReader.read(FOLDER.resolve(file));
    }

    static List<Motif> parse(String text) throws InputException {
        return parse(text, null);
    }

    static List<Motif> parse(String text, MotifFormat format) throws InputException {
        return MotifReader.read("test.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format);
    }

    static Motif one(String text) throws InputException {
        List<Motif> motifs = parse(text);
        assertEquals(1, motifs.size());
        return motifs.get(0);
    }

    static double[][] cells(Motif motif) {
        double[][] cells = new double[motif.width()][4];
        for (int i = 0; i < cells.length; i++) {
            for (int a = 0; a < 4; a++) {
                cells[i][a] = motif instanceof LogOdds weights
                        ? weights.at(i, a)
                        : assertInstanceOf(Counts.class, motif).at(i, a);
            }
        }
        return cells;
    }

    static double[] row(Motif motif, int position) {
        return cells(motif)[position];
    }

    /** Each position divided by its total. */
    static double[][] shares(Motif motif) {
        double[][] cells = cells(motif);
        for (double[] row : cells) {
            double total = row[0] + row[1] + row[2] + row[3];
            for (int a = 0; a < 4; a++) {
                row[a] /= total;
            }
        }
        return cells;
    }

    static void assertCells(double[][] expected, double[][] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            for (int a = 0; a < 4; a++) {
                assertEquals(expected[i][a], actual[i][a], tolerance, what + ", position " + (i + 1) + ", letter " + a);
            }
        }
    }
}
