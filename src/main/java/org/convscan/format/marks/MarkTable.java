package org.convscan.format.marks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/** The lines of a table that are no comments, as cells parted by tabs; in lines without tabs by commas, without either by blanks. For one thread. */
final class MarkTable implements Closeable {
    private static final int LONGEST_QUOTE = 40;

    private final String file;
    private final BufferedReader reader;
    private long line;

    /** @throws InputException when there is no such file, or it is a directory, or may not be read */
    MarkTable(Path path) throws IOException {
        InputFile input = InputFile.of(path.toString(), null);
        file = input.name();
        reader = new BufferedReader(new InputStreamReader(input.openText(), StandardCharsets.UTF_8));
    }

    String file() {
        return file;
    }

    /** The next line's cells, or null behind the last one. */
    List<String> next() throws IOException {
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank() && text.charAt(0) != '#') {
                return Arrays.asList(text.split(separator(text), -1));
            }
        }
        return null;
    }

    private static String separator(String text) {
        return text.indexOf('\t') >= 0 ? "\t" : text.indexOf(',') >= 0 ? "," : " +";
    }

    String cell(List<String> cells, int column) throws InputException {
        if (column >= cells.size()) {
            throw wrong("has " + cells.size() + " columns, and column " + (column + 1) + " is asked for", "");
        }
        return cells.get(column).strip();
    }

    double number(List<String> cells, int column) throws InputException {
        String cell = cell(cells, column);
        try {
            double value = Double.parseDouble(cell);
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("column " + (column + 1) + " is no number: " + quote(cell), "");
    }

    long position(List<String> cells, int column) throws InputException {
        String cell = cell(cells, column);
        try {
            long value = Long.parseLong(cell);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("column " + (column + 1) + " is no position: " + quote(cell), "");
    }

    InputException wrong(String what, String hint) {
        return new InputException(file, "line " + line, what, hint);
    }

    static String quote(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
