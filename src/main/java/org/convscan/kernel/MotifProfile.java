package org.convscan.kernel;

import org.convscan.coord.Strand;
import org.convscan.track.Alphabet;

/**
 * A motif made ready to be compared with many: each position's probabilities less their mean, scaled to length 1, so that the
 * Pearson correlation of two positions is a sum of products. A position where all letters are equally probable has no
 * direction and correlates 0 with everything. Immutable.
 */
public final class MotifProfile {
    /** Sums of correlations closer than this are equal: a palindrome's two orientations differ by rounding only. */
    private static final double TIE = 1e-9;

    /** A position of less spread than this (squared) is flat but for rounding. */
    private static final double FLAT = 1e-20;

    private final Alphabet alphabet;
    private final double[][] columns;

    private MotifProfile(Alphabet alphabet, double[][] columns) {
        this.alphabet = alphabet;
        this.columns = columns;
    }

    /** Of counts their shares, without pseudocounts; of weights, the probabilities that they stand for at equal background. */
    public static MotifProfile of(Motif motif) {
        Alphabet alphabet = motif.alphabet();
        LogOdds weights = motif.logOdds(Background.uniform(alphabet), 0);
        double[][] columns = new double[motif.width()][alphabet.size()];
        for (int i = 0; i < columns.length; i++) {
            double total = 0;
            for (int a = 0; a < alphabet.size(); a++) {
                columns[i][a] = Math.pow(2, weights.at(i, a));
                total += columns[i][a];
            }
            scale(columns[i], total);
        }
        return new MotifProfile(alphabet, columns);
    }

    private static void scale(double[] column, double total) {
        double squares = 0;
        for (int a = 0; a < column.length; a++) {
            column[a] = (total > 0 ? column[a] / total : 1.0 / column.length) - 1.0 / column.length;
            squares += column[a] * column[a];
        }
        for (int a = 0; a < column.length; a++) {
            column[a] = squares > FLAT ? column[a] / Math.sqrt(squares) : 0;
        }
    }

    public int width() {
        return columns.length;
    }

    private MotifProfile reverseComplement() {
        double[][] reverse = new double[width()][alphabet.size()];
        for (int i = 0; i < width(); i++) {
            for (int a = 0; a < alphabet.size(); a++) {
                reverse[width() - 1 - i][alphabet.complement(a)] = columns[i][a];
            }
        }
        return new MotifProfile(alphabet, reverse);
    }

    /**
     * The best way to lay this motif along another, see {@link MotifComparison}; of equally good ones the forward, then the
     * leftmost.
     *
     * @param minimumOverlap positions that must lie side by side; a narrower motif must lie within the other one
     */
    public MotifComparison compare(MotifProfile target, int minimumOverlap) {
        if (!target.alphabet.letters().equals(alphabet.letters()) || minimumOverlap < 1) {
            throw new IllegalArgumentException("motifs of one alphabet can be compared, over one position or more");
        }
        MotifComparison best = compare(target, minimumOverlap, Strand.FORWARD, null);
        return alphabet.hasComplement()
                ? reverseComplement().compare(target, minimumOverlap, Strand.REVERSE, best)
                : best;
    }

    private MotifComparison compare(MotifProfile target, int minimumOverlap, Strand strand, MotifComparison before) {
        int needed = Math.min(minimumOverlap, Math.min(width(), target.width()));
        MotifComparison best = before;
        for (int offset = needed - width(); offset <= target.width() - needed; offset++) {
            int from = Math.max(0, offset);
            int to = Math.min(target.width(), offset + width());
            double score = 0;
            for (int i = from; i < to; i++) {
                score += product(columns[i - offset], target.columns[i]);
            }
            if (best == null || score > best.score() + TIE) {
                int length = Math.max(target.width(), offset + width()) - Math.min(0, offset);
                best = new MotifComparison(score, offset, strand, to - from, length);
            }
        }
        return best;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
