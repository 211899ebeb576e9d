package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.convscan.InputException;
import org.convscan.format.marks.NumberFile;
import org.convscan.report.RankedTable;
import org.convscan.stats.Discrimination;
import org.convscan.stats.RankedCalls;

/** Compares scores of things with their labels: the ROC curve, that of precision and recall, and the areas under them. */
final class LabelJudge {
    private static final List<String> FACTS = List.of("convscan " + Version.text(),
            "a thing's score is its best one; things with a label and no score count as worse than all others; others do not count");

    private LabelJudge() {}

    static void run(CommandLine line, Path truth, JudgedOutput out) throws IOException {
        Map<String, Boolean> labels = NumberFile.labels(truth);
        long negatives = labels.values().stream().filter(label -> !label).count();
        if (negatives == 0 || negatives == labels.size()) {
            throw new InputException(truth.toString(), "", labels.isEmpty() ? "no labels" : "all labels are " + (negatives == 0 ? 1 : 0),
                    "it takes things that are to be found, 1, and others, 0");
        }
        RankedTable table = RankedTable.ofNames(FACTS);
        RankedTable curves = RankedTable.ofCurves(FACTS, true);
        for (String file : line.getArgList()) {
            Map<String, Double> scores = NumberFile.scores(Path.of(file), line.getOptionValue("column"));
            RankedCalls calls = calls(labels, scores);
            table.addNames(file, calls, negatives, labels.size() - calls.all().called(), auc(labels, scores));
            curves.addCurve(file, calls, negatives);
        }
        out.write(table, curves);
    }

    private static RankedCalls calls(Map<String, Boolean> labels, Map<String, Double> scores) {
        List<String> called = labels.keySet().stream().filter(scores::containsKey).toList();
        boolean[] right = new boolean[called.size()];
        List<Double> found = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            right[i] = labels.get(called.get(i));
        }
        labels.forEach((name, label) -> {
            if (label) {
                found.add(scores.getOrDefault(name, Double.NaN));
            }
        });
        return new RankedCalls(called.stream().mapToDouble(scores::get).toArray(), right,
                found.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double auc(Map<String, Boolean> labels, Map<String, Double> scores) {
        List<String> names = List.copyOf(labels.keySet());
        boolean[] positive = new boolean[names.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = labels.get(names.get(i));
        }
        return Discrimination.auc(
                names.stream().mapToDouble(name -> scores.getOrDefault(name, Double.NEGATIVE_INFINITY)).toArray(), positive);
    }
}
