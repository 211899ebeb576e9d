package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.convscan.coord.Interval;
import org.convscan.coord.Strand;
import org.junit.jupiter.api.Test;

class CompositeSearchTest {
    private static final int[] WIDTHS = {3, 5, 4};

    private static Feature hit(int motif, long start, char strand, long score) {
        return new Feature(motif, new Interval(start, start + WIDTHS[motif]), strand == '+' ? Strand.FORWARD : Strand.REVERSE,
                score, List.of());
    }

    private static Composite pair(int a, int b, int least, int most, boolean anyOrder, boolean anyStrand) {
        return new Composite("pair", List.of(a, b), List.of(new Composite.Gap(least, most)), anyOrder, anyStrand);
    }

    private static List<Feature> all(List<Composite> composites, Feature... hits) {
        CompositeSearch search = new CompositeSearch(WIDTHS, composites);
        for (Feature hit : hits) {
            search.add(hit);
        }
        return search.finish();
    }

    private static String places(List<Feature> features) {
        StringBuilder text = new StringBuilder();
        for (Feature f : features) {
            text.append(f.interval().start()).append('-').append(f.interval().end()).append(f.strand().symbol()).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void twoPartsAtTheRightDistanceAreOneHitWithTheSumOfTheirScores() {
        // 0 covers [10, 13), 1 covers [14, 19): one column between them.
        List<Feature> found = all(List.of(pair(0, 1, 1, 1, false, false)), hit(0, 10, '+', 7), hit(1, 14, '+', 4));
        assertEquals("10-19+", places(found));
        assertEquals(11, found.get(0).score());
        assertEquals(List.of(hit(0, 10, '+', 7), hit(1, 14, '+', 4)), found.get(0).parts());
    }

    @Test
    void theDistanceCountsTheColumnsBetweenTheParts() {
        Feature[] hits = {hit(0, 10, '+', 1), hit(1, 15, '+', 1)};
        assertEquals("", places(all(List.of(pair(0, 1, 0, 1, false, false)), hits)));
        assertEquals("10-20+", places(all(List.of(pair(0, 1, 2, 2, false, false)), hits)));
        Feature[] overlapping = {hit(0, 10, '+', 1), hit(1, 11, '+', 1)};
        assertEquals("", places(all(List.of(pair(0, 1, -1, 5, false, false)), overlapping)));
        assertEquals("10-16+", places(all(List.of(pair(0, 1, -2, -2, false, false)), overlapping)));
    }

    @Test
    void onTheReverseStrandTheOrderIsMirrored() {
        List<Composite> composites = List.of(pair(0, 1, 1, 1, false, false));
        assertEquals("10-19-", places(all(composites, hit(1, 10, '-', 1), hit(0, 16, '-', 1))));
        assertEquals("", places(all(composites, hit(0, 10, '-', 1), hit(1, 14, '-', 1))));
        assertEquals("", places(all(composites, hit(0, 10, '+', 1), hit(1, 14, '-', 1))));
    }

    @Test
    void eitherOrderAndEitherStrandAcceptWhatTheySay() {
        Feature[] turned = {hit(1, 10, '+', 1), hit(0, 16, '-', 1)};
        assertEquals("", places(all(List.of(pair(0, 1, 1, 1, true, false)), turned)));
        // The first part named lies on the reverse strand, and reading from there the other one follows.
        assertEquals("10-19-", places(all(List.of(pair(0, 1, 1, 1, false, true)), turned)));
        Feature[] swapped = {hit(1, 10, '+', 1), hit(0, 16, '+', 1)};
        assertEquals("", places(all(List.of(pair(0, 1, 1, 1, false, true)), swapped)));
        assertEquals("10-19+", places(all(List.of(pair(0, 1, 1, 1, true, false)), swapped)));
        assertEquals("10-19+", places(all(List.of(pair(0, 1, 1, 1, true, true)), swapped)));
    }

    @Test
    void ofSeveralSecondPartsTheBestIsTakenAndOfEqualOnesTheNearest() {
        List<Composite> composites = List.of(pair(0, 1, 0, 9, false, false));
        assertEquals("10-20+", places(all(composites, hit(0, 10, '+', 1), hit(1, 14, '+', 1), hit(1, 15, '+', 2))));
        assertEquals("10-19+", places(all(composites, hit(0, 10, '+', 1), hit(1, 14, '+', 2), hit(1, 15, '+', 2))));
    }

    @Test
    void compositesStackUpToNames() {
        // Letters a, d: "ada" is a d a without gaps; "ada ada" is two of those with a column between.
        int[] widths = {1, 1};
        Composite ada = new Composite("ada", List.of(0, 1, 0), List.of(new Composite.Gap(0, 0), new Composite.Gap(0, 0)), false, false);
        Composite twice = new Composite("ada ada", List.of(2, 2), List.of(new Composite.Gap(1, 1)), false, false);
        CompositeSearch search = new CompositeSearch(widths, List.of(ada, twice));
        String text = "ada ada";
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                search.add(new Feature(text.charAt(i) == 'a' ? 0 : 1, new Interval(i, i + 1), Strand.FORWARD, 1, List.of()));
            }
        }
        List<Feature> found = search.finish();
        assertEquals("0-3+ 0-7+ 4-7+", places(found));
        assertEquals(6, found.get(1).score());
    }

