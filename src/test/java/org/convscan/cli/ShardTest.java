package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardTest {
    @Test
    void rangesCoverAllColumnsOnceAndDifferByOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            long columns = random.nextInt(4) == 0 ? random.nextInt(10) : random.nextLong(1L << 40);
            int of = 1 + random.nextInt(50);
            long behind = 0;
            for (int i = 1; i <= of; i++) {
                var range = new Shard(i, of).range(columns);
                assertEquals(behind, range.start(), "seed " + seed);
                behind = i == of ? columns : range.end();
                assertTrue(Math.abs(behind - range.start() - (double) columns / of) < 1, "seed " + seed);
            }
        }
    }

    @Test
    void everyItemHasOneOwnerAndSharesDifferByAnItem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int[] lengths = random.ints(random.nextInt(300), 0, 100).toArray();
            long total = java.util.Arrays.stream(lengths).sum();
            int of = 1 + random.nextInt(9);
            int[] owners = new int[lengths.length];
            for (int i = 1; i <= of; i++) {
                OwnedItems items = new OwnedItems(new Shard(i, of), total);
                long share = 0;
                for (int item = 0; item < lengths.length; item++) {
                    boolean owned = items.next(lengths[item]);
                    owners[item] += owned ? 1 : 0;
                    share += owned ? lengths[item] : 0;
                }
                assertTrue(Math.abs(share - (double) total / of) <= 100, "seed " + seed);
            }
            for (int count : owners) {
                assertEquals(1, count, "seed " + seed);
            }
        }
    }
}
