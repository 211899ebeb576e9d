package org.convscan.format.fasta;

import java.io.IOException;
import org.convscan.InputException;
import org.convscan.track.Alphabet;

/** Lines of letters, up to the line that begins with a mark. Blank lines, spaces and lines that begin with ; are left out. */
final class LetterLines {
    private static final byte LETTER = 0;
    private static final byte LINE_END = 1;
    private static final byte SPACE = 2;
    private static final byte WRONG = 3;

    /** Letters of proteins (IUPAC-IUB 1983) that are no codes of nucleotides. */
    private static final String PROTEIN = "EFIJLOPQZ*";

    private final ByteReader in;
    private final Alphabet alphabet;
    private final int mark;
    private final byte[] kinds = new byte[256];
    private long lines;
    private long counted;

    LetterLines(ByteReader in, Alphabet alphabet, char mark) {
        this.in = in;
        this.alphabet = alphabet;
        this.mark = mark;
        for (int b = 0; b < kinds.length; b++) {
            kinds[b] = kind(b);
        }
    }

    private byte kind(int b) {
        if (b == '\n' || b == '\r') {
            return LINE_END;
        }
        if (b == ' ' || b == '\t' || b == '\f' || b == 0x0B) {
            return SPACE;
        }
        return alphabet.accepts(b) ? LETTER : WRONG;
    }

    /** Lines with letters since {@link #restart}. */
    long lines() {
        return lines;
    }

    void restart() {
        lines = 0;
    }

    int letters(byte[] target, int from, int to) throws IOException {
        int at = from;
        while (at < to && !ended()) {
            at = in.copy(kinds, target, at, to);
        }
        return at;
    }

    /** Goes to the next letter; true when there is the mark or the file's end before one. */
    boolean ended() throws IOException {
        for (int b = in.peek(); b >= 0; b = in.peek()) {
            boolean start = in.atLineStart();
            if (start && b == mark) {
                return true;
            }
            if (start && b == ';') {
                in.skipLine();
            } else if (kinds[b] == LETTER) {
                count();
                return false;
            } else if (kinds[b] == LINE_END) {
                in.endLine();
            } else if (kinds[b] == SPACE) {
                in.read();
            } else {
                throw wrong(b);
            }
        }
        return true;
    }

    private void count() {
        if (in.line() != counted) {
            counted = in.line();
            lines++;
        }
    }

    private InputException wrong(int b) {
        String letter = b > ' ' && b < 0x7F ? "'" + (char) b + "'" : String.format("the byte 0x%02X", b);
        return in.wrongHere(letter + " is no letter of " + alphabet.name(), hint(b));
    }

    private String hint(int b) {
        if (b == '>') {
            return "a header begins its line";
        }
        boolean protein = alphabet.hasComplement() && PROTEIN.indexOf(Character.toUpperCase(b)) >= 0;
        return protein ? "this looks like protein; nucleotides are expected" : "";
    }
}