    @Test
    void memoryHoldsAWindowHoweverLongTheLine() {
        CompositeSearch search = new CompositeSearch(WIDTHS, List.of(pair(0, 1, 0, 20, true, true), pair(3, 2, 0, 20, false, false)));
        int most = 0;
        int found = 0;
        for (int i = 0; i < 30_000; i++) {
            search.add(hit(i % 3, 10L * i, i % 7 == 0 ? '-' : '+', 1));
            found += search.advance(10L * i).size();
            most = Math.max(most, search.held());
        }
        // Spans are 3 + 5 + 20 = 28 and 28 + 4 + 20 = 52 columns: some 160 columns with a hit every 10 in each of four windows, of
        // which up to half may be entries that were forgotten but not yet removed.
        assertTrue(found > 10_000 && most < 200, found + " found, " + most + " held");
    }

    @Test
    void nothingOfOneLineReachesIntoTheNext() {
        CompositeSearch search = new CompositeSearch(WIDTHS, List.of(pair(0, 1, 0, 9, false, false)));
        search.add(hit(0, 10, '+', 1));
        assertEquals(List.of(), search.finish());
        search.add(hit(1, 14, '+', 1));
        assertEquals(List.of(), search.finish());
    }

    @Test
    void randomHitsGiveWhatTryingEveryCombinationGives() {
        long seed = 20_240_601;
        Random random = new Random(seed);
        int total = 0;
        for (int trial = 0; trial < 400; trial++) {
            List<Composite> composites = randomComposites(random);
            List<Feature> hits = randomHits(random, 5 + random.nextInt(40), 20 + random.nextInt(200));
            List<Feature> expected = naive(composites, hits);
            total += expected.size();
            assertEquals(expected, streamed(composites, hits, random), "seed " + seed + ", trial " + trial + " " + composites);
        }
        assertTrue(total > 2000, "hits: " + total);
    }

