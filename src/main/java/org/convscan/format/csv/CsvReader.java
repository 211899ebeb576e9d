package org.convscan.format.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.signal.ColumnReader;

/** The samples of a table of text, a line at a time. */
final class CsvReader implements ColumnReader {
    /** A line that is longer than this is no line of samples; nothing larger is taken into memory. */
    private static final int LONGEST_LINE = 1 << 20;

    private final String file;
    private final BufferedReader lines;
    private final CsvColumns columns;
    private long number;
    private String held;

    CsvReader(String file, BufferedReader lines) throws IOException {
        this.file = file;
        this.lines = lines;
        String first = next();
        this.columns = first == null ? null : CsvColumns.of(first);
        this.held = columns == null || columns.named() ? null : first;
    }

    /** Null for a file without any line that is no comment. */
    CsvColumns columns() {
        return columns;
    }

    @Override
    public int read(float[][] channels, int at, int count) throws IOException {
        int done = 0;
        while (done < count) {
            String line = held == null ? next() : held;
            held = null;
            if (line == null) {
                return done;
            }
            take(line, channels, at + done++);
        }
        return done;
    }

    private void take(String line, float[][] channels, int at) throws InputException {
        List<String> cells = cells(line, columns.separator());
        if (cells.size() != columns.cells()) {
            throw new InputException(file, "line " + number, "has " + cells.size() + " cells, and the first line has "
                    + columns.cells(), "is the file cut short?");
        }
        for (int c = 0; c < columns.cells(); c++) {
            int lead = columns.lead()[c];
            if (lead >= 0) {
                channels[lead][at] = sample(cells.get(c), lead);
            }
        }
    }

    private float sample(String cell, int lead) throws InputException {
        if (!isSample(cell)) {
            throw new InputException(file, "line " + number, "'" + cell + "' in column " + columns.leads().get(lead).name()
                    + " is no number", "leave the cell empty where a sample is missing");
        }
        return isMissing(cell) ? Float.NaN : Float.parseFloat(cell);
    }

    /** The next line that is neither empty nor a comment. */
    private String next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.length() > LONGEST_LINE || line.indexOf('\0') >= 0) {
                throw new InputException(file, "line " + number, "this is no line of numbers", "is it a text file?");
            }
            if (!line.isBlank() && line.charAt(0) != '#') {
                return line;
            }
        }
        return null;
    }

    static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
            cells.add(line.substring(from, to).strip());
            from = to + 1;
        }
        cells.add(line.substring(from).strip());
        return cells;
    }

    static boolean isSample(String cell) {
        if (isMissing(cell)) {
            return true;
        }
        try {
            return Float.isFinite(Float.parseFloat(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isMissing(String cell) {
        return cell.isEmpty() || cell.equals("-") || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("na");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
