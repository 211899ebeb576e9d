package org.convscan.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The best hit of each motif in each group: a line, or a region of it. Of equal scores the leftmost is best, then the kernel that
 * stands first in the bank. Found tile by tile, several at once, and joined by one thread.
 */
public final class BestHits {
    private record Key(int group, int motif) {}

    private final Map<Key, TileHits> best = new HashMap<>();

    /** The best hit of a motif in a group. */
    public record Best(int group, TileHits hit) {}

    /** The best hits of a tile. */
    public static final class Part {
        private final Map<Key, TileHits> best = new HashMap<>();
        private final boolean last;

        private Part(boolean last) {
            this.last = last;
        }
    }

    /** @param groups the groups that a hit, by its index, belongs to */
    public static Part part(TileHits tile, IntFunction<int[]> groups) {
        Map<Key, Integer> indexes = new HashMap<>();
        for (int i = 0; i < tile.size(); i++) {
            for (int group : groups.apply(i)) {
                Key key = new Key(group, tile.bank().motif(tile.kernel(i)));
                Integer before = indexes.get(key);
                if (before == null || tile.score(i) > tile.score(before)) {
                    indexes.put(key, i);
                }
            }
        }
        Part part = new Part(tile.track().last());
        indexes.forEach((key, index) -> part.best.put(key, tile.alone(index)));
        return part;
    }

    /** Takes the parts in order; behind the last tile of a line it gives the line's best hits, sorted, else an empty list. */
    public List<TileHits> add(Part part) {
        List<TileHits> found = new ArrayList<>();
        for (Best each : addGrouped(part)) {
            if (found.isEmpty() || !same(found.get(found.size() - 1), each.hit)) {
                found.add(each.hit);
            }
        }
        return found;
    }

    /** The same, group by group: a hit that is the best of two groups comes twice. */
    public List<Best> addGrouped(Part part) {
        part.best.forEach((key, hit) -> best.merge(key, hit, (old, next) -> next.score(0) > old.score(0) ? next : old));
        return part.last ? finish() : List.of();
    }

    /** The best hits of a line whose last tile is not looked at. */
    public List<Best> finish() {
        List<Best> found = new ArrayList<>();
        best.forEach((key, hit) -> found.add(new Best(key.group, hit)));
        best.clear();
        found.sort(Comparator.comparingLong((Best each) -> each.hit.start(0)).thenComparingInt(each -> each.hit.kernel(0))
                .thenComparingInt(Best::group));
        return found;
    }

    /** One hit may be the best of two regions. */
    private static boolean same(TileHits a, TileHits b) {
        return a.start(0) == b.start(0) && a.kernel(0) == b.kernel(0);
    }
}
