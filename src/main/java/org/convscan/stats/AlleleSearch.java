package org.convscan.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Strand;
import org.convscan.engine.Engine;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.kernel.Linear;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * Compares two alleles motif by motif: the best window of each among those that the difference touches, on every strand searched, by
 * the arithmetic that decides about hits everywhere. Immutable and safe to
 * share; to be closed when nobody searches any more.
 */
public final class AlleleSearch implements AutoCloseable {
    private final MotifSearch search;
    private final Scorer scorer;
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
     * @param engine finds the sites
     */
    public AlleleSearch(MotifSearch search, MotifSearch whole, Engine engine) {
        this.search = search;
        this.scorer = engine.scorer(search.bank(), search.thresholds());
        this.wholeTails = whole.tails();
    }

    /** Two alleles of one place. */
    public record Pair(Allele reference, Allele alternative) {}

    /**
     * For each pair its effects, by motif. An engine finds the sites of all alleles at once; only motifs that have one are looked at
     * window by window.
     */
    public List<List<Effect>> effects(List<Pair> pairs) {
        List<Allele> alleles = new ArrayList<>();
        pairs.forEach(pair -> alleles.addAll(List.of(pair.reference, pair.alternative)));
        List<BitSet> reached = reached(alleles);
        List<List<Effect>> effects = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            BitSet motifs = reached.get(2 * i);
            motifs.or(reached.get(2 * i + 1));
            effects.add(effects(pairs.get(i), motifs));
        }
        return effects;
    }

    /** Which motifs have a site in each allele, among the windows that the difference touches. */
    private List<BitSet> reached(List<Allele> alleles) {
        int[] starts = new int[alleles.size() + 1];
        List<BitSet> reached = new ArrayList<>();
        for (int i = 0; i < alleles.size(); i++) {
            starts[i + 1] = starts[i] + alleles.get(i).letters().columns();
            reached.add(new BitSet());
        }
        HitBuffer hits = new HitBuffer();
        scorer.scan(Tile.whole(joined(alleles, starts)), hits);
        for (int i = 0; i < hits.size(); i++) {
            int found = Arrays.binarySearch(starts, 0, alleles.size(), hits.at(i));
            int allele = found >= 0 ? found : -found - 2;
            int at = hits.at(i) - starts[allele];
            int width = search.bank().kernel(hits.kernel(i)).width();
            // Windows across the border of two alleles are none of theirs.
            if (at >= alleles.get(allele).firstWindow(width) && at <= alleles.get(allele).lastWindow(width)) {
                reached.get(allele).set(search.bank().motif(hits.kernel(i)));
            }
        }
        return reached;
    }

    private static Symbols joined(List<Allele> alleles, int... starts) {
        byte[] letters = new byte[starts[alleles.size()]];
        for (int i = 0; i < alleles.size(); i++) {
            Symbols some = alleles.get(i).letters();
            some.letters(0, some.columns(), letters, starts[i]);
        }
        return Symbols.wrap("alleles", Alphabet.DNA, 0, letters, letters.length, true);
    }

    /** Motifs that do not fit between the ends of both alleles' letters are left out. */
    private List<Effect> effects(Pair pair, BitSet motifs) {
        if (motifs.isEmpty()) {
            return List.of();
        }
        byte[] before = codes(pair.reference);
        byte[] after = codes(pair.alternative);
        List<Effect> effects = new ArrayList<>();
        int strands = search.bank().size() / search.motifs();
        for (int motif = motifs.nextSetBit(0); motif >= 0; motif = motifs.nextSetBit(motif + 1)) {
            Window old = best(motif * strands, strands, pair.reference, before);
            Window now = best(motif * strands, strands, pair.alternative, after);
            if (old != null && now != null) {
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

    /** Letters that are needed on each side of what differs. */
    public int flank() {
        return IntStream.range(0, search.motifs()).map(m -> search.motif(m).width()).max().orElse(1) - 1;
    }

    /** Frees what the engine holds. */
    @Override
    public void close() {
        scorer.close();
    }
}
