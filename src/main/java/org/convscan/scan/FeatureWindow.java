package org.convscan.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hits of one part that may still belong to a composite: sorted by start, added at the back, forgotten at the front. */
final class FeatureWindow {
    private List<Entry> entries = new ArrayList<>();
    private int first;
    private int next;

    /** A hit, and what is known of the ways on from it: by the parts used so far and the strand. */
    static final class Entry {
        final Feature hit;
        private Map<Long, Chain> ways;

        Entry(Feature hit) {
            this.hit = hit;
        }

        Map<Long, Chain> ways() {
            ways = ways == null ? new HashMap<>() : ways;
            return ways;
        }
    }

    void add(Feature hit) {
        if (entries.size() > first && entries.get(entries.size() - 1).hit.start() > hit.start()) {
            throw new IllegalArgumentException("hits come sorted by start: " + hit);
        }
        entries.add(new Entry(hit));
    }

    /** The first hit that has not been handed out by this method, if it starts before or at a column; else null. */
    Entry next(long column) {
        return next < entries.size() && entries.get(next).hit.start() <= column ? entries.get(next++) : null;
    }

    /** Index of the first hit that starts at a column or behind. */
    int from(long column) {
        int low = first;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).hit.start() < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return entries.size();
    }

    Entry get(int index) {
        return entries.get(index);
    }

    /** Hits that start before this column are not asked for any more. */
    void forget(long column) {
        first = Math.min(from(column), next);
        if (first > entries.size() / 2) {
            entries = new ArrayList<>(entries.subList(first, entries.size()));
            next -= first;
            first = 0;
        }
    }
}
