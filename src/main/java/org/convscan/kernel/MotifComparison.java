package org.convscan.kernel;

import org.convscan.coord.Strand;

/**
 * How alike two motifs are: the ungapped alignment, over all offsets and both orientations, whose Pearson correlations add up
 * to the most. The correlation of two positions is taken over the probabilities of their letters (Pietrokovski, Nucleic Acids
 * Res. 24:3836, 1996), and added over the positions that lie side by side, as TOMTOM does with {@code -dist pearson} (Gupta et
 * al., Genome Biol. 8:R24, 2007). There is no p-value: TOMTOM's depends on the whole collection that is searched.
 *
 * @param score sum of the correlations of the positions side by side
 * @param offset the target's position (from 0; negative when it lies before the target) at which the query begins
 * @param orientation of the query; the target is read forward
 * @param overlap positions side by side
 * @param length positions from the first of either motif to the last of either
 */
public record MotifComparison(double score, int offset, Strand orientation, int overlap, int length) {
    /** Of the query with the target; see {@link MotifProfile#compare}, which is faster for many. */
    public static MotifComparison of(Motif query, Motif target, int minimumOverlap) {
        return MotifProfile.of(query).compare(MotifProfile.of(target), minimumOverlap);
    }

    /** Mean correlation of the positions side by side, -1 to 1. A short overlap reaches a high one easily. */
    public double mean() {
        return score / overlap;
    }

    /**
     * The score over the whole length of the alignment, -1 to 1: positions without a partner count as 0, so only motifs that
     * agree over their whole width come near 1.
     */
    public double similarity() {
        return score / length;
    }
}
