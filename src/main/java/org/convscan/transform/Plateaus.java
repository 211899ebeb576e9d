package org.convscan.transform;

import java.util.Arrays;
import org.convscan.coord.Interval;

/** A line of samples cut into stretches of about one level, which follow each other without a gap. Immutable. */
public final class Plateaus {
    private final int[] ends;
    private final float[] levels;

    Plateaus(int[] ends, float[] levels, int count) {
        this.ends = Arrays.copyOf(ends, count);
        this.levels = Arrays.copyOf(levels, count);
    }

    public int size() {
        return ends.length;
    }

    /** First sample of a plateau. */
    public int start(int plateau) {
        return plateau == 0 ? 0 : ends[plateau - 1];
    }

    /** First sample behind a plateau. */
    public int end(int plateau) {
        return ends[plateau];
    }

    /** The plateaus that some samples lie on. */
    public Interval under(Interval samples) {
        int first = Arrays.binarySearch(ends, (int) samples.start());
        int last = Arrays.binarySearch(ends, (int) samples.end());
        int start = first < 0 ? -first - 1 : first + 1;
        return new Interval(start, Math.max(start, Math.min(ends.length, last < 0 ? -last : last + 1)));
    }

    /** Mean of a plateau's samples, in their unit. */
    public float level(int plateau) {
        return levels[plateau];
    }
}
