package org.convscan.report;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** All lines of a scan: how many and how long, and the {@link #MOST} with most hits in full. */
final class Lines {
    /** The human chromosomes and the mitochondrion's. */
    static final int MOST = 25;

    private static final Comparator<Line> BUSIEST =
            Comparator.comparingLong(Line::hits).reversed().thenComparingLong(Line::number);

    private final PriorityQueue<Line> quietestFirst = new PriorityQueue<>(BUSIEST.reversed());
    private long count;
    private long columns;

    long count() {
        return count;
    }

    long columns() {
        return columns;
    }

    void add(Line line) {
        count++;
        columns += line.length();
        quietestFirst.add(line);
        if (quietestFirst.size() > MOST) {
            quietestFirst.poll();
        }
    }

    boolean all() {
        return count == quietestFirst.size();
    }

    /** In the order of reading when these are all, else those with hits, the busiest first. */
    List<Line> shown() {
        Comparator<Line> order = all() ? Comparator.comparingLong(Line::number) : BUSIEST;
        return quietestFirst.stream().filter(line -> all() || line.hits() > 0).sorted(order).toList();
    }
}
