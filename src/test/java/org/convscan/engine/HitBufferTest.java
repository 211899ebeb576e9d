package org.convscan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle is Java's own stable sort of the same hits. */
final class HitBufferTest {
    private record Added(int at, int kernel, long score) {}

    private static final Comparator<Added> ORDER = Comparator.comparingInt(Added::at).thenComparingInt(Added::kernel);

    /** Many equal starts; the score says in which order hits were added. */
    private static List<Added> some(Random random, int count, int starts, int kernels) {
        List<Added> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(new Added(random.nextInt(starts), random.nextInt(kernels), i));
        }
        return some;
    }

    private static void checkSorted(HitBuffer buffer, List<Added> some) {
        buffer.clear();
        some.forEach(hit -> buffer.add(hit.at, hit.kernel, hit.score));
        buffer.sort();
        assertEquals(some.stream().sorted(ORDER).toList(), content(buffer));
    }

    private static List<Added> content(HitBuffer buffer) {
        List<Added> content = new ArrayList<>();
        for (int i = 0; i < buffer.size(); i++) {
            content.add(new Added(buffer.at(i), buffer.kernel(i), buffer.score(i)));
        }
        return content;
    }

    /** Limits below, at and above the 2048 and the 4 million that one and two passes tell apart, up to the largest there is. */
    @Test
    void oneBufferSortsTileAfterTileOfAnySize() {
        Random random = new Random(1);
        HitBuffer buffer = new HitBuffer();
        int[] limits = {1, 2, 2048, 2049, 1 << 18, (1 << 22) + 1, Integer.MAX_VALUE};
        int[] counts = {64, 0, 1, 5000, 65, 3, 128, 129, 700, 2};
        for (int starts : limits) {
            for (int kernels : limits) {
                for (int count : counts) {
                    checkSorted(buffer, some(random, count, starts, kernels));
                }
            }
        }
    }

    @Test
    void whatIsKeptOfATileLeavesRoomForTheNext() {
        Random random = new Random(2);
        HitBuffer buffer = new HitBuffer();
        List<Added> some = some(random, 300, 100, 7);
        some.forEach(hit -> buffer.add(hit.at, hit.kernel, hit.score));
        buffer.sort();
        buffer.retain(i -> buffer.kernel(i) == 3);
        List<Added> kept = some.stream().sorted(ORDER).filter(hit -> hit.kernel == 3).toList();
        assertEquals(kept, content(buffer));
        checkSorted(buffer, some(random, 900, 5, 3));
    }

    /** Scores below, at and above the threshold; more windows at once than there is room for. */
    @Test
    void ofManyWindowsThoseThatReachTheThresholdAreHits() {
        Random random = new Random(3);
        HitBuffer buffer = new HitBuffer();
        List<Added> expected = new ArrayList<>();
        for (int count : new int[] {0, 1, 63, 1000, 5}) {
            int[] starts = random.ints(count, 0, 1 << 18).toArray();
            long[] scores = random.longs(count, -2, 3).toArray();
            buffer.add(count, 1, starts, scores, count);
            for (int i = 0; i < count; i++) {
                if (scores[i] >= 1) {
                    expected.add(new Added(starts[i], count, scores[i]));
                }
            }
        }
        assertEquals(expected, content(buffer));
        buffer.sort();
        assertEquals(expected.stream().sorted(ORDER).toList(), content(buffer));
    }
}
