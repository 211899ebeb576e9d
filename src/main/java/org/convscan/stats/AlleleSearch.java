package org.convscan.stats;

import java.util.ArrayList;
import java.util.Arrays;
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
    /** Sites of background that an engine is asked for at once: 16 megabytes. */
    private static final double HITS_AT_ONCE = 1 << 20;

    /** Enough for an engine; and few long alleles, since a table names both in every line about them. */
    private static final double MOST_COLUMNS = 1 << 17;

    private final MotifSearch search;
    private final Scorer scorer;
    private final List<Tail> wholeTails;
    private final int columnsAtOnce;

    /**
     * The best window.
     *
     * @param score in fixed point
     * @param start column of the allele's letters
     * @param site whether the score reaches the threshold of the search
     * @param pvalue exact where {@code site}, else a lattice's estimate
     */
    public record Best(long score, int start, Strand strand, boolean site, double pvalue) {
        /** An allele has no window for a motif: at the end of a sequence none covers a place where letters are missing. */
        public static final Best NONE = new Best(0, 0, Strand.FORWARD, false, Double.NaN);
    }

    /** A motif that has a site in one of two alleles at least. */
    public record Effect(int motif, Best reference, Best alternative) {
        /** Whether both alleles have a window, so that there is a change. */
        public boolean comparable() {
            return reference != Best.NONE && alternative != Best.NONE;
        }

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
        this.columnsAtOnce = (int) Math.max(flank() + 1, Math.min(MOST_COLUMNS, HITS_AT_ONCE / hitsExpected(search)));
    }

    /** Windows of background that are sites, a column. */
    private static double hitsExpected(MotifSearch search) {
        double strands = (double) search.bank().size() / search.motifs();
        return strands * search.tails().stream().filter(tail -> tail.threshold() != Engine.NEVER)
                .mapToDouble(tail -> tail.pvalue(tail.step(tail.threshold()))).sum();
    }

    /** Two alleles of one place. */
    public record Pair(Allele reference, Allele alternative) {}

    /**
     * For each pair its effects, by motif. An engine finds the sites of all alleles at once, and so the best one of each motif; only
     * where one allele has a site and the other has none, the other's windows are looked at one by one.
     */
    public List<List<Effect>> effects(List<Pair> pairs) {
        List<Allele> alleles = new ArrayList<>();
        pairs.forEach(pair -> alleles.addAll(List.of(pair.reference, pair.alternative)));
        Window[][] sites = sites(alleles);
        List<List<Effect>> effects = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            effects.add(effects(pairs.get(i), sites[2 * i], sites[2 * i + 1]));
        }
        return effects;
    }

    /** The best site of each motif in each allele, among the windows that the difference touches; null where there is none. */
    private Window[][] sites(List<Allele> alleles) {
        int[] starts = new int[alleles.size() + 1];
        for (int i = 0; i < alleles.size(); i++) {
            starts[i + 1] = starts[i] + alleles.get(i).letters().columns();
        }
        byte[] letters = joined(alleles, starts);
        Window[][] sites = new Window[alleles.size()][search.motifs()];
        HitBuffer hits = new HitBuffer();
        for (int from = 0; from < letters.length; from += columnsAtOnce) {
            hits.clear();
            scorer.scan(tile(letters, from), hits);
            for (int i = 0; i < hits.size(); i++) {
                int found = Arrays.binarySearch(starts, 0, alleles.size(), from + hits.at(i));
                int allele = found >= 0 ? found : -found - 2;
                keep(hits, i, from + hits.at(i) - starts[allele], alleles.get(allele), sites[allele]);
            }
        }
        return sites;
    }

    private static byte[] joined(List<Allele> alleles, int... starts) {
        byte[] letters = new byte[starts[alleles.size()]];
        for (int i = 0; i < alleles.size(); i++) {
            Symbols some = alleles.get(i).letters();
            some.letters(0, some.columns(), letters, starts[i]);
        }
        return letters;
    }

    private Tile tile(byte[] letters, int from) {
        int owned = Math.min(columnsAtOnce, letters.length - from);
        byte[] some = Arrays.copyOfRange(letters, from, Math.min(letters.length, from + owned + flank()));
        return new Tile(Symbols.wrap("alleles", Alphabet.DNA, 0, some, some.length, true), owned);
    }

    private void keep(HitBuffer hits, int index, int at, Allele allele, Window... best) {
        int kernel = hits.kernel(index);
        int width = search.bank().kernel(kernel).width();
        int motif = search.bank().motif(kernel);
        // Windows across the border of two alleles are none of theirs.
        if (at >= allele.firstWindow(width) && at <= allele.lastWindow(width)
                && (best[motif] == null || best[motif].below(hits.score(index), at, kernel))) {
            best[motif] = new Window(hits.score(index), at, kernel);
        }
    }

    private List<Effect> effects(Pair pair, Window[] before, Window... after) {
        List<Effect> effects = new ArrayList<>();
        for (int motif = 0; motif < before.length; motif++) {
            if (before[motif] != null || after[motif] != null) {
                Window old = before[motif] != null ? before[motif] : best(motif, pair.reference);
                Window now = after[motif] != null ? after[motif] : best(motif, pair.alternative);
                effects.add(new Effect(motif, judged(motif, old), judged(motif, now)));
            }
        }
        return effects;
    }

    private record Window(long score, int start, int kernel) {
        /** Of equal ones the first is best, forward before reverse. */
        boolean below(long otherScore, int otherStart, int otherKernel) {
            return score != otherScore ? score < otherScore
                    : start != otherStart ? start > otherStart : kernel > otherKernel;
        }
    }

    /** Null where the motif does not fit. */
    private Window best(int motif, Allele allele) {
        byte[] codes = new byte[allele.letters().columns()];
        allele.letters().codes(0, codes.length, codes, 0);
        int strands = search.bank().size() / search.motifs();
        Window best = null;
        int width = search.motif(motif).width();
        for (int at = allele.firstWindow(width); at <= allele.lastWindow(width); at++) {
            for (int kernel = motif * strands; kernel < (motif + 1) * strands; kernel++) {
                long score = ((Linear) search.bank().kernel(kernel)).score(codes, at);
                if (best == null || score > best.score) {
                    best = new Window(score, at, kernel);
                }
            }
        }
        return best;
    }

    private Best judged(int motif, Window window) {
        if (window == null) {
            return Best.NONE;
        }
        Tail tail = search.tails().get(motif);
        boolean site = window.score >= tail.threshold();
        // An estimate may not say that what is no site is as unlikely as one.
        double pvalue = site ? tail.pvalue(tail.step(window.score))
                : Math.max(tail.pvalue(tail.steps() - 1), wholeTails.get(motif).pvalue(wholeTails.get(motif).step(window.score)));
        return new Best(window.score, window.start, search.bank().strand(window.kernel), site, pvalue);
    }

    /** Columns of letters that are searched at once: more of them in a call cost memory and save nothing. */
    public int columnsAtOnce() {
        return columnsAtOnce;
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
