package org.convscan.format.beats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;
import org.convscan.stats.BeatMarks;

/**
 * Beats in a table of tabs or commas: the column "sample", or else "seconds", by the line of names; without such a line the
 * first column is of samples. Lines that begin with # are comments.
 */
final class BeatTable {
    private final String file;
    private final double hertz;
    private int column = -1;
    private double ticks = 1;

    private BeatTable(String file, double hertz) {
        this.file = file;
        this.hertz = hertz;
    }

    static BeatMarks read(Path path, double hertz) throws IOException {
        BeatMarks marks = new BeatMarks();
        BeatTable table = new BeatTable(path.toString(), hertz);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(InputFile.of(path.toString(), null).openText(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && line.charAt(0) != '#') {
                    table.take(line.split("[\t,;]", -1), number, marks);
                }
            }
        }
        return marks;
    }

    private void take(String[] cells, int line, BeatMarks marks) throws InputException {
        if (column < 0 && !isNumber(cells[0])) {
            names(cells, line);
            return;
        }
        column = Math.max(column, 0);
        if (column >= cells.length) {
            throw new InputException(file, "line " + line, "has " + cells.length + " columns, and beats are in column "
                    + (column + 1), "");
        }
        if (!isNumber(cells[column])) {
            throw new InputException(file, "line " + line, "'" + cells[column] + "' is no time", "");
        }
        marks.add(Math.round(Double.parseDouble(cells[column].strip()) * ticks));
    }

    private void names(String[] cells, int line) throws InputException {
        List<String> names = Arrays.stream(cells).map(cell -> cell.strip().replace("'", "").replace("\"", "")).toList();
        if (names.contains("sample")) {
            column = names.indexOf("sample");
        } else if (names.contains("seconds")) {
            column = names.indexOf("seconds");
            ticks = hertz;
        } else {
            throw new InputException(file, "line " + line, "there is no column 'sample' or 'seconds'",
                    "expected are beats, or an annotation file in MIT format");
        }
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell.strip()));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
