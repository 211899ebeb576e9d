package org.convscan.kernel;

import org.convscan.track.Alphabet;

/** The probability of each letter at each position of a motif. */
public final class Frequencies {
    private final MotifName name;
    private final Alphabet alphabet;
    private final Matrix cells;

    /** @param rows by position, then by letter code; copied */
    public Frequencies(MotifName name, Alphabet alphabet, double[][] rows) {
        this.name = name;
        this.alphabet = alphabet;
        this.cells = new Matrix(alphabet, rows);
    }

    public MotifName name() {
        return name;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    public int width() {
        return cells.width();
    }

    public double at(int position, int code) {
        return cells.at(position, code);
    }

    /** Information content of a position in bits, against letters of equal frequency: the height of a logo's stack. */
    public double information(int position) {
        double bits = Math.log(alphabet.size()) / Math.log(2);
        for (int a = 0; a < alphabet.size(); a++) {
            double p = at(position, a);
            bits += p > 0 ? p * Math.log(p) / Math.log(2) : 0;
        }
        return Math.max(0, bits);
    }

    /** log2(frequency / background). */
    public LogOdds logOdds(Background background) {
        double[][] rows = new double[width()][alphabet.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < rows[i].length; a++) {
                rows[i][a] = Math.max(FixedPoint.LOWEST_BITS, Math.log(at(i, a) / background.frequency(a)) / Math.log(2));
            }
        }
        return new LogOdds(name, alphabet, rows);
    }
}
