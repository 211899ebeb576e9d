package org.convscan.format.motif;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;
import org.convscan.kernel.Motif;

/** Reads MEME's minimal format and the full text of its programs, where other sections stand between the matrices. */
final class MemeParser implements MotifParser {
    private static final Pattern MATRIX = Pattern.compile("(letter-probability|log-odds) matrix:(.*)");
    /** What can stand behind a matrix whose rows are too few. */
    private static final Pattern NEXT_SECTION = Pattern.compile("|(MOTIF|URL)(\\s.*)?|[-*=/#].*");
    private static final Pattern KEY = Pattern.compile("([A-Za-z]+)\\s*=\\s*([^\\s=]+)");

    /**
     * MEME itself prints weights as whole hundredths of a bit, others print bits. A matrix of whole numbers with one beyond
     * {@link Sites#MOST_PLAUSIBLE_BITS} is in hundredths.
     */
    private static final double HUNDREDTHS = 100;

    /** The motif being read. */
    private Heading heading;

    private Motif probabilities;
    private Motif weights;

    @Override
    public MotifList parse(Lines lines) throws InputException {
        MotifList motifs = new MotifList(lines);
        int line = lines.next(1);
        while (line <= lines.count()) {
            String text = lines.raw(line);
            Matcher matrix = MATRIX.matcher(lines.at(line));
            if (text.matches("MOTIF(\\s.*)?")) {
                finish(lines, motifs);
                begin(lines, line, text);
                line++;
            } else if (matrix.matches()) {
                line = matrix(lines, line, matrix);
            } else {
                line = text.startsWith("ALPHABET") ? MemeAlphabet.check(lines, line) : line + 1;
            }
        }
        finish(lines, motifs);
        return motifs;
    }

    private void begin(Lines lines, int line, String text) throws InputException {
        Heading all = Heading.of(lines, line, text.substring("MOTIF".length()));
        // The full text goes on with "width = 10 sites = 5" on the same line.
        String alternative = all.name().alternative().split("\\s+")[0];
        boolean isKey = all.name().alternative().matches(Pattern.quote(alternative) + "\\s*=.*");
        heading = Heading.of(lines, line, all.id() + " " + (isKey ? "" : alternative));
        probabilities = null;
        weights = null;
    }

    private void finish(Lines lines, MotifList motifs) throws InputException {
        if (heading == null) {
            return;
        }
        if (probabilities == null && weights == null) {
            throw lines.error(heading.line(), "the motif " + heading.id() + " has no matrix",
                    "a letter-probability matrix must follow; was the file cut short?");
        }
        motifs.add(heading, probabilities != null ? probabilities : weights);
    }

    /** @return the line behind the matrix */
    private int matrix(Lines lines, int line, Matcher matrix) throws InputException {
        if (heading == null) {
            throw lines.error(line, "a matrix stands before the first MOTIF line", "write \"MOTIF id\" above it");
        }
        boolean isProbability = matrix.group(1).startsWith("letter");
        if ((isProbability ? probabilities : weights) != null) {
            throw lines.error(line, "the motif " + heading.id() + " has two matrices of one kind",
                    "is a MOTIF line missing above this one?");
        }
        int letters = (int) key(lines, line, matrix.group(2), "alength", 4);
        if (letters != 4) {
            throw lines.error(line, "an alphabet of " + letters + " letters is unsupported", "motifs are read for DNA only");
        }
        Table table = new Table(lines);
        int width = (int) key(lines, line, matrix.group(2), "w", -1);
        int end = rows(lines, line, width, table);
        if (isProbability) {
            double sites = key(lines, line, matrix.group(2), "nsites", 0);
            probabilities = Sites.probabilities(lines, heading, table, sites == 0 ? MotifFormat.DEFAULT_SITES : sites);
        } else {
            weights = Sites.weights(lines, heading, table, scale(table));
        }
        return end;
    }

    private static double key(Lines lines, int line, String text, String name, double otherwise) throws InputException {
        Matcher key = KEY.matcher(text);
        while (key.find()) {
            if (key.group(1).equals(name)) {
                boolean isNumber = Table.isNumber(key.group(2)) && !key.group(2).startsWith("-");
                if (!isNumber || Double.parseDouble(key.group(2)) > 1e12) {
                    throw lines.error(line, name + "= " + Table.shown(key.group(2)) + " is no usable number",
                            "correct it or leave it out");
                }
                return Double.parseDouble(key.group(2));
            }
        }
        return otherwise;
    }

    private int rows(Lines lines, int header, int width, Table table) throws InputException {
        int line = lines.next(header + 1);
        while (line <= lines.count() && !ends(lines.at(line), table.height() == width)) {
            table.add(line, lines.at(line).split("\\s+"), 0);
            // Without w= the first blank line behind a row ends the matrix.
            line = width < 0 ? line + 1 : lines.next(line + 1);
        }
        if (width >= 0 && table.height() != width) {
            String rows = Table.plural(table.height(), "row");
            if (line > lines.count() && table.height() < width) {
                throw lines.cutShort("after " + rows + " of the " + width + " of " + heading.id());
            }
            throw lines.error(header, "w= " + width + ", but the matrix of " + heading.id() + " has " + rows,
                    "correct w= or the rows");
        }
        return line;
    }

    /** Whether a line is no longer part of a matrix: words, rulers and, once it is complete, anything but a number. */
    private static boolean ends(String text, boolean isComplete) {
        return !Table.isNumber(text.split("\\s+")[0])
                && (isComplete || MATRIX.matcher(text).matches() || NEXT_SECTION.matcher(text).matches());
    }

    private static double scale(Table table) {
        boolean hundredths = false;
        for (int i = 0; i < table.height(); i++) {
            for (int a = 0; a < table.width(); a++) {
                double weight = Math.abs(table.at(i, a));
                hundredths |= weight > Sites.MOST_PLAUSIBLE_BITS && weight <= Double.MAX_VALUE && table.decimals() == 0;
            }
        }
        return hundredths ? HUNDREDTHS : 1;
    }
}
