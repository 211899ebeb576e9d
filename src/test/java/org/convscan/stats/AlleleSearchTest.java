package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.stats.AlleleSearch.Best;
import org.convscan.stats.AlleleSearch.Effect;
import org.convscan.stats.AlleleSearch.Pair;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.junit.jupiter.api.Test;

/** Alleles that are searched in several goes; the oracle scores every window of every allele by itself. */
final class AlleleSearchTest {
    private static final String WORD = "GATTACAGAT";

    /** The first motif is best on {@link #WORD} alone, forward. */
    private static LogOdds motif(Random random, int width) {
        double[][] rows = new double[width][4];
        for (int i = 0; i < width; i++) {
            Arrays.setAll(rows[i], a -> random.nextGaussian());
            if (width == WORD.length()) {
                rows[i]["ACGT".indexOf(WORD.charAt(i))] = 5;
            }
        }
        return new LogOdds(new MotifName("w" + width, ""), Alphabet.DNA, rows);
    }

    private static Allele allele(byte[] letters, int flank) {
        return new Allele(Symbols.wrap("a", Alphabet.DNA, 0, letters, letters.length, true), flank, letters.length - flank);
    }

    private static byte[] letters(Random random, int count) {
        byte[] letters = new byte[count];
        for (int i = 0; i < count; i++) {
            letters[i] = (byte) "ACGTN".charAt(random.nextInt(50) == 0 ? 4 : random.nextInt(4));
        }
        return letters;
    }

    private record Found(int motif, boolean site, long score, int start, Strand strand) {
        static Found of(int motif, Best best) {
            return best == Best.NONE ? null : new Found(motif, best.site(), best.score(), best.start(), best.strand());
        }
    }

    private static Found best(MotifSearch search, int motif, Allele allele) {
        byte[] codes = new byte[allele.letters().columns()];
        allele.letters().codes(0, codes.length, codes, 0);
        Found best = null;
        int width = search.motif(motif).width();
        for (int at = allele.firstWindow(width); at <= allele.lastWindow(width); at++) {
            for (int kernel = 2 * motif; kernel < 2 * motif + 2; kernel++) {
                long score = ((Linear) search.bank().kernel(kernel)).score(codes, at);
                if (best == null || score > best.score) {
                    best = new Found(motif, score >= search.tails().get(motif).threshold(), score, at, search.bank().strand(kernel));
                }
            }
        }
        return best;
    }

    private static List<List<Found>> expected(MotifSearch search, Pair pair) {
        List<List<Found>> expected = new ArrayList<>();
        for (int motif = 0; motif < search.motifs(); motif++) {
            Found before = best(search, motif, pair.reference());
            Found after = best(search, motif, pair.alternative());
            if (before != null && before.site || after != null && after.site) {
                expected.add(Arrays.asList(before, after));
            }
        }
        return expected;
    }

    private static List<List<Found>> found(List<Effect> effects) {
        List<List<Found>> found = new ArrayList<>();
        effects.forEach(e -> found.add(Arrays.asList(Found.of(e.motif(), e.reference()), Found.of(e.motif(), e.alternative()))));
        return found;
    }

    /** The word lies across the place where the search begins anew, 30 letters into the second pair's reference. */
    @Test
    void sitesOfLongAllelesAreFoundWhereverTheSearchIsCut() {
        Random random = new Random(8);
        List<LogOdds> motifs = List.of(motif(random, WORD.length()), motif(random, 6), motif(random, 17));
        MotifSearch search = MotifSearch.of(motifs).pvalue(1e-4).build();
        try (AlleleSearch alleles = new AlleleSearch(search, MotifSearch.of(motifs).pvalue(1).build(), new ReferenceEngine())) {
            int cut = alleles.columnsAtOnce();
            assertEquals(1 << 17, cut);
            int flank = alleles.flank();
            byte[] across = letters(random, cut + 500);
            int start = 30 - WORD.length() / 2;
            System.arraycopy(WORD.getBytes(StandardCharsets.US_ASCII), 0, across, start, WORD.length());
            List<Pair> pairs = List.of(
                    new Pair(allele(letters(random, cut - 70), flank), allele(letters(random, 40), flank)),
                    new Pair(allele(across, flank), allele(letters(random, 2 * flank + 1), flank)),
                    new Pair(allele(letters(random, 2 * flank), flank), allele(letters(random, 300), flank)));
            List<List<Effect>> effects = alleles.effects(pairs);
            for (int i = 0; i < pairs.size(); i++) {
                assertEquals(expected(search, pairs.get(i)), found(effects.get(i)), "pair " + i);
            }
            assertEquals(start, effects.get(1).get(0).reference().start());
            assertTrue(effects.stream().mapToInt(List::size).sum() > 3);
        }
    }
}
