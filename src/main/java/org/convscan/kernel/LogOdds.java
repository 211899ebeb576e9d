package org.convscan.kernel;

import org.convscan.coord.Strand;
import org.convscan.track.Alphabet;

/** A motif's weights in bits. */
public final class LogOdds implements Motif {
    private final MotifName name;
    private final Alphabet alphabet;
    private final Matrix cells;

    /** @param rows by position, then by letter code, in bits; copied */
    public LogOdds(MotifName name, Alphabet alphabet, double[][] rows) {
        this.name = name;
        this.alphabet = alphabet;
        this.cells = new Matrix(alphabet, rows);
    }

    /**
     * A word that is matched letter by letter: the letter itself weighs 1, every other one 0, so a window's score counts the
     * letters that agree, and one of {@code word.length()} is the word.
     */
    public static LogOdds word(MotifName name, Alphabet alphabet, String word) {
        double[][] rows = new double[word.length()][alphabet.size()];
        for (int i = 0; i < rows.length; i++) {
            int code = alphabet.code(word.charAt(i));
            if (code == alphabet.unknown()) {
                throw new IllegalArgumentException("'" + word.charAt(i) + "' is no letter of " + alphabet);
            }
            rows[i][code] = 1;
        }
        return new LogOdds(name, alphabet, rows);
    }

    @Override
    public MotifName name() {
        return name;
    }

    @Override
    public Alphabet alphabet() {
        return alphabet;
    }

    @Override
    public int width() {
        return cells.width();
    }

    public double at(int position, int code) {
        return cells.at(position, code);
    }

    /** Itself: ready-made weights know their background already. */
    @Override
    public LogOdds logOdds(Background background, double pseudocount) {
        return this;
    }

    /** The kernel that reads the motif on the given strand of a line. */
    public Linear linear(Strand strand) {
        int letters = alphabet.size();
        long[] weights = new long[width() * (letters + 1)];
        for (int i = 0; i < width(); i++) {
            for (int a = 0; a < letters; a++) {
                weights[i * (letters + 1) + a] = FixedPoint.of(at(i, a));
            }
        }
        Linear forward = new Linear(name.id(), alphabet, Strand.FORWARD, weights);
        return strand == Strand.FORWARD ? forward : forward.reverse();
    }
}
