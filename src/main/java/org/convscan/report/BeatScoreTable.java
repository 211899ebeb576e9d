package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.convscan.stats.BeatScore;

/**
 * The table of {@code evaluate}: a line a record, then "gross", which takes all records as one, and "average", the mean of the
 * records' own figures. Shares are percentages and errors milliseconds; NA where a figure is undefined.
 */
public final class BeatScoreTable {
    private static final String HEADER = String.join("\t", "record", "beats", "hits", "found", "missed", "wrong",
            "sensitivity_percent", "ppv_percent", "f1_percent", "mean_error_ms", "median_error_ms", "mean_absolute_error_ms");

    /**
     * One line.
     *
     * @param record the record's name
     * @param millisecondsPerTick of the record's clock
     */
    public record Row(String record, BeatScore score, double millisecondsPerTick) {
        double beats() {
            return score.found() + score.missed();
        }

        double hits() {
            return score.found() + score.wrong();
        }
    }

    private static final List<ToDoubleFunction<Row>> COUNTS = List.of(
            Row::beats, Row::hits, row -> row.score.found(), row -> row.score.missed(), row -> row.score.wrong());

    private static final List<ToDoubleFunction<Row>> SHARES = List.of(
            row -> 100 * row.score.sensitivity(), row -> 100 * row.score.positivePredictiveValue(), row -> 100 * row.score.f1());

    private static final List<ToDoubleFunction<Row>> ERRORS = List.of(
            row -> row.millisecondsPerTick * row.score.meanError(), row -> row.millisecondsPerTick * row.score.medianError(),
            row -> row.millisecondsPerTick * row.score.meanAbsoluteError());

    private BeatScoreTable() {}

    /**
     * @param facts lines about the whole table, without their '#'
     * @param rows at least one
     */
    public static void write(List<String> facts, List<Row> rows, TableOutput out) throws IOException {
        Bytes lines = new Bytes();
        for (String fact : facts) {
            lines.add("# ").add(fact.replaceAll("\\p{Cntrl}", " ")).add('\n');
        }
        lines.add(HEADER).add('\n');
        for (Row row : rows) {
            add(lines, row.record, figures(row));
        }
        add(lines, "gross", gross(rows));
        add(lines, "average", average(rows));
        out.write(lines);
        out.commit();
    }

    private static void add(Bytes lines, String record, List<String> figures) {
        lines.add(record).add('\t').add(String.join("\t", figures)).add('\n');
    }

    private static List<String> figures(Row row) {
        List<String> cells = new ArrayList<>();
        COUNTS.forEach(count -> cells.add(text(count.applyAsDouble(row), 0)));
        SHARES.forEach(share -> cells.add(text(share.applyAsDouble(row), 3)));
        ERRORS.forEach(error -> cells.add(text(error.applyAsDouble(row), 2)));
        return cells;
    }

    /** Errors of all hits together, which needs one clock. */
    private static List<String> gross(List<Row> rows) {
        double tick = rows.get(0).millisecondsPerTick;
        boolean oneClock = rows.stream().allMatch(row -> row.millisecondsPerTick == tick);
        BeatScore sum = BeatScore.sum(rows.stream().map(Row::score).toList());
        return figures(new Row("gross", sum, oneClock ? tick : Double.NaN));
    }

    /** Means of the records that have the figure at all. */
    private static List<String> average(List<Row> rows) {
        List<String> cells = new ArrayList<>();
        COUNTS.forEach(count -> cells.add(text(mean(rows, count), 2)));
        SHARES.forEach(share -> cells.add(text(mean(rows, share), 3)));
        ERRORS.forEach(error -> cells.add(text(mean(rows, error), 2)));
        return cells;
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> figure) {
        return rows.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    private static String text(double value, int decimals) {
        return Double.isNaN(value) ? "NA" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
