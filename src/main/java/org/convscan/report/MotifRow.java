package org.convscan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convscan.engine.Engine;
import org.convscan.kernel.FixedPoint;
import org.convscan.stats.Tail;

/**
 * What was found of a motif. Strands add up; threshold and p-value are those of its first kernel.
 *
 * @param number the motif's number in the bank
 * @param tail null where there are no p-values
 * @param expected hits that chance alone would give
 */
record MotifRow(int number, ReportMotif motif, Tail tail, long hits, double expected) {
    /** The most above chance first, measured in standard deviations of a count; equals in the bank's order. */
    static final Comparator<MotifRow> ORDER =
            Comparator.comparingDouble(MotifRow::excess).reversed().thenComparingInt(MotifRow::number);

    static List<MotifRow> of(Tally tally, List<ReportMotif> motifs) {
        Chances chances = tally.chances();
        double[] expected = tally.expected();
        List<MotifRow> rows = new ArrayList<>();
        for (int k = 0; k < chances.bank().size(); k++) {
            int m = chances.bank().motif(k);
            if (m == rows.size()) {
                Tail tail = chances.known() ? chances.tail(k) : null;
                rows.add(new MotifRow(m, motifs.get(m), tail, tally.hits(m), expected[m]));
            }
        }
        return rows;
    }

    boolean reachable() {
        return tail == null || tail.threshold() != Engine.NEVER;
    }

    private double excess() {
        return expected > 0 ? (hits - expected) / Math.sqrt(expected) : hits;
    }

    String threshold() {
        return tail == null ? Numbers.NONE : Numbers.fixed(FixedPoint.bits(tail.threshold()), 2);
    }

    String pvalue() {
        return tail == null ? Numbers.NONE : Numbers.probability(tail.pvalue(tail.step(tail.threshold())));
    }

    String ratio() {
        return expected > 0 ? Numbers.fixed(hits / expected, 2) : Numbers.NONE;
    }

    String expectedText() {
        return tail == null ? Numbers.NONE : Numbers.amount(expected);
    }
}
