package org.convscan.format.pore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/**
 * Tables of words and levels, a line each: nanopolish's and ONT's with a line of column names (kmer, level_mean, level_stdv, ...), and
 * ONT's newer ones without names and spreads. Lines that begin with # are comments; {@code #alphabet rna} makes it one for RNA, as
 * does a U among the letters, or "rna" in the file's name or in its {@code #ont_model_name}. Behind {@code #letters 9} words are left
 * out: a line holds the level of one word of nine letters, from AAAAAAAAA on.
 */
public final class PoreModelFile {
    private final String file;
    private String name;
    private boolean backwards;
    private boolean named;
    private boolean wordless;
    private int levelColumn = 1;
    private int spreadColumn = -1;
    private int letters;
    private float[] levels;
    private float[] spreads;
    private boolean[] seen;
    private int count;
    private long line;

    private PoreModelFile(String file, String name) {
        this.file = file;
        this.name = name;
        this.backwards = name.toLowerCase(Locale.ROOT).contains("rna");
    }

    /** @param path a text file, gzipped or not */
    public static PoreModel read(Path path) throws IOException {
        PoreModelFile reader = new PoreModelFile(path.toString(), stem(path));
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(InputFile.of(path.toString(), InputStream.nullInputStream()).open(), StandardCharsets.ISO_8859_1))) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                reader.line++;
                reader.add(text);
            }
        }
        return reader.model();
    }

    private static String stem(Path path) {
        return String.valueOf(path.getFileName()).replaceFirst("\\.gz$", "").replaceFirst("\\.(model|txt|tsv)$", "");
    }

    private void add(String text) throws InputException {
        if (text.isBlank()) {
            return;
        }
        if (text.startsWith("#")) {
            comment(text);
            return;
        }
        if (wordless) {
            level(text.strip());
            return;
        }
        String[] fields = fields(text.strip());
        if (levels == null && !named && fields[0].equalsIgnoreCase("kmer")) {
            columns(fields);
        } else {
            word(fields);
        }
    }

    /** Split at blanks; a regular expression would be compiled anew for each of thousands of lines. */
    private static String[] fields(String text) {
        StringTokenizer tokens = new StringTokenizer(text, " \t\n\u000B\f\r");
        String[] fields = new String[tokens.countTokens()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = tokens.nextToken();
        }
        return fields;
    }

    private void comment(String text) throws InputException {
        String[] fields = text.substring(1).strip().split("\\s+", 2);
        String value = fields.length > 1 ? fields[1] : "";
        if (fields[0].equals("letters") && levels == null) {
            begin((int) value(value));
            wordless = true;
        }
        if (fields[0].equals("name")) {
            name = value;
        }
        if (fields[0].equals("alphabet") || fields[0].equals("ont_model_name")) {
            backwards |= value.toLowerCase(Locale.ROOT).contains("rna");
        }
    }

    private void columns(String[] fields) throws InputException {
        named = true;
        levelColumn = -1;
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].equals("level_mean")) {
                levelColumn = i;
            } else if (fields[i].equals("level_stdv")) {
                spreadColumn = i;
            }
        }
        if (levelColumn < 0) {
            throw wrong("there is no column level_mean", "columns are named kmer, level_mean and level_stdv");
        }
    }

    private void word(String[] fields) throws InputException {
        int word = number(fields[0]);
        if (fields.length <= Math.max(levelColumn, spreadColumn)) {
            throw wrong("the line has " + fields.length + " fields", "a word and its level are needed");
        }
        if (seen[word]) {
            throw wrong("the word " + fields[0] + " has been there before", "");
        }
        seen[word] = true;
        count++;
        levels[word] = value(fields[levelColumn]);
        spreads[word] = spreadColumn < 0 ? 0 : value(fields[spreadColumn]);
        if (spreads[word] < 0) {
            throw wrong("a spread below 0", "");
        }
    }

    private void level(String text) throws InputException {
        if (count == levels.length) {
            throw wrong("there are more levels than the " + count + " of all words of " + letters + " letters", "");
        }
        levels[count++] = value(text);
    }

    private int number(String word) throws InputException {
        if (levels == null) {
            begin(word.length());
        }
        if (word.length() != letters) {
            throw wrong("a word of " + word.length() + " letters among words of " + letters, "");
        }
        int number = 0;
        for (char letter : word.toUpperCase(Locale.ROOT).toCharArray()) {
            int code = "ACGT".indexOf(letter == 'U' ? 'T' : letter);
            if (code < 0) {
                throw wrong("'" + letter + "' is no letter of A, C, G, T and U", "modified bases are not read");
            }
            backwards |= letter == 'U';
            number = number << 2 | code;
        }
        return number;
    }

    private void begin(int wordLetters) throws InputException {
        letters = wordLetters;
        if (letters < 1 || letters > PoreModel.LONGEST_WORD) {
            throw wrong("a word of " + letters + " letters", "pore models have words of up to " + PoreModel.LONGEST_WORD);
        }
        levels = new float[1 << 2 * letters];
        spreads = new float[levels.length];
        seen = new boolean[levels.length];
    }

    private float value(String text) throws InputException {
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong("'" + text + "' is no number", "");
        }
        throw wrong("'" + text + "' is no level", "");
    }

    private PoreModel model() throws InputException {
        if (levels == null) {
            throw new InputException(file, "", "there are no words in this pore model", "a line has a word and its level");
        }
        if (count < levels.length) {
            throw new InputException(file, "", "the pore model has " + count + " words of " + letters + " letters, not all "
                    + levels.length, "is the file cut off?");
        }
        try {
            return new PoreModel(name, letters, backwards, levels, spreads);
        } catch (IllegalArgumentException e) {
            throw new InputException(file, "", e.getMessage(), "", e);
        }
    }

    private InputException wrong(String what, String hint) {
        return new InputException(file, "line " + line, what, hint);
    }
}
