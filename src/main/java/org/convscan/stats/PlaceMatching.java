package org.convscan.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule by which a hit is right: it shares enough columns with a true place. A true place may make several hits right, and a
 * hit may find several true places. Immutable.
 *
 * @param share least part of the shorter of the two that both have in common, above 0, at most 1
 * @param sameStrand whether strands have to be equal; an unknown one equals unknown ones only
 * @param sameName whether names have to be equal
 */
public record PlaceMatching(double share, boolean sameStrand, boolean sameName) {
    public PlaceMatching {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("no share: " + share);
        }
    }

    /** Memory grows with both lists, time with the hits and the true places that each overlaps. */
    public RankedCalls judge(List<ScoredPlace> truth, List<ScoredPlace> hits) {
        Map<String, Index> lines = index(truth);
        double[] scores = new double[hits.size()];
        boolean[] right = new boolean[scores.length];
        double[] found = new double[truth.size()];
        Arrays.fill(found, Double.NaN);
        for (int h = 0; h < scores.length; h++) {
            ScoredPlace hit = hits.get(h);
            scores[h] = hit.score();
            Index index = lines.get(hit.line());
            right[h] = index != null && index.mark(hit, found);
        }
        return new RankedCalls(scores, right, found);
    }

    private Map<String, Index> index(List<ScoredPlace> truth) {
        Map<String, Integer> counts = new HashMap<>();
        truth.forEach(place -> counts.merge(place.line(), 1, Integer::sum));
        Map<String, Index> lines = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            String line = truth.get(i).line();
            lines.computeIfAbsent(line, name -> new Index(counts.get(name))).add(truth.get(i), i);
        }
        lines.values().forEach(Index::sort);
        return lines;
    }

    private boolean agree(ScoredPlace truth, ScoredPlace hit) {
        long common = Math.min(truth.interval().end(), hit.interval().end())
                - Math.max(truth.interval().start(), hit.interval().start());
        long shorter = Math.min(truth.interval().length(), hit.interval().length());
        // A quotient, since 0.07 * 100 is more than 7.
        return common > 0 && (double) common / shorter >= share
                && (!sameStrand || truth.strand() == hit.strand())
                && (!sameName || truth.name().equals(hit.name()));
    }

    private record Numbered(ScoredPlace place, int number) {}

    /** The true places of one line by their starts, with the largest end up to each. */
    private final class Index {
        private final Numbered[] places;
        private final long[] reach;
        private int size;

        Index(int count) {
            places = new Numbered[count];
            reach = new long[count];
        }

        void add(ScoredPlace place, int number) {
            places[size++] = new Numbered(place, number);
        }

        void sort() {
            Arrays.sort(places, Comparator.comparing(numbered -> numbered.place.interval()));
            long end = 0;
            for (int i = 0; i < size; i++) {
                end = Math.max(end, places[i].place.interval().end());
                reach[i] = end;
            }
        }

        /** Gives all places that the hit finds its score if that is their best; whether there are any. */
        boolean mark(ScoredPlace hit, double[] found) {
            boolean right = false;
            for (int i = startingBefore(hit.interval().end()) - 1; i >= 0 && reach[i] > hit.interval().start(); i--) {
                if (agree(places[i].place, hit)) {
                    right = true;
                    int number = places[i].number;
                    found[number] = Double.isNaN(found[number]) ? hit.score() : Math.max(found[number], hit.score());
                }
            }
            return right;
        }

        private int startingBefore(long end) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = low + high >>> 1;
                if (places[middle].place.interval().start() < end) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
