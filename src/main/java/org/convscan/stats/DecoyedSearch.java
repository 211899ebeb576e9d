package org.convscan.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;
import org.convscan.scan.ClimbRule;
import org.convscan.scan.StaircaseHit;
import org.convscan.scan.StaircaseLine;
import org.convscan.scan.StaircaseSearch;

/**
 * Patterns searched together with decoys, which cannot be there, in one pass over each line. Immutable, safe to share.
 */
public final class DecoyedSearch {
    private final List<Group> groups;
    private final int most;
    private final double least;
    private final List<Staircase> staircases;
    private final StaircaseSearch search;

    /**
     * Patterns of about one size, and the decoys that they share.
     *
     * @param patterns each with the ways it may lie on a line
     * @param decoys likewise, two or more
     */
    public record Group(List<Pattern> patterns, List<Pattern> decoys) {}

    /** @param number which pattern of all this is */
    public record Pattern(int number, List<Staircase> ways) {}

    /**
     * A place of a pattern.
     *
     * @param way which of its ways
     * @param start first level
     * @param end first level behind
     * @param score in bits
     * @param decoys mean of the decoys' best scores on this line
     */
    public record Place(int group, int pattern, int way, int start, int end, double score, double decoys, int rank) {}

    /** What was found on one line: the best score of each group's decoys, and places. */
    public record Line(double[][] decoys, List<Place> places) {}

    /**
     * @param most places of a pattern on a line
     * @param least how many standard deviations above the mean of the line's decoys a place scores at least
     */
    public DecoyedSearch(List<Group> groups, int most, ClimbRule rule, Climb climb, double least) {
        this.groups = List.copyOf(groups);
        this.most = most;
        this.least = least;
        List<Staircase> all = new ArrayList<>();
        for (Group group : groups) {
            group.patterns.forEach(pattern -> all.addAll(pattern.ways));
            group.decoys.forEach(decoy -> all.addAll(decoy.ways));
        }
        this.staircases = List.copyOf(all);
        this.search = new StaircaseSearch(all, rule, climb);
    }

    public int groups() {
        return groups.size();
    }

    /** All that is searched, pattern by pattern and way by way, a group's decoys behind its patterns. */
    public List<Staircase> staircases() {
        return staircases;
    }

    /** For each of the {@link #staircases}, the pattern or decoy that it is a way of: numbers from 0 on. */
    public int[] owners() {
        List<Integer> owners = new ArrayList<>();
        int owner = 0;
        for (Group group : groups) {
            for (Pattern pattern : Stream.concat(group.patterns.stream(), group.decoys.stream()).toList()) {
                owners.addAll(Collections.nCopies(pattern.ways.size(), owner++));
            }
        }
        return owners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** @param levels of the line */
    public Line on(double[] levels) {
        return judged(search.on(levels));
    }

    /** Where somebody says where to look: stretches of levels for each of the {@link #staircases}. */
    public Line on(double[] levels, List<List<Interval>> stretches) {
        return judged(search.on(levels, stretches));
    }

    private Line judged(StaircaseLine line) {
        double[][] decoys = new double[groups.size()][];
        List<Place> places = new ArrayList<>();
        int first = 0;
        for (int g = 0; g < decoys.length; g++) {
            Group group = groups.get(g);
            int firstDecoy = first + ways(group.patterns);
            decoys[g] = scores(line, group.decoys, firstDecoy);
            addPlaces(line, g, first, decoys[g], places);
            first = firstDecoy + ways(group.decoys);
        }
        return new Line(decoys, places);
    }

    private void addPlaces(StaircaseLine line, int g, int first, double[] decoys, List<Place> places) {
        double mean = DecoyNull.mean(decoys);
        double enough = least == Double.NEGATIVE_INFINITY ? least : mean + least * deviation(decoys, mean);
        int at = first;
        for (Pattern pattern : groups.get(g).patterns) {
            List<StaircaseHit> hits = line.hits(range(at, pattern.ways.size()), most, enough);
            for (int i = 0; i < hits.size(); i++) {
                StaircaseHit hit = hits.get(i);
                places.add(new Place(g, pattern.number, hit.staircase() - at, hit.start(), hit.end(), hit.score(), mean, i + 1));
            }
            at += pattern.ways.size();
        }
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    private static double[] scores(StaircaseLine line, List<Pattern> decoys, int first) {
        double[] scores = new double[decoys.size()];
        int at = first;
        for (int d = 0; d < scores.length; d++) {
            scores[d] = line.best(range(at, decoys.get(d).ways.size()));
            at += decoys.get(d).ways.size();
        }
        return scores;
    }

    private static int ways(List<Pattern> patterns) {
        return patterns.stream().mapToInt(pattern -> pattern.ways.size()).sum();
    }

    private static int[] range(int from, int count) {
        int[] range = new int[count];
        for (int i = 0; i < count; i++) {
            range[i] = from + i;
        }
        return range;
    }
}
