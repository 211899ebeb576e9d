package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Strand;
import org.convscan.kernel.Linear;

/**
 * Compares two alleles motif by motif: the best window of each among those that the difference touches, on every strand searched, by
 * the arithmetic that decides about hits everywhere. Immutable and safe to share.
 */
public final class AlleleSearch {
    private final MotifSearch search;
    private final List<Tail> wholeTails;

    /**
     * The best window.
     *
     * @param score in fixed point
     * @param start column of the allele's letters
     * @param site whether the score reaches the threshold of the search
     * @param pvalue exact where {@code site}, else a lattice's estimate
     */
    public record Best(long score, int start, Strand strand, boolean site, double pvalue) {}

    /** A motif that has a site in one of two alleles at least. */
    public record Effect(int motif, Best reference, Best alternative) {
        /** Bits that the alternative has more, in fixed point. */
        public long change() {
            return alternative.score - reference.score;
        }
    }

    /**
     * @param search says which scores are sites
     * @param whole the same motifs and background at a p-value of 1: it tells how likely scores are that are no sites
     */
    public AlleleSearch(MotifSearch search, MotifSearch whole) {
        this.search = search;
        this.wholeTails = whole.tails();
    }

    /** Motifs in their order. Those that do not fit between the ends of both alleles' letters are left out. */
    public List<Effect> effects(Allele reference, Allele alternative) {
        byte[] before = codes(reference);
        byte[] after = codes(alternative);
        List<Effect> effects = new ArrayList<>();
        int strands = search.bank().size() / search.motifs();
        for (int motif = 0; motif < search.motifs(); motif++) {
            Window old = best(motif * strands, strands, reference, before);
            Window now = best(motif * strands, strands, alternative, after);
            long threshold = search.tails().get(motif).threshold();
            if (old != null && now != null && Math.max(old.score, now.score) >= threshold) {
                effects.add(new Effect(motif, judged(motif, old), judged(motif, now)));
            }
        }
        return effects;
    }

    private static byte[] codes(Allele allele) {
        byte[] codes = new byte[allele.letters().columns()];
        allele.letters().codes(0, codes.length, codes, 0);
        return codes;
    }

    private record Window(long score, int start, int kernel) {}

    /** Of equal ones the first, forward before reverse; null where the motif does not fit. */
    private Window best(int firstKernel, int strands, Allele allele, byte[] codes) {
        Window best = null;
        int width = search.bank().kernel(firstKernel).width();
        for (int at = allele.firstWindow(width); at <= allele.lastWindow(width); at++) {
            for (int kernel = firstKernel; kernel < firstKernel + strands; kernel++) {
                long score = ((Linear) search.bank().kernel(kernel)).score(codes, at);
                if (best == null || score > best.score) {
                    best = new Window(score, at, kernel);
                }
            }
        }
        return best;
    }

    private Best judged(int motif, Window window) {
        Tail tail = search.tails().get(motif);
        boolean site = window.score >= tail.threshold();
        // An estimate may not say that what is no site is as unlikely as one.
        double pvalue = site ? tail.pvalue(tail.step(window.score))
                : Math.max(tail.pvalue(tail.steps() - 1), wholeTails.get(motif).pvalue(wholeTails.get(motif).step(window.score)));
        return new Best(window.score, window.start, search.bank().strand(window.kernel), site, pvalue);
    }

    /** Motifs that can have an effect at all. */
    public int reachable() {
        return search.motifs() - search.unreachable().size();
    }

    /** Letters that are needed on each side of what differs. */
    public int flank() {
        return IntStream.range(0, search.motifs()).map(m -> search.motif(m).width()).max().orElse(1) - 1;
    }
}
