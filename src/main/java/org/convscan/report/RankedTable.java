package org.convscan.report;

import java.io.IOException;
import java.util.List;
import org.convscan.stats.RankedCalls;

/**
 * The tables of {@code evaluate} for things with scores: a line a file of hits, and their curves, a line a threshold. Percentages have
 * three decimals; NA is a figure of nothing.
 */
public final class RankedTable {
    private static final String PLACES = String.join("\t", "hits_file", "truths", "hits", "found", "missed", "right", "wrong",
            "recall_percent", "precision_percent", "f1_percent", "average_precision", "best_f1_percent", "best_f1_score");
    private static final String NAMES = String.join("\t", "scores_file", "positives", "negatives", "without_score", "roc_auc",
            "average_precision", "best_f1_percent", "best_f1_score");
    private static final String CURVE = String.join("\t", "file", "score", "called", "right", "wrong", "found", "recall",
            "precision");

    private final Bytes lines = new Bytes();

    private RankedTable(List<String> facts, String header) {
        for (String fact : facts) {
            lines.add("# ").add(fact.replaceAll("\\p{Cntrl}", " ")).add('\n');
        }
        lines.add(header).add('\n');
    }

    /** @param facts lines about the whole table, without their '#' */
    public static RankedTable ofPlaces(List<String> facts) {
        return new RankedTable(facts, PLACES);
    }

    public static RankedTable ofNames(List<String> facts) {
        return new RankedTable(facts, NAMES);
    }

    /** @param negatives whether things that are not to be found were counted, so that a share of them is known */
    public static RankedTable ofCurves(List<String> facts, boolean negatives) {
        return new RankedTable(facts, negatives ? CURVE + "\tfalse_positive_rate" : CURVE);
    }

    public void addPlaces(String file, RankedCalls calls) {
        RankedCalls.Point all = calls.all();
        add(file, "" + all.truths(), "" + all.called(), "" + all.found(), "" + (all.truths() - all.found()), "" + all.right(),
                "" + all.wrong(), percent(all.recall()), percent(all.precision()), percent(all.f1()),
                share(calls.averagePrecision()), percent(calls.best().f1()), score(calls.best().threshold()));
    }

    /** @param withoutScore things with a label and no score, which count as worse than all others */
    public void addNames(String file, RankedCalls calls, long negatives, long withoutScore, double auc) {
        add(file, "" + calls.all().truths(), "" + negatives, "" + withoutScore, share(auc), share(calls.averagePrecision()),
                percent(calls.best().f1()), score(calls.best().threshold()));
    }

    /** @param negatives how many things are not to be found; -1 where nobody knows */
    public void addCurve(String file, RankedCalls calls, long negatives) {
        for (RankedCalls.Point point : calls.points()) {
            String line = String.join("\t", file, score(point.threshold()), "" + point.called(), "" + point.right(),
                    "" + point.wrong(), "" + point.found(), share(point.recall()), share(point.precision()));
            lines.add(negatives < 0 ? line : line + "\t" + share((double) point.wrong() / negatives)).add('\n');
        }
    }

    private void add(String... cells) {
        lines.add(String.join("\t", cells)).add('\n');
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "NA" : Numbers.fixed(100 * share, 3);
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "NA" : Numbers.fixed(share, 6);
    }

    /** As it stood in the table, but for needless zeros. */
    private static String score(double score) {
        return Double.isNaN(score) ? "NA" : score == Math.rint(score) && Math.abs(score) < 1e15 ? "" + (long) score : "" + score;
    }

    public void writeTo(TableOutput out) throws IOException {
        out.write(lines);
    }
}
