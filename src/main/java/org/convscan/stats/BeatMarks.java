package org.convscan.stats;

import java.util.Arrays;

/**
 * Events that an expert or a detector marked in one record, in the order of their file, and stretches that are left out of any
 * comparison. Times are ticks of one clock. For one thread until it is full, then to be read only.
 */
public final class BeatMarks {
    private long[] times = new long[1024];
    private boolean[] counted = new boolean[1024];
    private int size;
    private long[] excluded = new long[0];

    /** Adds an event that is to be found. */
    public void add(long time) {
        add(time, true);
    }

    /** Adds an event that takes part in the matching but is none to be found: whatever is matched with it is wrong. */
    public void addUncounted(long time) {
        add(time, false);
    }

    private void add(long time, boolean counts) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            counted = Arrays.copyOf(counted, 2 * size);
        }
        times[size] = time;
        counted[size++] = counts;
    }

    /** Leaves out [from, to], both ends included. */
    public void exclude(long from, long to) {
        excluded = Arrays.copyOf(excluded, excluded.length + 2);
        excluded[excluded.length - 2] = from;
        excluded[excluded.length - 1] = to;
    }

    public int size() {
        return size;
    }

    public long time(int event) {
        return times[event];
    }

    boolean counts(int event) {
        return counted[event];
    }

    boolean isExcluded(long time) {
        for (int i = 0; i < excluded.length; i += 2) {
            if (excluded[i] <= time && time <= excluded[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
