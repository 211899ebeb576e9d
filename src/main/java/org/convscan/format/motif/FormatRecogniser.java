package org.convscan.format.motif;

import java.util.regex.Pattern;
import org.convscan.InputException;

/** Tells a motif file's format by its content, and what else a file is that was given by mistake. */
final class FormatRecogniser {
    private static final Pattern MEME = Pattern.compile("MEME version\\b.*|(letter-probability|log-odds) matrix:.*");
    private static final Pattern TRANSFAC = Pattern.compile("(AC|ID|NA|DE|VV|BF|XX|P0|PO)(\\s.*)?");
    private static final Pattern HOMER = Pattern.compile(">\\s*[A-Za-z]+\\t[^\\t]+\\t\\s*[+-]?[0-9.]+([eE][+-]?\\d+)?(\\t.*)?");
    private static final Pattern LETTERS_ONLY = Pattern.compile("[A-Za-z*-]+");
    private static final String KNOWN = "MEME, JASPAR, TRANSFAC, HOMER and plain matrices are read";

    private FormatRecogniser() {}

    static MotifFormat recognise(Lines lines) throws InputException {
        for (int line = 1; line <= lines.count(); line++) {
            if (isMeme(lines.at(line))) {
                return MotifFormat.MEME;
            }
        }
        int first = significant(lines, 1);
        if (first > lines.count()) {
            throw lines.error("there are only comments in this file", KNOWN);
        }
        String text = lines.at(first);
        refuse(lines, first, text);
        if (text.startsWith(">")) {
            return headed(lines, first);
        }
        if (TRANSFAC.matcher(text).matches()) {
            return MotifFormat.TRANSFAC;
        }
        if (MatrixParser.isRow(text)) {
            return MotifFormat.PLAIN;
        }
        throw lines.error(first, "this is no motif file: '" + Table.shown(text) + "'", KNOWN);
    }

    /** Nearly all lines of a large file start with another letter: no search for them. */
    private static boolean isMeme(String text) {
        return (text.startsWith("M") || text.startsWith("l")) && MEME.matcher(text).matches();
    }

    /** First line from {@code line} on that is neither blank nor a comment. */
    private static int significant(Lines lines, int line) {
        int at = lines.next(line);
        while (at <= lines.count() && lines.at(at).startsWith("#")) {
            at = lines.next(at + 1);
        }
        return at;
    }

    private static void refuse(Lines lines, int line, String text) throws InputException {
        if (text.startsWith("<")) {
            throw lines.error(line, "this is HTML or XML, which is unsupported",
                    "MEME writes the same motifs to meme.txt; from a web page take the motif file itself");
        }
        if (text.startsWith("@")) {
            throw lines.error(line, "this looks like FASTQ or SAM", "motifs go with -m, sequences come after them");
        }
    }

    private static MotifFormat headed(Lines lines, int first) throws InputException {
        if (HOMER.matcher(lines.at(first)).matches()) {
            return MotifFormat.HOMER;
        }
        int body = significant(lines, first + 1);
        if (body <= lines.count() && LETTERS_ONLY.matcher(lines.at(body)).matches()) {
            throw lines.error(body, "this looks like FASTA", "motifs go with -m, sequences come after them; for motifs "
                    + "written in letters use --iupac");
        }
        return !MatrixParser.isBracketed(lines) && new MatrixParser(MotifFormat.PLAIN).isPlain(lines) ? MotifFormat.PLAIN : MotifFormat.JASPAR;
    }
}
