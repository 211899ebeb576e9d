package org.convscan.format.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;
import org.convscan.kernel.Motif;
import org.convscan.track.Alphabet;

/** Reads JASPAR files and plain matrices: rows of numbers, with or without letters and {@code >} lines. */
final class MatrixParser implements MotifParser {
    /** "A [ 1 2 3 ]", "A| 1 2 3", "A: 1 2 3", "A 1 2 3". */
    private static final Pattern LETTERED = Pattern.compile("([ACGTUacgtu])\\s*[:|\\[\\s]\\s*([-+.\\d]|.*\\])");

    private static final Pattern HEADER = Pattern.compile("[ACGTUacgtu]([\\s,;]+[ACGTUacgtu]){3}");
    private static final int LETTERS = Alphabet.DNA.size();

    /** Looked at once for each character of a file. */
    private static final boolean[] SEPARATES = new boolean['|' + 1];

    static {
        for (char c : " \t[],;|\f\u000B".toCharArray()) {
            SEPARATES[c] = true;
        }
    }

    private final MotifFormat format;

    MatrixParser(MotifFormat format) {
        this.format = format;
    }

    /** A matrix before it is known which way round it is. */
    private static final class Block {
        final Heading heading;
        final Table table;
        /** Letter codes of the rows, or of the columns where a header line names them; null where nothing is named. */
        final List<Integer> rowLetters = new ArrayList<>();

        int[] columns;

        Block(Heading heading, Lines lines) {
            this.heading = heading;
            this.table = new Table(lines);
        }

        /** +1 where rows are positions, -1 where rows are letters, 0 where both can be. */
        int orientation() {
            if (!rowLetters.isEmpty()) {
                return -1;
            }
            if (columns != null) {
                return 1;
            }
            return Boolean.compare(table.width() == LETTERS, table.height() == LETTERS);
        }
    }

    /** Whether a line can stand in a matrix. */
    static boolean isRow(String text) {
        String[] tokens = split(text);
        return tokens.length > 0 && Table.isNumber(tokens[0])
                || LETTERED.matcher(text).lookingAt()
                || HEADER.matcher(text).matches();
    }

