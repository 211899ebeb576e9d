package org.convscan.format.bed;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.convscan.InputException;

/** Holds regions against the sequences that turn up: warns of those that reach too far, refuses those without a sequence. */
final class RegionCheck {
    private static final int MOST_WARNINGS = 10;

    private final Regions regions;
    private final Consumer<String> warnings;
    private final Set<String> missing;
    private String example = "";
    private long clipped;

    RegionCheck(Regions regions, Consumer<String> warnings) {
        this.regions = regions;
        this.warnings = warnings;
        this.missing = new HashSet<>(regions.chroms());
    }

    /** Whether every sequence that has regions has been found. */
    boolean complete() {
        return missing.isEmpty();
    }

    void found(String chrom) {
        missing.remove(chrom);
        example = example.isEmpty() ? chrom : example;
    }

    void length(String chrom, long columns) {
        for (int index : regions.reachingBeyond(chrom, columns)) {
            if (clipped++ < MOST_WARNINGS) {
                Region region = regions.region(index);
                boolean outside = region.interval().start() >= columns;
                warnings.accept(regions.file() + ", line " + region.line() + ": region " + region.name() + " "
                        + (outside ? "lies" : "reaches") + " beyond the end of " + chrom + " (" + columns + " columns): "
                        + (outside ? "left out" : "clipped"));
            }
        }
    }

    /** @throws InputException when a sequence with regions has not been found: names the first line of such */
    void end() throws InputException {
        if (clipped > MOST_WARNINGS) {
            warnings.accept(regions.file() + ": " + (clipped - MOST_WARNINGS) + " more regions reach beyond their sequences");
        }
        for (String chrom : regions.chroms()) {
            if (missing.contains(chrom)) {
                throw new InputException(regions.file(), "line " + regions.first(chrom).line(),
                        "no sequence is called " + chrom, example.isEmpty() ? "" : "one of them is called " + example);
            }
        }
    }
}
