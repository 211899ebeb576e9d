package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.MotifName;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/**
 * The parts of a line that depend on motif and p-value alone, as bytes, made once each. Safe for several threads: two may make
 * the same text, and either is kept.
 */
public final class HitLabels {
    /** Around a q-value that is not known yet: motif and step stand between them, see {@link QValueFiller}. */
    static final char OPEN = 1;

    static final char CLOSE = 2;

    private final KernelBank bank;
    private final List<Tail> tails;
    private final byte[][] ids;
    private final byte[][] alternatives;
    private final boolean qvalues;
    private final AtomicReferenceArray<byte[]>[] pvalues;
    private final AtomicReferenceArray<byte[]>[] scores;

    /**
     * @param names one a motif
     * @param tails one a motif
     * @param qvalues whether lines get a place for a q-value
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public HitLabels(KernelBank bank, List<MotifName> names, List<Tail> tails, boolean qvalues) {
        this.bank = bank;
        this.tails = List.copyOf(tails);
        this.qvalues = qvalues;
        this.ids = names.stream().map(n -> clean(n.id())).toArray(byte[][]::new);
        this.alternatives = names.stream().map(n -> clean(n.alternative())).toArray(byte[][]::new);
        this.pvalues = new AtomicReferenceArray[tails.size()];
        this.scores = new AtomicReferenceArray[tails.size()];
        Arrays.setAll(pvalues, m -> new AtomicReferenceArray<>(tails.get(m).steps()));
        Arrays.setAll(scores, m -> new AtomicReferenceArray<>(tails.get(m).steps()));
    }

    /** A name must not break a line or a column. */
    private static byte[] clean(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.UTF_8);
    }

    int motif(TileHits hits, int index) {
        return bank.motif(hits.kernel(index));
    }

    byte[] id(int motif) {
        return ids[motif];
    }

    byte[] alternative(int motif) {
        return alternatives[motif];
    }

    int step(int motif, long score) {
        return tails.get(motif).step(score);
    }

    double pvalue(int motif, int step) {
        return tails.get(motif).pvalue(step);
    }

    /** As FIMO prints it: three significant digits. */
    byte[] pvalueText(int motif, int step) {
        byte[] text = pvalues[motif].get(step);
        if (text == null) {
            text = Digits.general(pvalue(motif, step), 3).getBytes(StandardCharsets.US_ASCII);
            pvalues[motif].set(step, text);
        }
        return text;
    }

    /** -100 log10 p, rounded, 1000 at most: BED's fifth column. */
    byte[] bedScore(int motif, int step) {
        byte[] text = scores[motif].get(step);
        if (text == null) {
            long score = Math.min(1000, Math.round(-100 * Math.log10(pvalue(motif, step))));
            text = Long.toString(score).getBytes(StandardCharsets.US_ASCII);
            scores[motif].set(step, text);
        }
        return text;
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
