package org.convscan.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.Squiggle;

/**
 * The algorithm of SquiggleKit's MotifSeq, for comparison: subsequence dynamic time warping (mlpy's dtw_subsequence: absolute
 * distances, three neighbours, free ends on the read) of the query's expected samples along the read's samples, both scaled by their
 * median and median absolute deviation. The expected samples come from the same pore model, nine to a word as reads of 450 bases a
 * second at 4 kHz have; MotifSeq takes them from scrappie. One strand, as MotifSeq.
 */
final class RawWarping {
    private static final int SAMPLES_A_WORD = 9;

    private RawWarping() {}

    private record Found(double score, int middle) {}

    static void print(String row, List<NanoporeTrials.Trial> trials, PoreModel model) {
        Squiggle squiggle = new Squiggle(model, 1, 0.1);
        NanoporeAccuracy.Tally tally = new NanoporeAccuracy.Tally();
        long samples = 0;
        long nanos = 0;
        for (NanoporeTrials.Trial trial : trials) {
            float[] query = template(squiggle, trial.letters());
            long start = System.nanoTime();
            Found yes = find(query, scaled(trial.samples()));
            nanos += System.nanoTime() - start;
            samples += trial.samples().length;
            Found other = find(query, scaled(trial.others()));
            Found back = find(template(squiggle, new StringBuilder(trial.letters()).reverse().toString()), scaled(trial.samples()));
            tally.add(trial.isAt(yes.middle), yes.score, other.score, back.score);
        }
        System.out.println(row + "\traw_dtw\t" + tally);
        System.err.printf(Locale.ROOT, "raw_dtw %s: %.2f M samples/s%n", row, samples * 1e3 / nanos);
    }

    private static float[] template(Squiggle squiggle, String letters) {
        double[] levels = squiggle.of("", letters).steps().stream().mapToDouble(step -> step.level()).toArray();
        float[] samples = new float[levels.length * SAMPLES_A_WORD];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) levels[i / SAMPLES_A_WORD];
        }
        return samples;
    }

    private static float[] scaled(short[] samples) {
        float[] values = new float[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples[i];
        }
        float middle = median(values);
        float[] distances = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - middle);
        }
        float deviation = median(distances);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-5, Math.min(5, (values[i] - middle) / deviation));
        }
        return values;
    }

    private static float median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The lowest distance, negated, and the middle of its path. */
    private static Found find(float[] query, float[] line) {
        int n = query.length;
        float[] cost = new float[n];
        int[] begin = new int[n];
        Arrays.fill(cost, Float.POSITIVE_INFINITY);
        float best = Float.POSITIVE_INFINITY;
        int middle = 0;
        for (int t = 0; t < line.length; t++) {
            float value = line[t];
            float diagonal = cost[0];
            int diagonalBegin = begin[0];
            cost[0] = Math.abs(value - query[0]);
            begin[0] = t;
            for (int j = 1; j < n; j++) {
                float least = cost[j];
                int from = begin[j];
                float above = cost[j];
                int aboveBegin = begin[j];
                if (diagonal < least) {
                    least = diagonal;
                    from = diagonalBegin;
                }
                if (cost[j - 1] < least) {
                    least = cost[j - 1];
                    from = begin[j - 1];
                }
                diagonal = above;
                diagonalBegin = aboveBegin;
                cost[j] = least + Math.abs(value - query[j]);
                begin[j] = from;
            }
            if (cost[n - 1] < best) {
                best = cost[n - 1];
                middle = (begin[n - 1] + t) / 2;
            }
        }
        return new Found(-best, middle);
    }
}
