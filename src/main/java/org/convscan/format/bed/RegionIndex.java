package org.convscan.format.bed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;

/**
 * The regions of one sequence, sorted by start, under a tree of the largest ends: finding the n regions that contain a window
 * takes about n times the logarithm of their number, however long or nested they are.
 */
final class RegionIndex {
    private final int[] numbers;
    private final long[] starts;
    private final long[] ends;
    /** Heap order: node i has the children 2i and 2i + 1; the leaves begin at {@link #leaves}. */
    private final long[] largestEnd;
    private final int leaves;
    private final int first;

    RegionIndex(List<Region> all, List<Integer> some) {
        first = some.get(0);
        numbers = some.stream()
                .sorted(Comparator.comparing((Integer i) -> all.get(i).interval()))
                .mapToInt(Integer::intValue)
                .toArray();
        starts = IntStream.of(numbers).mapToLong(i -> all.get(i).interval().start()).toArray();
        ends = IntStream.of(numbers).mapToLong(i -> all.get(i).interval().end()).toArray();
        leaves = Math.max(1, Integer.highestOneBit(2 * numbers.length - 1));
        largestEnd = new long[2 * leaves];
        Arrays.fill(largestEnd, -1);
        System.arraycopy(ends, 0, largestEnd, leaves, ends.length);
        for (int node = leaves - 1; node > 0; node--) {
            largestEnd[node] = Math.max(largestEnd[2 * node], largestEnd[2 * node + 1]);
        }
    }

    int first() {
        return first;
    }

    int[] containing(Interval window) {
        IntStream.Builder found = IntStream.builder();
        collect(1, 0, leaves, startingUpTo(window.start()), window.end(), found);
        return found.build().sorted().toArray();
    }

    int[] reachingBeyond(long column) {
        IntStream.Builder found = IntStream.builder();
        collect(1, 0, leaves, numbers.length, column + 1, found);
        return found.build().toArray();
    }

    /** Regions [0, before) that end at {@code end} or behind it, from the node that holds regions [from, from + width). */
    private void collect(int node, int from, int width, int before, long end, IntStream.Builder found) {
        if (from >= before || largestEnd[node] < end) {
            return;
        }
        if (width == 1) {
            found.add(numbers[from]);
            return;
        }
        collect(2 * node, from, width / 2, before, end, found);
        collect(2 * node + 1, from + width / 2, width / 2, before, end, found);
    }

    private int startingUpTo(long start) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (starts[middle] <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Regions without columns are in no cluster. */
    List<Interval> clusters() {
        List<Interval> clusters = new ArrayList<>();
        long start = -1;
        long end = -1;
        for (int i = 0; i < starts.length; i++) {
            if (ends[i] == starts[i]) {
                continue;
            }
            if (starts[i] >= end) {
                if (end >= 0) {
                    clusters.add(new Interval(start, end));
                }
                start = starts[i];
            }
            end = Math.max(end, ends[i]);
        }
        if (end >= 0) {
            clusters.add(new Interval(start, end));
        }
        return clusters;
    }
}
