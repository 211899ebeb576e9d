package org.convscan.report;

import java.util.List;
import org.convscan.coord.Strand;

/**
 * What decides which places of patterns are written, and how.
 *
 * @param pvalue highest that is written
 * @param qvalue likewise; NaN for any
 * @param patterns by their numbers
 * @param ways the strands that patterns were read in, by their numbers
 */
public record PlacementRule(PlacementFormat format, double pvalue, double qvalue, List<Pattern> patterns, List<Strand> ways) {
    public PlacementRule {
        patterns = List.copyOf(patterns);
        ways = List.copyOf(ways);
    }

    /** @param letters how many */
    public record Pattern(String name, int letters) {}
}