    /** Two layers: the second composite may have the first as a part. */
    private static List<Composite> randomComposites(Random random) {
        List<Composite> composites = new ArrayList<>();
        for (int layer = 0; layer < 2; layer++) {
            int size = 1 + random.nextInt(4);
            boolean anyOrder = random.nextBoolean();
            List<Integer> parts = new ArrayList<>();
            List<Composite.Gap> gaps = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                parts.add(random.nextInt(WIDTHS.length + layer));
                int least = random.nextInt(12) - 6;
                if (i > 0) {
                    gaps.add(anyOrder && i > 1 ? gaps.get(0) : new Composite.Gap(least, least + random.nextInt(12)));
                }
            }
            composites.add(new Composite("c" + layer, parts, gaps, anyOrder, random.nextBoolean()));
        }
        return composites;
    }

    private static List<Feature> randomHits(Random random, int count, int columns) {
        TreeMap<String, Feature> hits = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Feature hit = hit(random.nextInt(WIDTHS.length), random.nextInt(columns), random.nextBoolean() ? '+' : '-', random.nextInt(4));
            hits.putIfAbsent(hit.number() + " " + hit.interval() + hit.strand(), hit);
        }
        return hits.values().stream().sorted().toList();
    }

    /** In as many steps as a tiled scan makes, with what every step gives. */
    private static List<Feature> streamed(List<Composite> composites, List<Feature> hits, Random random) {
        CompositeSearch search = new CompositeSearch(WIDTHS, composites);
        List<Feature> found = new ArrayList<>();
        long column = 0;
        for (Feature hit : hits) {
            while (random.nextInt(3) > 0 && column <= hit.interval().start()) {
                column = Math.min(hit.interval().start(), column + random.nextInt(30));
                found.addAll(search.advance(column));
                if (column == hit.interval().start()) {
                    break;
                }
            }
            search.add(hit);
        }
        found.addAll(search.finish());
        return found;
    }

    private record Way(List<Feature> hits, List<Integer> parts, Strand strand) {
        long score() {
            return hits.stream().mapToLong(Feature::score).sum();
        }

        /** The documented order of ties, written out number by number. */
        List<Long> rank() {
            List<Long> rank = new ArrayList<>(List.of(-score()));
            for (int i = 0; i < hits.size(); i++) {
                Interval at = hits.get(i).interval();
                rank.add(strand == Strand.FORWARD ? at.start() : -at.end());
                rank.add(strand == Strand.FORWARD ? at.end() : -at.start());
                rank.add(hits.get(i).strand() == strand ? 0L : 1L);
                rank.add((long) parts.get(i));
            }
            return rank;
        }
    }

    private static final Comparator<Way> BEST_FIRST = (a, b) -> {
        for (int i = 0; i < a.rank().size(); i++) {
            int order = Long.compare(a.rank().get(i), b.rank().get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private static List<Feature> naive(List<Composite> composites, List<Feature> motifHits) {
        List<Feature> hits = new ArrayList<>(motifHits);
        List<Feature> found = new ArrayList<>();
        for (int c = 0; c < composites.size(); c++) {
            Map<String, Way> best = new TreeMap<>();
            for (Strand strand : Strand.values()) {
                List<Way> ways = new ArrayList<>();
                extend(composites.get(c), hits, new Way(List.of(), List.of(), strand), ways);
                for (Way way : ways) {
                    best.merge(hits.indexOf(way.hits.get(0)) + " " + strand, way, (a, b) -> BEST_FIRST.compare(a, b) <= 0 ? a : b);
                }
            }
            List<Feature> mine = new ArrayList<>();
            for (Way way : best.values()) {
                long start = way.hits.stream().mapToLong(h -> h.interval().start()).min().orElseThrow();
                long end = way.hits.stream().mapToLong(h -> h.interval().end()).max().orElseThrow();
                mine.add(new Feature(WIDTHS.length + c, new Interval(start, end), way.strand, way.score(),
                        way.hits.stream().sorted().toList()));
            }
            hits.addAll(mine);
            found.addAll(mine);
        }
        return found.stream().sorted().toList();
    }

    private static void extend(Composite composite, List<Feature> hits, Way way, List<Way> ways) {
        int depth = way.hits.size();
        if (depth == composite.parts().size()) {
            ways.add(way);
            return;
        }
        for (int part = 0; part < composite.parts().size(); part++) {
            boolean turn = composite.anyOrder() ? !way.parts.contains(part) : part == depth;
            for (Feature hit : turn ? hits : List.<Feature>of()) {
                boolean strand = hit.strand() == way.strand || composite.anyStrand() && part != 0;
                if (hit.number() == composite.parts().get(part) && strand && (depth == 0 || follows(composite, way, hit))) {
                    List<Feature> more = new ArrayList<>(way.hits);
                    more.add(hit);
                    List<Integer> parts = new ArrayList<>(way.parts);
                    parts.add(part);
                    extend(composite, hits, new Way(more, parts, way.strand), ways);
                }
            }
        }
    }

    private static boolean follows(Composite composite, Way way, Feature hit) {
        Interval before = way.hits.get(way.hits.size() - 1).interval();
        Composite.Gap gap = composite.gaps().get(way.hits.size() - 1);
        Interval next = hit.interval();
        boolean forward = way.strand == Strand.FORWARD;
        long columns = forward ? next.start() - before.end() : before.start() - next.end();
        boolean behind = forward ? next.start() > before.start() : next.end() < before.end();
        return behind && gap.least() <= columns && columns <= gap.most();
    }
}