    /** Whether each row begins with a letter and has a bracket, as in JASPAR's own files, which then are read but once. */
    static boolean isBracketed(Lines lines) {
        for (int line = lines.next(1); line <= lines.count(); line = lines.next(line + 1)) {
            String text = lines.at(line);
            boolean isRow = !text.startsWith(">") && !text.startsWith("#");
            if (isRow && (Alphabet.DNA.code(text.charAt(0)) == LETTERS || text.indexOf('[') < 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a matrix without letters has a row per position, or weights: plain matrices rather than JASPAR's. */
    boolean isPlain(Lines lines) throws InputException {
        for (Block block : blocks(lines)) {
            if (block.rowLetters.isEmpty() && (block.table.hasNegative() || block.orientation() > 0)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public MotifList parse(Lines lines) throws InputException {
        List<Block> blocks = blocks(lines);
        MotifList motifs = new MotifList(lines);
        for (Block block : blocks) {
            motifs.add(block.heading, motif(lines, block, blocks));
        }
        return motifs;
    }

    private Motif motif(Lines lines, Block block, List<Block> all) throws InputException {
        Table table = byPosition(lines, block, all);
        if (format == MotifFormat.PLAIN) {
            return Sites.anything(lines, block.heading, table);
        }
        block.table.refuseNegative("count");
        return Sites.countsOrProbabilities(lines, block.heading, table, true);
    }

    private List<Block> blocks(Lines lines) throws InputException {
        List<Block> blocks = new ArrayList<>();
        Block block = null;
        for (int line = lines.next(1); line <= lines.count(); line = lines.next(line + 1)) {
            String text = lines.at(line);
            if (text.startsWith(">")) {
                block = new Block(Heading.of(lines, line, text.substring(1)), lines);
                blocks.add(block);
            } else if (!text.startsWith("#")) {
                if (block == null) {
                    block = new Block(Heading.of(lines, line, lines.stem()), lines);
                    blocks.add(block);
                }
                row(lines, line, text, block);
            }
        }
        return blocks;
    }

    private static void row(Lines lines, int line, String text, Block block) throws InputException {
        double[] counts = bracketed(text);
        if (counts != null) {
            lettered(lines, line, text.charAt(0), block);
            block.table.add(line, counts);
            return;
        }
        Matcher lettered = LETTERED.matcher(text);
        if (HEADER.matcher(text).matches() && block.table.height() == 0) {
            block.columns = columns(lines, line, split(text));
        } else if (lettered.lookingAt()) {
            lettered(lines, line, text.charAt(0), block);
            block.table.add(line, split(text.substring(lettered.start(2))), 0);
        } else {
            mixed(lines, line, !block.rowLetters.isEmpty());
            block.table.add(line, split(text), 0);
        }
    }

    private static void lettered(Lines lines, int line, char letter, Block block) throws InputException {
        int code = Alphabet.DNA.code(letter);
        if (block.rowLetters.contains(code)) {
            throw lines.error(line, "the motif " + block.heading.id() + " has two rows for " + letter,
                    "each letter has one row, each motif a line that starts with >");
        }
        mixed(lines, line, block.rowLetters.size() != block.table.height() || block.columns != null);
        block.rowLetters.add(code);
    }

    /** The counts of a row like "A [ 12 0 7 ]", as nearly all are: in one go, as collections have tens of thousands. Null for others. */
    private static double[] bracketed(String text) {
        int open = text.indexOf('[');
        if (open < 1 || Alphabet.DNA.code(text.charAt(0)) == LETTERS || !text.endsWith("]")) {
            return null;
        }
        for (int at = 1; at < open; at++) {
            if (text.charAt(at) != ' ' && text.charAt(at) != '\t') {
                return null;
            }
        }
        return counts(text, open);
    }

    /** Those from a place on, up to a separator at the end; null if there is anything else but counts of few digits, or none. */
    private static double[] counts(String text, int from) {
        double[] counts = new double[text.length() / 2];
        int size = 0;
        int digits = 0;
        int value = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9' && digits < Table.COUNT_DIGITS) {
                value = value * 10 + c - '0';
                digits++;
            } else if (!separates(c)) {
                return null;
            } else if (digits > 0) {
                counts[size++] = value;
                value = 0;
                digits = 0;
            }
        }
        return size == 0 ? null : Arrays.copyOf(counts, size);
    }

    private static void mixed(Lines lines, int line, boolean isMixed) throws InputException {
        if (isMixed) {
            throw lines.error(line, "rows with and without a letter are mixed", "put A, C, G and T before all four or none");
        }
    }

    /** What stands between separators. */
    private static String[] split(String text) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || separates(text.charAt(at))) {
                if (at > from) {
                    tokens.add(text.substring(from, at));
                }
                from = at + 1;
            }
        }
        return tokens.toArray(String[]::new);
    }

    private static boolean separates(char c) {
        return c < SEPARATES.length && SEPARATES[c];
    }

    /** @return by letter code, the column that holds it */
    static int[] columns(Lines lines, int line, String[] letters) throws InputException {
        int[] columns = {-1, -1, -1, -1};
        for (int i = 0; i < letters.length; i++) {
            int code = letters[i].length() == 1 ? Alphabet.DNA.code(letters[i].charAt(0)) : LETTERS;
            if (i >= LETTERS || code == LETTERS || columns[code] >= 0) {
                throw lines.error(line, "the columns are '" + Table.shown(String.join(" ", letters)) + "', not A, C, G and T",
                        "each of the four letters stands once; other alphabets are unsupported");
            }
            columns[code] = i;
        }
        if (letters.length != LETTERS) {
            throw lines.error(line, "there are " + letters.length + " columns, not 4", "one for each of A, C, G and T");
        }
        return columns;
    }

    private Table byPosition(Lines lines, Block block, List<Block> all) throws InputException {
        Table table = block.table;
        if (table.height() == 0) {
            return table;
        }
        if (!block.rowLetters.isEmpty()) {
            return table.transposed(block.heading.line()).reordered(rowsByLetter(lines, block));
        }
        if (block.columns != null && table.width() == LETTERS) {
            return table.reordered(block.columns);
        }
        return rowsAreLetters(lines, block, all) ? table.transposed(block.heading.line()) : table;
    }

    private static int[] rowsByLetter(Lines lines, Block block) throws InputException {
        if (block.rowLetters.size() != LETTERS) {
            throw lines.error(block.heading.line(), "the motif " + block.heading.id() + " has rows for "
                    + Table.plural(block.rowLetters.size(), "letter") + ", not for A, C, G and T", "is it cut short?");
        }
        int[] order = new int[LETTERS];
        for (int i = 0; i < LETTERS; i++) {
            order[block.rowLetters.get(i)] = i;
        }
        return order;
    }

    private boolean rowsAreLetters(Lines lines, Block block, List<Block> all) throws InputException {
        Table table = block.table;
        if (table.width() != LETTERS && table.height() != LETTERS) {
            throw lines.error(table.line(0), "the matrix of " + block.heading.id() + " has "
                    + Table.plural(table.height(), "row") + " of " + Table.plural(table.width(), "number"),
                    "it takes 4 rows or 4 columns, for A, C, G and T; decimals take a point, not a comma");
        }
        if (block.orientation() != 0) {
            return block.orientation() < 0;
        }
        boolean positions = all.stream().anyMatch(other -> other.orientation() > 0);
        boolean letters = all.stream().anyMatch(other -> other.orientation() < 0);
        if (positions && letters) {
            throw lines.error(block.heading.line(), "the 4 x 4 matrix of " + block.heading.id()
                    + " can be read both ways, and this file's other matrices stand both ways",
                    "put A, C, G and T before its rows, or above its columns");
        }
        return positions || letters ? letters : format == MotifFormat.JASPAR;
    }
}
