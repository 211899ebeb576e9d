package org.convscan.stats;

import org.convscan.coord.Interval;
import org.convscan.coord.Strand;

/**
 * Where a pattern lies on a line.
 *
 * @param line the line's name
 * @param columns in the line
 * @param hertz columns in a second; NaN when nobody knows
 * @param pattern the pattern's name
 * @param size letters of the pattern
 * @param strand in which the pattern was read
 * @param place columns of the line
 * @param score in bits
 * @param pvalue chance that a pattern which is not there scores as high somewhere on the line
 * @param qvalue share of false ones among all that are as good
 * @param rank of this place among the pattern's places on the line, from 1
 */
public record Placement(
        String line, long columns, double hertz, String pattern, int size, Strand strand, Interval place, double score,
        double pvalue, double qvalue, int rank) {
    public Placement withQvalue(double known) {
        return new Placement(line, columns, hertz, pattern, size, strand, place, score, pvalue, known, rank);
    }
}
