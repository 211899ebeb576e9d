package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convscan.kernel.MotifName;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/** The parts of a line that depend on motif and score alone. Immutable. */
public final class HitLabels {
    /** Around a q-value that is not known yet: motif and step stand between them, see {@link QValueFiller}. */
    static final char OPEN = 1;

    static final char CLOSE = 2;

    /*
     * BED's scores by a p-value's highest bits, for p-values from 2^-40 to 1: a logarithm takes longer than the rest of a number.
     * A cell is filled when it is first met, by whichever thread, always with the same.
     */
    private static final int CELL_SHIFT = 52 - 8;
    private static final int FIRST_CELL = 1023 - 40 << 8;
    private static final short UNSEEN = 0;
    private static final short MIXED = -1;
    private static final short[] SCORES = new short[40 << 8];

    private final List<Tail> tails;
    private final byte[][] ids;
    private final byte[][] alternatives;
    private final boolean qvalues;
    private volatile Name latest = new Name("", new byte[0]);

    /** A sequence's name: cleaned once for all its hits, or nearly so. */
    private record Name(String text, byte[] clean) {}

    /**
     * @param names one a motif
     * @param tails one a motif
     * @param qvalues whether lines get a place for a q-value
     */
    public HitLabels(List<MotifName> names, List<Tail> tails, boolean qvalues) {
        this.tails = List.copyOf(tails);
        this.qvalues = qvalues;
        this.ids = names.stream().map(n -> clean(n.id())).toArray(byte[][]::new);
        this.alternatives = names.stream().map(n -> clean(n.alternative())).toArray(byte[][]::new);
    }

    /** A name must not break a line or a column. */
    private static byte[] clean(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.UTF_8);
    }

    TailPlaces places(TileHits hits, int from, int to) {
        return new TailPlaces(hits, from, to, tails);
    }

    byte[] sequence(TileHits hits) {
        String text = hits.track().name();
        Name name = latest;
        if (!name.text.equals(text)) {
            name = new Name(text, clean(text));
            latest = name;
        }
        return name.clean;
    }

    byte[] id(int motif) {
        return ids[motif];
    }

    byte[] alternative(int motif) {
        return alternatives[motif];
    }

    /** -100 log10 p, rounded, 1000 at most: BED's fifth column. */
    static long bedScore(double pvalue) {
        int cell = (int) (Double.doubleToRawLongBits(pvalue) >>> CELL_SHIFT) - FIRST_CELL;
        if (cell < 0 || cell >= SCORES.length) {
            return exactBedScore(pvalue);
        }
        int known = SCORES[cell];
        if (known == UNSEEN) {
            known = cellScore(cell);
            SCORES[cell] = (short) known;
        }
        return known == MIXED ? exactBedScore(pvalue) : known;
    }

    /** The score that both ends of a cell have, and so all between them. */
    private static int cellScore(int cell) {
        long first = (long) (cell + FIRST_CELL) << CELL_SHIFT;
        long most = exactBedScore(Double.longBitsToDouble(first));
        long least = exactBedScore(Double.longBitsToDouble(first + (1L << CELL_SHIFT) - 1));
        return most == least ? (int) most : MIXED;
    }

    private static long exactBedScore(double pvalue) {
        return Math.min(1000, Math.round(-100 * Math.log10(pvalue)));
    }

    /** The q-value's place, or {@code absent}. */
    void addQvalue(int motif, int step, String absent, Bytes out) {
        if (qvalues) {
            out.add(OPEN).add((long) motif).add(':').add((long) step).add(CLOSE);
        } else {
            out.add(absent);
        }
    }

    boolean hasQvalues() {
        return qvalues;
    }
}
