package org.convscan.format.motif;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;

/** Reads a MEME file's alphabet, to refuse every one but DNA's (U may stand for T). */
final class MemeAlphabet {
    private static final Pattern SHORT = Pattern.compile("ALPHABET\\s*=\\s*(\\S+).*");
    private static final Pattern CUSTOM = Pattern.compile("ALPHABET\\s+(\"[^\"]*\"|\\S+)?.*");
    /** One letter, a name and a colour that may both be absent, and for a pair the other letter likewise. */
    private static final Pattern CORE = Pattern.compile(
            "(\\S)(\\s+\"[^\"]*\")?(\\s+[0-9A-Fa-f]{6})?(\\s*~\\s*(\\S)(\\s+\"[^\"]*\")?(\\s+[0-9A-Fa-f]{6})?)?");
    private static final Pattern AMBIGUOUS = Pattern.compile("\\S(\\s+\"[^\"]*\")?(\\s+[0-9A-Fa-f]{6})?\\s*=\\s*\\S*");
    private static final Set<String> DNA = Set.of("ACGT", "ACGU", "DNA", "RNA");

    private MemeAlphabet() {}

    /** @return the line behind the alphabet, which may be a block of several lines */
    static int check(Lines lines, int line) throws InputException {
        Matcher brief = SHORT.matcher(lines.at(line));
        if (brief.matches()) {
            if (!DNA.contains(brief.group(1).toUpperCase(Locale.ROOT))) {
                throw unsupported(lines, line, brief.group(1));
            }
            return line + 1;
        }
        Matcher custom = CUSTOM.matcher(lines.at(line));
        String name = custom.matches() && custom.group(1) != null ? custom.group(1).replace("\"", "") : "";
        if (!lines.at(line).contains("\"") && !name.isEmpty() && !opensBlock(lines, line)) {
            if (!DNA.contains(name.toUpperCase(Locale.ROOT))) {
                throw unsupported(lines, line, name);
            }
            return line + 1;
        }
        return block(lines, line);
    }

    private static boolean opensBlock(Lines lines, int line) {
        int next = lines.next(line + 1);
        return next <= lines.count() && CORE.matcher(lines.at(next)).matches();
    }

    private static int block(Lines lines, int start) throws InputException {
        Set<Character> letters = new TreeSet<>();
        for (int line = lines.next(start + 1); line <= lines.count(); line = lines.next(line + 1)) {
            String text = lines.at(line);
            Matcher core = CORE.matcher(text);
            if (text.matches("END\\s+ALPHABET.*")) {
                return end(lines, start, line, letters);
            }
            if (core.matches()) {
                letters.add(core.group(1).charAt(0));
                if (core.group(5) != null) {
                    letters.add(core.group(5).charAt(0));
                }
            } else if (!AMBIGUOUS.matcher(text).matches() && !text.startsWith("#")) {
                throw lines.error(line, "'" + Table.shown(text) + "' is no line of an alphabet",
                        "the block ends with END ALPHABET");
            }
        }
        throw lines.cutShort("inside the alphabet that begins on line " + start);
    }

    private static int end(Lines lines, int start, int line, Set<Character> letters) throws InputException {
        StringBuilder all = new StringBuilder();
        letters.forEach(all::append);
        if (!Arrays.asList("ACGT", "ACGU").contains(all.toString().toUpperCase(Locale.ROOT))) {
            throw unsupported(lines, start, all.toString());
        }
        return line + 1;
    }

    private static InputException unsupported(Lines lines, int line, String alphabet) {
        return lines.error(line, "the alphabet " + Table.shown(alphabet) + " is unsupported", "motifs are read for DNA only");
    }
}
