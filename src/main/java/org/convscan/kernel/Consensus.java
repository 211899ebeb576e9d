package org.convscan.kernel;

import java.util.Locale;
import org.convscan.track.Alphabet;

/**
 * A motif written in letters with ambiguity codes ("TGASTCA"). Each allowed letter weighs log2(letters / allowed letters) bits,
 * every other one so little that a single mismatch loses more than all matches can win: the windows that reach
 * {@link #perfect} are those that match.
 */
public final class Consensus implements Motif {
    /** IUPAC-IUB nomenclature, 1984 (Nucleic Acids Res. 13:3021). */
    private static final String[] CODES = {
        "A=A", "C=C", "G=G", "T=T", "U=T", "R=AG", "Y=CT", "S=CG", "W=AT", "K=GT", "M=AC", "B=CGT", "D=AGT", "H=ACT", "V=ACG",
        "N=ACGT"
    };

    private final MotifName name;
    private final String letters;

    /** @throws IllegalArgumentException on a letter that is no IUPAC nucleotide code */
    public Consensus(MotifName name, String letters) {
        this.name = name;
        this.letters = letters.toUpperCase(Locale.ROOT);
        for (char letter : this.letters.toCharArray()) {
            allowed(letter);
        }
        if (this.letters.isEmpty() || this.letters.length() > FixedPoint.WIDEST) {
            throw new IllegalArgumentException("a motif has 1 to " + FixedPoint.WIDEST + " letters");
        }
    }

    private static String allowed(char letter) {
        for (String code : CODES) {
            if (code.charAt(0) == letter) {
                return code.substring(2);
            }
        }
        throw new IllegalArgumentException("'" + letter + "' is no IUPAC nucleotide code");
    }

    @Override
    public MotifName name() {
        return name;
    }

    @Override
    public Alphabet alphabet() {
        return Alphabet.DNA;
    }

    @Override
    public int width() {
        return letters.length();
    }

    /** The lowest score of a window that matches. */
    public long perfect() {
        long sum = 0;
        for (char letter : letters.toCharArray()) {
            sum += FixedPoint.of(bits(allowed(letter)));
        }
        return sum;
    }

    private static double bits(String allowed) {
        return Math.log(4.0 / allowed.length()) / Math.log(2);
    }

    @Override
    public LogOdds logOdds(Background background, double pseudocount) {
        double mismatch = -2.0 * letters.length() - 1;
        double[][] rows = new double[width()][4];
        for (int i = 0; i < rows.length; i++) {
            String allowed = allowed(letters.charAt(i));
            for (int a = 0; a < 4; a++) {
                rows[i][a] = allowed.indexOf(alphabet().letter(a)) >= 0 ? bits(allowed) : Math.max(mismatch, -1000);
            }
        }
        return new LogOdds(name, alphabet(), rows);
    }
}
