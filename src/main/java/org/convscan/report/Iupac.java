package org.convscan.report;

import org.convscan.kernel.Frequencies;

/**
 * A motif in one line of letters. For A, C, G, T by the rule of Cavener (1987, Nucleic Acids Res. 15:1353): the most frequent
 * letter when it has more than half and more than twice the second; else the code of two letters that have more than three
 * quarters; else N. In other alphabets a letter that has more than half, else a dot.
 */
final class Iupac {
    private static final String[] PAIRS = {"ACM", "AGR", "ATW", "CGS", "CTY", "GTK"};

    private Iupac() {}

    static String consensus(Frequencies motif) {
        boolean dna = motif.alphabet().letters().equals("ACGT");
        StringBuilder line = new StringBuilder(motif.width());
        for (int i = 0; i < motif.width(); i++) {
            line.append(letter(motif, i, dna));
        }
        return line.toString();
    }

    private static char letter(Frequencies motif, int position, boolean dna) {
        int first = best(motif, position, -1);
        int second = best(motif, position, first);
        double most = motif.at(position, first);
        double next = second < 0 ? 0 : motif.at(position, second);
        char letter = motif.alphabet().letter(first);
        if (most > 0.5 && (!dna || most > 2 * next)) {
            return letter;
        }
        if (dna && most + next > 0.75) {
            return pair(letter, motif.alphabet().letter(second));
        }
        return dna ? 'N' : '.';
    }

    private static int best(Frequencies motif, int position, int except) {
        int best = -1;
        for (int a = 0; a < motif.alphabet().size(); a++) {
            if (a != except && (best < 0 || motif.at(position, a) > motif.at(position, best))) {
                best = a;
            }
        }
        return best;
    }

    private static char pair(char one, char other) {
        for (String pair : PAIRS) {
            if (pair.indexOf(one) >= 0 && pair.indexOf(one) < 2 && pair.indexOf(other) >= 0 && pair.indexOf(other) < 2) {
                return pair.charAt(2);
            }
        }
        return 'N';
    }
}
