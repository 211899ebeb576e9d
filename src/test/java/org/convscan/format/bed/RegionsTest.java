package org.convscan.format.bed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private static Regions read(String content) throws IOException {
        return RegionFile.read("-", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void commentsAndDirectivesAreLeftOutAndNamesMadeUp() throws IOException {
        Regions regions = RegionFile.read("test-data/dna/regions.bed", null);
        assertEquals(9, regions.size());
        assertEquals(new Region("north", new Interval(1000, 3000), "first", 4), regions.region(0));
        assertEquals("north:0-50", regions.region(5).name());
        assertEquals("south:5000-9000", regions.region(8).name());
        assertEquals(List.of("north", "south", "islet"), List.copyOf(regions.chroms()));
    }

    @Test
    void columnsMayBePartedBySpacesAndLinesEndWithCarriageReturns() throws IOException {
        Regions regions = read("chr 1  1 5\r\nchr1\t2\t7\tmy name\r\ntrack\t0\t4\r\n".replaceFirst("chr 1", "chr1"));
        assertEquals(new Interval(1, 5), regions.region(0).interval());
        assertEquals("my name", regions.region(1).name());
        assertEquals("track", regions.region(2).chrom());
    }

    /** Excel begins text in UTF-8 with bytes EF BB BF, which are no part of the first name. */
    @Test
    void aMarkOfTheEncodingIsNoPartOfTheFirstName() throws IOException {
        byte[] marked = "\uFEFFchr1\t5\t9\r\n".getBytes(StandardCharsets.UTF_8);
        Regions regions = RegionFile.read("-", new ByteArrayInputStream(marked));
        assertEquals(List.of(new Interval(5, 9)), regions.clusters("chr1"));
    }

    @Test
    void clustersJoinWhatOverlapsAndNotWhatTouches() throws IOException {
        Regions regions = RegionFile.read("test-data/dna/regions.bed", null);
        assertEquals(List.of(new Interval(0, 50), new Interval(1000, 4000), new Interval(4000, 4200)), regions.clusters("north"));
        assertEquals(List.of(new Interval(5000, 9000), new Interval(24000, 25000)), regions.clusters("south"));
        assertEquals(List.of(), regions.clusters("nowhere"));
    }

    @Test
    void theRegionsThatContainAWindowAreFoundAsASearchOfAllFindsThem() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Region> all = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(60); i++) {
                int start = random.nextInt(100);
                int size = random.nextInt(random.nextInt(4) == 0 ? 80 : 8);
                all.add(new Region("chr" + random.nextInt(2), new Interval(start, start + size), "", i + 1));
            }
            Regions regions = new Regions("random", all);
            for (int query = 0; query < 50; query++) {
                int start = random.nextInt(110);
                Interval window = new Interval(start, start + random.nextInt(10));
                int[] expected = IntStream.range(0, all.size())
                        .filter(i -> all.get(i).chrom().equals("chr0") && all.get(i).interval().contains(window))
                        .toArray();
                assertArrayEquals(expected, regions.containing("chr0", window), "seed " + seed + ", round " + round + ", " + window);
            }
            checkClusters(all, regions.clusters("chr0"), "seed " + seed + ", round " + round);
        }
    }

    private static void checkClusters(List<Region> all, List<Interval> clusters, String where) {
        for (long column = 0; column < 200; column++) {
            Interval one = new Interval(column, column + 1);
            boolean covered = all.stream().anyMatch(region -> region.chrom().equals("chr0") && region.interval().contains(one));
            assertEquals(covered ? 1 : 0, clusters.stream().filter(cluster -> cluster.contains(one)).count(), where);
        }
    }
}
