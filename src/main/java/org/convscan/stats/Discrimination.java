package org.convscan.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How well numbers tell two kinds of things apart. */
public final class Discrimination {
    private Discrimination() {}

    /**
     * Area under the ROC curve: the chance that a positive has a higher number than a negative, where equal numbers count half.
     *
     * @return NaN unless there are both
     */
    public static double auc(double[] scores, boolean[] positive) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]));
        double ranks = 0;
        long positives = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (positive[order[i]]) {
                    positives++;
                    // The mean rank of equal numbers, from 1.
                    ranks += (from + 1 + to) / 2.0;
                }
            }
            from = to;
        }
        double pairs = (double) positives * (scores.length - positives);
        return pairs == 0 ? Double.NaN : (ranks - positives * (positives + 1) / 2.0) / pairs;
    }
}
