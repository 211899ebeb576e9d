package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convscan.kernel.MotifName;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/** The parts of a line that depend on motif and score alone. Safe to share. */
public final class HitLabels {
    /** Around a q-value that is not known yet: motif and step stand between them, see {@link QValueFiller}. */
    static final char OPEN = 1;

    static final char CLOSE = 2;

    private static final byte DELETE = 0x7F;

    /*
     * BED's scores by a p-value's highest bits, for p-values from 2^-40 to 1: a logarithm takes longer than the rest of a number.
     * A p-value's other bits are its offset in its cell. A cell is so narrow that at most two scores share it: it holds the lesser
     * one, plus 1, in its highest bits and below them at how many offsets, from 0 on, the score is the greater one. It is filled
     * when it is first met, by whichever thread, always with the same.
     */
    private static final int OFFSET = 52 - 8;
    private static final long OFFSETS = (1L << OFFSET) - 1;
    private static final int FIRST_CELL = 1023 - 40 << 8;
    private static final long UNSEEN = 0;
    private static final long[] SCORES = new long[40 << 8];

    private final ThreadLocal<TailPlaces> places;
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
        List<Tail> own = List.copyOf(tails);
        this.places = ThreadLocal.withInitial(() -> new TailPlaces(own));
        this.qvalues = qvalues;
        this.ids = names.stream().map(n -> clean(n.id())).toArray(byte[][]::new);
        this.alternatives = names.stream().map(n -> clean(n.alternative())).toArray(byte[][]::new);
    }

    /** A name must not break a line or a column. */
    private static byte[] clean(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            if (text[i] >= 0 && text[i] < ' ' || text[i] == DELETE) {
                text[i] = ' ';
            }
        }
        return text;
    }

    /** Until this thread asks again. */
    TailPlaces places(TileHits hits, int from, int to) {
        return places.get().of(hits, from, to);
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
    static int bedScore(double pvalue) {
        long bits = Double.doubleToRawLongBits(pvalue);
        int number = (int) (bits >>> OFFSET) - FIRST_CELL;
        if (number < 0 || number >= SCORES.length) {
            return exactBedScore(bits);
        }
        long cell = SCORES[number];
        if (cell == UNSEEN) {
            cell = cell(number);
            SCORES[number] = cell;
        }
        // Without a branch: the difference is negative where the offset is among the first ones.
        return (int) (cell >>> OFFSET) - 1 + (int) ((bits & OFFSETS) - (cell & OFFSETS) >>> Long.SIZE - 1);
    }

    private static long cell(int number) {
        long first = (long) (number + FIRST_CELL) << OFFSET;
        int least = exactBedScore(first + OFFSETS);
        long low = 0;
        long high = exactBedScore(first) > least ? OFFSETS : 0;
        while (low < high) {
            long middle = low + high >>> 1;
            if (exactBedScore(first + middle) > least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (long) (least + 1) << OFFSET | low;
    }

    private static int exactBedScore(long pvalueBits) {
        return (int) Math.min(1000, Math.round(-100 * Math.log10(Double.longBitsToDouble(pvalueBits))));
    }

    /** The q-value's place, or what stands there when nobody asked for it. */
    void addQvalue(int motif, int step, byte[] absent, Bytes out) {
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
