package org.convscan.format.motif;

import java.nio.file.Path;
import java.util.Arrays;
import org.convscan.InputException;
import org.convscan.kernel.Background;
import org.convscan.track.Alphabet;

/**
 * Reads a background file as MEME's {@code fasta-get-markov} writes it: lines of a word and its probability, all words of one
 * letter, then perhaps all of two, and so on; {@code #} begins a comment. The order of the background is that of the longest
 * words, but at most {@link Background#HIGHEST_ORDER}: longer words are passed over. Plain or gzipped.
 */
public final class BackgroundReader {
    private final Alphabet alphabet;
    private final Lines lines;
    private final double[][] tables = new double[Background.HIGHEST_ORDER + 1][];
    private final int[][] lineOf = new int[Background.HIGHEST_ORDER + 1][];

    private BackgroundReader(Lines lines, Alphabet alphabet) {
        this.lines = lines;
        this.alphabet = alphabet;
        int size = 1;
        for (int k = 0; k < tables.length; k++) {
            size *= alphabet.size();
            tables[k] = new double[size];
            lineOf[k] = new int[size];
        }
    }

    public static Background read(Path file, Alphabet alphabet) throws InputException {
        return new BackgroundReader(Lines.read(file), alphabet).read();
    }

    private Background read() throws InputException {
        int longest = 0;
        for (int line = lines.next(1); line <= lines.count(); line = lines.next(line + 1)) {
            String text = lines.at(line).replaceAll("#.*", "").strip();
            if (!text.isEmpty()) {
                longest = Math.max(longest, word(line, text));
            }
        }
        if (longest == 0) {
            throw lines.error("there is no word in this background file", "its lines look like \"A 0.25\"");
        }
        for (int k = 0; k < longest; k++) {
            check(k);
        }
        return Background.of(alphabet, Arrays.copyOf(tables, longest));
    }

    /** @return the word's length; 0 for one that is too long to be used */
    private int word(int line, String text) throws InputException {
        String[] fields = text.split("\\s+");
        if (fields.length != 2 || !Table.isNumber(fields[1])) {
            throw lines.error(line, "'" + Table.shown(text) + "' is not a word and its probability",
                    "lines look like \"A 0.25\" or \"ACG 0.0156\"");
        }
        double probability = Double.parseDouble(fields[1].replaceAll("(?i)inf.*", "1"));
        if (!(probability >= 0 && probability <= 1)) {
            throw lines.error(line, "the probability " + Table.shown(fields[1]) + " is not between 0 and 1",
                    "divide counts by their total");
        }
        int number = number(line, fields[0]);
        int k = fields[0].length() - 1;
        if (k > Background.HIGHEST_ORDER) {
            return 0;
        }
        if (lineOf[k][number] > 0) {
            throw lines.error(line, "the word " + fields[0] + " was given on line " + lineOf[k][number] + " already",
                    "remove one of the two");
        }
        if (k == 0 && probability == 0) {
            throw lines.error(line, "the letter " + fields[0] + " never occurs", "a background needs all letters of "
                    + alphabet.letters());
        }
        tables[k][number] = probability;
        lineOf[k][number] = line;
        return k + 1;
    }

    private int number(int line, String word) throws InputException {
        int number = 0;
        for (char letter : word.toCharArray()) {
            int code = letter < 256 ? alphabet.code(letter) : alphabet.unknown();
            if (code == alphabet.unknown()) {
                throw lines.error(line, "'" + Table.shown(word) + "' has a letter that is not in " + alphabet,
                        "remove it, or give a background of the same alphabet");
            }
            number = number * alphabet.size() + code;
        }
        return number;
    }

    private void check(int k) throws InputException {
        double total = 0;
        for (int i = 0; i < tables[k].length; i++) {
            if (lineOf[k][i] == 0) {
                throw lines.error("the word " + spell(i, k + 1) + " is missing", "give all " + tables[k].length + " words of "
                        + Table.plural(k + 1, "letter") + ", or none");
            }
            total += tables[k][i];
        }
        if (Math.abs(total - 1) > Sites.TOLERANCE) {
            throw lines.error("the words of " + Table.plural(k + 1, "letter") + " add up to " + Math.round(total * 1e4) / 1e4
                    + ", not 1", "correct them; " + Sites.TOLERANCE + " is taken for rounding");
        }
    }

    private String spell(int number, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0, rest = number; i < length; i++, rest /= alphabet.size()) {
            word.insert(0, alphabet.letter(rest % alphabet.size()));
        }
        return word.toString();
    }
}
