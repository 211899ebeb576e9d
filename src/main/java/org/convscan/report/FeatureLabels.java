package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Feature;
import org.convscan.stats.Tail;

/** Names and scores of motifs and of composites of them, as lines show them. Immutable. */
public final class FeatureLabels {
    private static final long HIGHEST = 1000;

    private final List<MotifName> names;
    private final List<Tail> tails;

    /**
     * @param names one a motif, then one a composite
     * @param tails one a motif; none where every hit is an exact match
     */
    public FeatureLabels(List<MotifName> names, List<Tail> tails) {
        this.names = List.copyOf(names);
        this.tails = List.copyOf(tails);
    }

    byte[] id(int number) {
        return clean(names.get(number).id());
    }

    byte[] alternative(int number) {
        return clean(names.get(number).alternative());
    }

    private static byte[] clean(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.UTF_8);
    }

    /** As an attribute of GFF3, so that a list of parts can be taken apart again. */
    byte[] escapedId(int number) {
        String escaped = new String(Gff3Text.attribute(names.get(number).id()), StandardCharsets.UTF_8);
        return escaped.replace(":", "%3A").getBytes(StandardCharsets.UTF_8);
    }

    String scoreName() {
        return tails.isEmpty() ? "letters" : "log_odds_bits";
    }

    String bedScoreMeaning() {
        return tails.isEmpty() ? "1000" : "min(1000,sum of the parts' -100*log10(p))";
    }

    long bedScore(Feature feature) {
        return tails.isEmpty() ? HIGHEST : Math.min(HIGHEST, sum(feature));
    }

    private long sum(Feature feature) {
        if (feature.number() < tails.size()) {
            Tail tail = tails.get(feature.number());
            return HitLabels.bedScore(tail.pvalue(tail.step(feature.score())));
        }
        return feature.parts().stream().mapToLong(this::sum).sum();
    }
}
