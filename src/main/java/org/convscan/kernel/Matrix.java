package org.convscan.kernel;

import org.convscan.track.Alphabet;

/** Rows by position, one number per letter: the checked copy that every stage of a motif is built on. */
final class Matrix {
    private final double[][] rows;

    Matrix(Alphabet alphabet, double[][] rows) {
        if (rows.length == 0 || rows.length > FixedPoint.WIDEST) {
            throw new IllegalArgumentException("a motif has 1 to " + FixedPoint.WIDEST + " positions: " + rows.length);
        }
        this.rows = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != alphabet.size()) {
                throw new IllegalArgumentException("position " + (i + 1) + " has " + rows[i].length + " numbers, not "
                        + alphabet.size());
            }
            this.rows[i] = rows[i].clone();
        }
    }

    int width() {
        return rows.length;
    }

    double at(int position, int code) {
        return rows[position][code];
    }

    double total(int position) {
        double total = 0;
        for (double cell : rows[position]) {
            total += cell;
        }
        return total;
    }
}
