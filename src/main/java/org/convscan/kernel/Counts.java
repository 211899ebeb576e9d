package org.convscan.kernel;

import org.convscan.track.Alphabet;

/** How often each letter was seen at each position of a motif's known sites. Totals may differ between positions. */
public final class Counts implements Motif {
    private final MotifName name;
    private final Alphabet alphabet;
    private final Matrix cells;

    /**
     * @param rows by position, then by letter code; copied
     * @throws IllegalArgumentException on a negative or non-finite count or a row of the wrong length
     */
    public Counts(MotifName name, Alphabet alphabet, double[][] rows) {
        this.name = name;
        this.alphabet = alphabet;
        this.cells = new Matrix(alphabet, rows);
        for (int i = 0; i < rows.length; i++) {
            for (double cell : rows[i]) {
                if (!(cell >= 0 && cell < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("position " + (i + 1) + " has the count " + cell);
                }
            }
        }
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

    /**
     * Each position by its own total, after {@code pseudocount} times the background was added to its cells. A position that
     * was never counted (total 0) is the background.
     */
    public Frequencies frequencies(Background background, double pseudocount) {
        double[][] rows = new double[width()][alphabet.size()];
        for (int i = 0; i < rows.length; i++) {
            double total = cells.total(i) + pseudocount;
            for (int a = 0; a < rows[i].length; a++) {
                rows[i][a] = total == 0
                        ? background.frequency(a)
                        : (cells.at(i, a) + pseudocount * background.frequency(a)) / total;
            }
        }
        return new Frequencies(name, alphabet, rows);
    }

    @Override
    public LogOdds logOdds(Background background, double pseudocount) {
        return frequencies(background, pseudocount).logOdds(background);
    }
}
