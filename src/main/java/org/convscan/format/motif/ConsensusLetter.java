package org.convscan.format.motif;

/**
 * The IUPAC letter of a position by Cavener's rule, which TRANSFAC uses (Nucleic Acids Res. 15:1353, 1987): one letter where it
 * makes up more than half and twice the second, two where they make up more than three quarters, else N.
 */
final class ConsensusLetter {
    private static final String SINGLE = "ACGT";
    /** By the two letters' bits: 1 for A, 2 for C, 4 for G, 8 for T. */
    private static final String PAIRS = "...M.RS..WY.K...";

    private ConsensusLetter() {}

    static char of(double[] row) {
        double total = row[0] + row[1] + row[2] + row[3];
        int best = 0;
        for (int a = 1; a < 4; a++) {
            best = row[a] > row[best] ? a : best;
        }
        int second = best == 0 ? 1 : 0;
        for (int a = 0; a < 4; a++) {
            second = a != best && row[a] > row[second] ? a : second;
        }
        if (row[best] > total / 2 && row[best] > 2 * row[second]) {
            return SINGLE.charAt(best);
        }
        return row[best] + row[second] > 0.75 * total ? PAIRS.charAt(1 << best | 1 << second) : 'N';
    }
}
