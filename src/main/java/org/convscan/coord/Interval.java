package org.convscan.coord;

/**
 * A stretch of a line: 0-based, half-open. These are the only coordinates inside the program; writers convert.
 *
 * @param start first column inside
 * @param end first column behind
 */
public record Interval(long start, long end) implements Comparable<Interval> {
    public Interval {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no interval: [" + start + ", " + end + ")");
        }
    }

    public long length() {
        return end - start;
    }

    public boolean contains(Interval other) {
        return start <= other.start && other.end <= end;
    }

    @Override
    public int compareTo(Interval other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(end, other.end);
    }
}
