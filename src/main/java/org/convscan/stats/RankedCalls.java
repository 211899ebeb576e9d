package org.convscan.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a method called, best score first, and how much of it was right: from this come precision and recall at any threshold. Equal
 * scores are called together. Immutable.
 */
public final class RankedCalls {
    private final List<Point> points;
    private final long truths;

    /**
     * What a threshold gives.
     *
     * @param threshold the least score that is called
     * @param called calls
     * @param right calls that are right
     * @param found true things that are found
     * @param truths true things
     */
    public record Point(double threshold, long called, long right, long found, long truths) {
        public long wrong() {
            return called - right;
        }

        /** Share of the calls that are right; NaN without calls. */
        public double precision() {
            return called == 0 ? Double.NaN : (double) right / called;
        }

        /** Share of the true things that are found; NaN without any. */
        public double recall() {
            return truths == 0 ? Double.NaN : (double) found / truths;
        }

        /** Harmonic mean of the two; 0 where nothing is found. */
        public double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    /**
     * @param scores of each call
     * @param right whether each call is right
     * @param found of each true thing the best score that finds it; NaN where nothing does
     */
    public RankedCalls(double[] scores, boolean[] right, double[] found) {
        int[] order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .mapToInt(Integer::intValue).toArray();
        double[] reached = Arrays.stream(found).filter(score -> !Double.isNaN(score)).sorted().toArray();
        truths = found.length;
        points = new ArrayList<>();
        long rightSoFar = 0;
        for (int i = 0; i < order.length; i++) {
            double score = scores[order[i]];
            rightSoFar += right[order[i]] ? 1 : 0;
            if (i + 1 == order.length || scores[order[i + 1]] < score) {
                points.add(new Point(score, i + 1, rightSoFar, reached.length - below(reached, score), truths));
            }
        }
    }

    private static int below(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** One for each score that occurs, highest first. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** All calls. */
    public Point all() {
        return points.isEmpty() ? new Point(Double.NaN, 0, 0, 0, truths) : points.get(points.size() - 1);
    }

    /** The point of the greatest F1, and of equal ones that of the highest threshold. */
    public Point best() {
        return points.stream().reduce((a, b) -> b.f1() > a.f1() ? b : a).orElse(all());
    }

    /** Sum over thresholds of precision times the recall gained: the area under the steps of precision and recall. */
    public double averagePrecision() {
        double area = 0;
        double before = 0;
        for (Point point : points) {
            area += point.precision() * (point.recall() - before);
            before = point.recall();
        }
        return truths == 0 ? Double.NaN : area;
    }
}
