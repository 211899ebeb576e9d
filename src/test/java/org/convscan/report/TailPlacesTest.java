package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.scan.TileHits;
import org.convscan.stats.MotifSearch;
import org.convscan.stats.Tail;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

/** The oracle is each hit's own tail, asked about that hit alone. */
final class TailPlacesTest {
    private static final int MOTIFS = 40;

    private final Random random = new Random(11);

    /** Every window is a hit of every motif on both strands. */
    private final MotifSearch search = MotifSearch.of(IntStream.range(0, MOTIFS).mapToObj(this::motif).toList()).pvalue(1).build();

    private LogOdds motif(int number) {
        double[][] rows = new double[3 + number % 4][4];
        for (double[] row : rows) {
            Arrays.setAll(row, a -> random.nextGaussian());
        }
        return new LogOdds(new MotifName("m" + number, ""), Alphabet.DNA, rows);
    }

    private String letters(int count) {
        return random.ints(count, 0, 4).mapToObj(code -> "ACGT".substring(code, code + 1)).collect(Collectors.joining());
    }

    private void check(TailPlaces places, TileHits tile, int from, int to) {
        TailPlaces found = places.of(tile, from, to);
        for (int i = from; i < to; i++) {
            Tail tail = search.tails().get(tile.motif(i));
            assertEquals(tile.bank().motif(tile.kernel(i)), found.motif(i));
            assertEquals(tail.step(tile.score(i)), found.step(i));
            assertEquals(tail.pvalue(tail.step(tile.score(i))), found.pvalue(i));
        }
    }

    /** More hits than motifs are looked up motif by motif, others as they come; the same places are used for the next ones. */
    @Test
    void everyHitHasItsOwnMotifsPlaceWhateverWasLookedUpBefore() throws IOException {
        TailPlaces places = new TailPlaces(search.tails());
        TrackSource lines = TrackSource.of(IntStream.of(4, 60, 7, 90).mapToObj(n -> Symbols.of("s" + n, Alphabet.DNA, letters(n)))
                .toArray(Symbols[]::new));
        List<Integer> sizes = new ArrayList<>();
        search.scan(new ReferenceEngine()).run(lines, tile -> {
            int size = tile.size();
            for (int[] part : new int[][] {{0, size}, {0, 0}, {size - MOTIFS, size}, {size - MOTIFS - 1, size}, {1, MOTIFS}, {3, size - 2}}) {
                check(places, tile, part[0], part[1]);
            }
            return size;
        }, sizes::add);
        assertEquals(4, sizes.size());
        assertTrue(sizes.get(0) > MOTIFS + 1, "so that both orders are met: " + sizes);
    }
}
