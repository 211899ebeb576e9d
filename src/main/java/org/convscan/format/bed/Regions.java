package org.convscan.format.bed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.coord.Interval;

/** The regions of a BED file, numbered in its order, and found by place. Immutable. */
public final class Regions {
    private final String file;
    private final List<Region> regions;
    private final Map<String, RegionIndex> byChrom = new LinkedHashMap<>();

    /** @param file what messages call the file */
    public Regions(String file, List<Region> regions) {
        this.file = file;
        this.regions = List.copyOf(regions);
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (int i = 0; i < this.regions.size(); i++) {
            numbers.computeIfAbsent(this.regions.get(i).chrom(), chrom -> new ArrayList<>()).add(i);
        }
        numbers.forEach((chrom, some) -> byChrom.put(chrom, new RegionIndex(this.regions, some)));
    }

    /** What messages call the file. */
    public String file() {
        return file;
    }

    public int size() {
        return regions.size();
    }

    public Region region(int index) {
        return regions.get(index);
    }

    /** The sequences that have regions, in the order of the file. */
    public Collection<String> chroms() {
        return Collections.unmodifiableSet(byChrom.keySet());
    }

    /** Numbers of the regions that wholly contain the window, rising. */
    public int[] containing(String chrom, Interval window) {
        RegionIndex index = byChrom.get(chrom);
        return index == null ? new int[0] : index.containing(window);
    }

    /** What the regions of a sequence cover: sorted; regions that share a column are one, regions that only touch are not. */
    public List<Interval> clusters(String chrom) {
        RegionIndex index = byChrom.get(chrom);
        return index == null ? List.of() : index.clusters();
    }

    /** Numbers of the regions of a sequence that end behind this column, rising. */
    int[] reachingBeyond(String chrom, long columns) {
        RegionIndex index = byChrom.get(chrom);
        int[] found = index == null ? new int[0] : index.reachingBeyond(columns);
        Arrays.sort(found);
        return found;
    }

    /** The first region of a sequence, in the order of the file. */
    Region first(String chrom) {
        return regions.get(byChrom.get(chrom).first());
    }
}
