package org.convscan.stats;

import java.util.Arrays;
import java.util.List;
import org.convscan.coord.Interval;

/**
 * The times between successive events, such as RR intervals, and which of them can be used. An interval that touches a gap is left
 * out, for an event may hide in it. So is an ectopic one: it differs by more than a fifth from the median of the eleven intervals
 * around it (itself, five before and five behind, fewer at the ends; those that touch a gap are passed over). Immutable.
 */
public final class Intervals {
    /** An interval further than this share off the local median is ectopic. */
    public static final double TOLERANCE = 0.2;

    /** Intervals on each side that the median is taken over. */
    private static final int NEIGHBOURS = 5;

    /** What becomes of an interval. */
    public enum Use {
        KEPT, ECTOPIC, GAP
    }

    private final double[] ends;
    private final double[] lengths;
    private final Use[] uses;

    private Intervals(double[] ends, double[] lengths, Use[] uses) {
        this.ends = ends;
        this.lengths = lengths;
        this.uses = uses;
    }

    /**
     * @param beats in the order of time
     * @param gaps stretches of columns without a usable signal, in order and apart
     */
    public static Intervals of(List<Beat> beats, List<Interval> gaps) {
        int count = Math.max(0, beats.size() - 1);
        double[] ends = new double[count];
        double[] lengths = new double[count];
        Use[] uses = new Use[count];
        int gap = 0;
        for (int i = 0; i < count; i++) {
            Beat from = beats.get(i);
            Beat to = beats.get(i + 1);
            if (to.column() <= from.column()) {
                throw new IllegalArgumentException("event " + (i + 1) + " is not behind the one before it");
            }
            ends[i] = to.seconds();
            lengths[i] = to.seconds() - from.seconds();
            while (gap < gaps.size() && gaps.get(gap).end() <= from.column()) {
                gap++;
            }
            uses[i] = gap < gaps.size() && gaps.get(gap).start() < to.column() ? Use.GAP : Use.KEPT;
        }
        markEctopic(lengths, uses);
        return new Intervals(ends, lengths, uses);
    }

    private static void markEctopic(double[] lengths, Use[] uses) {
        int[] usable = new int[lengths.length];
        int count = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (uses[i] == Use.KEPT) {
                usable[count++] = i;
            }
        }
        for (int u = 0; u < count; u++) {
            int from = Math.max(0, u - NEIGHBOURS);
            int to = Math.min(count, u + NEIGHBOURS + 1);
            double median = median(Arrays.stream(usable, from, to).mapToDouble(i -> lengths[i]).sorted().toArray());
            if (nanoseconds(Math.abs(lengths[usable[u]] - median)) > nanoseconds(TOLERANCE * median)) {
                uses[usable[u]] = Use.ECTOPIC;
            }
        }
    }

    /** Whole ones, so that a fifth on paper is not more than a fifth. */
    private static double nanoseconds(double seconds) {
        return Math.rint(1e9 * seconds);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public int size() {
        return lengths.length;
    }

    /** Seconds from the recording's start to the event that ends an interval. */
    public double end(int interval) {
        return ends[interval];
    }

    /** In seconds. */
    public double length(int interval) {
        return lengths[interval];
    }

    public Use use(int interval) {
        return uses[interval];
    }

    /** Whether an interval and the one right before it are both kept, so that their difference means something. */
    public boolean pairs(int interval) {
        return interval > 0 && uses[interval] == Use.KEPT && uses[interval - 1] == Use.KEPT;
    }

    public int count(Use use) {
        return (int) Arrays.stream(uses).filter(each -> each == use).count();
    }
}
