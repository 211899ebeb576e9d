package org.convscan.format.motif;

import org.convscan.InputException;
import org.convscan.kernel.Counts;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.track.Alphabet;

/** Turns a table with a row per position and a column per letter into a motif. */
final class Sites {
    /**
     * Probabilities of a position add up to 1 within this. Two decimals of four letters can be off by 0.02; the collections
     * tried (JASPAR 2022 and 2024, HOCOMOCO 12) are within 1e-6.
     */
    static final double TOLERANCE = 0.02;

    /** A position that adds up to more than this is counts. */
    static final double LARGEST_PROBABILITY_TOTAL = 1.05;

    /** The largest weight that is likely in bits: odds of a thousand million to one. */
    static final double MOST_PLAUSIBLE_BITS = 30;

    /** A motif whose counts are all this close to whole numbers has whole counts. */
    private static final double NEARLY_WHOLE = 0.01;

    private static final int LETTERS = Alphabet.DNA.size();

    private Sites() {}

    static Counts counts(Lines lines, Heading heading, Table table) throws InputException {
        check(lines, heading, table);
        table.refuseNegative("count");
        return new Counts(heading.name(), Alphabet.DNA, rows(table, 1));
    }

    static Counts probabilities(Lines lines, Heading heading, Table table, double sites) throws InputException {
        check(lines, heading, table);
        table.refuseNegative("probability");
        for (int i = 0; i < table.height(); i++) {
            double total = total(table, i);
            if (Math.abs(total - 1) > TOLERANCE) {
                throw lines.error(table.line(i), "the probabilities of position " + (i + 1) + " of " + heading.id()
                        + " add up to " + rounded(total) + ", not 1", "correct the row; " + TOLERANCE + " is taken for rounding");
            }
        }
        return new Counts(heading.name(), Alphabet.DNA, undoRounding(rows(table, sites), table.decimals(), sites));
    }

    /** @param scale how many of the table's units make a bit */
    static LogOdds weights(Lines lines, Heading heading, Table table, double scale) throws InputException {
        check(lines, heading, table);
        for (int i = 0; i < table.height(); i++) {
            for (int a = 0; a < LETTERS; a++) {
                double bits = table.at(i, a) / scale;
                if (bits > -FixedPoint.LOWEST_BITS) {
                    throw lines.error(table.line(i), "a weight of " + bits + " bits is unsupported",
                            "correct it; weights go up to " + -FixedPoint.LOWEST_BITS);
                }
            }
        }
        return new LogOdds(heading.name(), Alphabet.DNA, rows(table, 1 / scale));
    }

    /**
     * Counts or probabilities, as the positions' totals show.
     *
     * @param wholeIsCounts whether a matrix of whole numbers is counts even where no position has more than one
     */
    static Counts countsOrProbabilities(Lines lines, Heading heading, Table table, boolean wholeIsCounts)
            throws InputException {
        check(lines, heading, table);
        double most = 0;
        for (int i = 0; i < table.height(); i++) {
            most = Math.max(most, total(table, i));
        }
        return most > LARGEST_PROBABILITY_TOTAL || wholeIsCounts && table.whole()
                ? counts(lines, heading, table)
                : probabilities(lines, heading, table, MotifFormat.DEFAULT_SITES);
    }

    /** Weights in bits where there is a number below 0, else counts or probabilities. */
    static Motif anything(Lines lines, Heading heading, Table table) throws InputException {
        if (!table.hasNegative()) {
            return countsOrProbabilities(lines, heading, table, false);
        }
        check(lines, heading, table);
        for (int i = 0; i < table.height(); i++) {
            for (int a = 0; a < LETTERS; a++) {
                if (table.at(i, a) > MOST_PLAUSIBLE_BITS) {
                    throw lines.error(table.line(i), heading.id() + " has a number below 0, but " + table.at(i, a)
                            + " is too large for a weight in bits", "counts are never negative; divide scaled weights");
                }
            }
        }
        return weights(lines, heading, table, 1);
    }

    private static void check(Lines lines, Heading heading, Table table) throws InputException {
        if (table.height() == 0) {
            throw lines.error(heading.line(), "the motif " + heading.id() + " has no matrix", "add its rows or remove it");
        }
        if (table.width() != LETTERS) {
            throw lines.error(table.line(0), "this row has " + Table.plural(table.width(), "number") + ", not 4",
                    "one for each of A, C, G and T");
        }
        if (table.height() > FixedPoint.WIDEST) {
            throw lines.error(heading.line(), "a motif of " + table.height() + " positions is unsupported", "the widest has "
                    + FixedPoint.WIDEST);
        }
    }

    private static double total(Table table, int row) {
        double total = 0;
        for (int a = 0; a < LETTERS; a++) {
            total += table.at(row, a);
        }
        return total;
    }

    private static String rounded(double value) {
        return String.valueOf(Math.round(value * 1e4) / 1e4);
    }

    private static double[][] rows(Table table, double factor) {
        double[][] rows = new double[table.height()][LETTERS];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < LETTERS; a++) {
                rows[i][a] = table.at(i, a) * factor;
            }
        }
        return rows;
    }

    /**
     * Probabilities are counts divided and printed to some decimals; times the sites they miss the whole counts by the
     * rounding (43 x 0.046512 = 2.000016). Where every number of the motif is that close to a whole one, those were the
     * counts, and the motif scores the same from this file as from one of counts.
     */
    private static double[][] undoRounding(double[][] rows, int decimals, double sites) {
        double reach = Math.min(NEARLY_WHOLE, sites * 0.5 * Math.pow(10, -decimals) + 1e-9 * Math.max(1, sites));
        double[][] whole = new double[rows.length][LETTERS];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < LETTERS; a++) {
                whole[i][a] = Math.rint(rows[i][a]);
                if (Math.abs(whole[i][a] - rows[i][a]) > reach) {
                    return rows;
                }
            }
        }
        return whole;
    }
}
