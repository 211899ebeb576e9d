package org.convscan.format.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.convscan.InputException;

/** Rows of numbers as they stand in a file, each with its line; all rows are of one length. */
final class Table {
    /** Java's own parser would take "1f", "0x1p3" and "NaN" too. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private static final Pattern MINUS_INFINITY = Pattern.compile("(?i)-inf(inity)?");

    /** Sums of larger numbers would lose whole counts. */
    private static final double LARGEST = 1e12;

    /** Digits of a count that an int holds for sure. */
    static final int COUNT_DIGITS = 9;

    private final Lines lines;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Integer> lineOf = new ArrayList<>();
    private int decimals;
    private boolean whole = true;

    Table(Lines lines) {
        this.lines = lines;
    }

    static boolean isNumber(String token) {
        return count(token) >= 0 || NUMBER.matcher(token).matches() || MINUS_INFINITY.matcher(token).matches();
    }

    /** Takes {@code tokens[from]} and those behind it as the next row. */
    void add(int line, String[] tokens, int from) throws InputException {
        double[] row = new double[tokens.length - from];
        for (int i = 0; i < row.length; i++) {
            row[i] = parse(line, tokens[from + i]);
        }
        add(line, row);
    }

    /** @param row whole numbers, or such as {@link #parse} gave; the table's own from here on */
    void add(int line, double... row) throws InputException {
        if (!rows.isEmpty() && row.length != rows.get(0).length) {
            throw lines.error(line, "this row has " + plural(row.length, "number") + ", the matrix's first row has "
                    + rows.get(0).length, "rows of a matrix are equally long; decimals take a point, not a comma");
        }
        rows.add(row);
        lineOf.add(line);
    }

    /** The number that up to nine digits and nothing else are, as most of a file's numbers; else -1. Saves two searches and a parse. */
    private static int count(String token) {
        int value = token.isEmpty() || token.length() > COUNT_DIGITS ? -1 : 0;
        for (int i = 0; i < token.length() && value >= 0; i++) {
            int digit = token.charAt(i) - '0';
            value = digit >= 0 && digit <= 9 ? value * 10 + digit : -1;
        }
        return value;
    }

    private double parse(int line, String token) throws InputException {
        int count = count(token);
        if (count >= 0) {
            return count;
        }
        if (MINUS_INFINITY.matcher(token).matches()) {
            whole = false;
            return Double.NEGATIVE_INFINITY;
        }
        if (!NUMBER.matcher(token).matches()) {
            throw lines.error(line, "'" + shown(token) + "' is not a number", "numbers look like 12, 0.25 or 1e-3");
        }
        double value = Double.parseDouble(token);
        if (Math.abs(value) > LARGEST) {
            throw lines.error(line, "'" + shown(token) + "' is too large", "counts go up to 1e12");
        }
        decimals = Math.max(decimals, decimals(token));
        whole &= value == Math.rint(value);
        return value;
    }

    /** How many digits behind the point a number was written with: 3 in 0.250, 5 in 1.5e-4. */
    private static int decimals(String token) {
        int e = Math.max(token.indexOf('e'), token.indexOf('E'));
        String mantissa = e < 0 ? token : token.substring(0, e);
        int exponent = e < 0 ? 0 : Integer.parseInt(token.substring(e + 1));
        int point = mantissa.indexOf('.');
        return Math.max(0, (point < 0 ? 0 : mantissa.length() - 1 - point) - exponent);
    }

    /** A piece of the file that is safe to repeat in a message. */
    static String shown(String text) {
        String safe = text.replaceAll("\\p{Cntrl}", "?");
        return safe.length() <= 40 ? safe : safe.substring(0, 40) + "...";
    }

    static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    int height() {
        return rows.size();
    }

    /** Numbers in a row; 0 in an empty table. */
    int width() {
        return rows.isEmpty() ? 0 : rows.get(0).length;
    }

    int line(int row) {
        return lineOf.get(row);
    }

    double at(int row, int column) {
        return rows.get(row)[column];
    }

    /** The most digits behind the point that a number was written with. */
    int decimals() {
        return decimals;
    }

    /** Whether all numbers are whole. */
    boolean whole() {
        return whole;
    }

    boolean hasNegative() {
        return firstNegative() >= 0;
    }

    private int firstNegative() {
        for (int i = 0; i < height(); i++) {
            for (double value : rows.get(i)) {
                if (value < 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** @param what "count" or "probability" */
    void refuseNegative(String what) throws InputException {
        int row = firstNegative();
        if (row >= 0) {
            throw lines.error(line(row), "there is a negative " + what,
                    "weights are read from a MEME log-odds matrix or from a plain matrix");
        }
    }

    /** Rows as columns; every row of the result has the line that is given. */
    Table transposed(int line) {
        Table turned = new Table(lines);
        turned.decimals = decimals;
        turned.whole = whole;
        for (int column = 0; column < width(); column++) {
            double[] row = new double[height()];
            for (int i = 0; i < row.length; i++) {
                row[i] = at(i, column);
            }
            turned.rows.add(row);
            turned.lineOf.add(line);
        }
        return turned;
    }

    /** With the columns in another order: column i of the result is column {@code order[i]}. */
    Table reordered(int... order) {
        Table sorted = new Table(lines);
        sorted.decimals = decimals;
        sorted.whole = whole;
        for (int i = 0; i < height(); i++) {
            double[] row = new double[order.length];
            for (int a = 0; a < row.length; a++) {
                row[a] = at(i, order[a]);
            }
            sorted.rows.add(row);
            sorted.lineOf.add(line(i));
        }
        return sorted;
    }
}
