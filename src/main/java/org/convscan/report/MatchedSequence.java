package org.convscan.report;

import org.convscan.coord.Strand;
import org.convscan.scan.TileHits;
import org.convscan.track.Symbols;

/** The letters of a hit's window, read along the motif: the other strand's letters for a hit there, case kept. */
final class MatchedSequence {
    private static final byte[] COMPLEMENT = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            COMPLEMENT[i] = (byte) i;
        }
        String letters = "ACGTURYSWKMBDHVN";
        String opposite = "TGCAAYRSWMKVHDBN";
        for (int i = 0; i < letters.length(); i++) {
            COMPLEMENT[letters.charAt(i)] = (byte) opposite.charAt(i);
            COMPLEMENT[Character.toLowerCase(letters.charAt(i))] = (byte) Character.toLowerCase(opposite.charAt(i));
        }
    }

    private MatchedSequence() {}

    static void append(TileHits hits, int index, Bytes out) {
        append((Symbols) hits.track(), hits.at(index), hits.width(index), hits.strand(index), out);
    }

    /** The letters of a window of a stretch, read along a strand. */
    static void append(Symbols stretch, int at, int width, Strand strand, Bytes out) {
        out.add(stretch, at, at + width);
        if (strand == Strand.REVERSE) {
            out.reverse(width, COMPLEMENT);
        }
    }

    /** The letters of a whole stretch, read along a strand; what would break a line or a column becomes a space. */
    static void append(Symbols stretch, Strand strand, Bytes out) {
        out.addLetters(stretch);
        if (strand == Strand.REVERSE) {
            out.reverse(stretch.columns(), COMPLEMENT);
        }
    }
}
