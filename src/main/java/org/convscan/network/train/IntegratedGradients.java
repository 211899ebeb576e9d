package org.convscan.network.train;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Network;
import org.convscan.network.Weights;

/**
 * What each number of a line adds to a network's output, against baselines: the gradient's mean over the straight way from a
 * baseline to the line, times their difference (Sundararajan, Taly and Yan, ICML 2017), and of that the mean over the baselines. The
 * contributions add up to the output less the baselines' mean output, but for the steps' width; the way is cut more finely until
 * that is so. For one thread at a time.
 */
public final class IntegratedGradients implements AutoCloseable {
    /** That the contributions may be off by, as a share of the larger of 1 and what they should add up to. */
    public static final double TOLERANCE = 1e-3;

    private static final int MOST_LINES = 64;

    /** Columns of a batch, all lines together, but for a single longer line. */
    private static final int MOST_COLUMNS = 1 << 16;
    private static final int MOST_STEPS = 1 << 14;

    private final Network network;
    private final Session session;
    private final Session.Feed feed = new Session.Feed();
    private final int steps;
    private final int batch;

    /**
     * A line's contributions.
     *
     * @param score the output for the line
     * @param baseline the mean output for the baselines
     * @param contributions by channel and column
     * @param gradients the mean along all ways, by channel and column
     * @param steps of each way, in the end
     */
    public record Parts(double score, double baseline, double[][] contributions, double[][] gradients, int steps) {
        /** How much the contributions lack of what they should add up to. */
        public double gap() {
            double sum = 0;
            for (double[] row : contributions) {
                for (double part : row) {
                    sum += part;
                }
            }
            return score - baseline - sum;
        }

        /** Whether the gap is within {@link #TOLERANCE}. */
        public boolean isComplete() {
            return Math.abs(gap()) <= TOLERANCE * Math.max(1, Math.abs(score - baseline));
        }
    }

    /**
     * @param channel of the output, from 0; of an output along the line, the highest value counts
     * @param steps of each way at first
     */
    public IntegratedGradients(Network network, Weights weights, int channel, int steps, Device device, int threads) {
        this.network = network;
        this.steps = steps;
        this.batch = (int) Math.max(1, Math.min(MOST_LINES, MOST_COLUMNS / network.input().length()));
        this.session = Session.load(OutputGradient.model(network, weights, channel, batch), device, threads);
    }

    /**
     * @param line channel by channel
     * @param baselines at least one, laid out alike
     */
    public Parts of(float[] line, List<float[]> baselines) {
        List<float[]> ends = new ArrayList<>(baselines);
        ends.add(line);
        double[] scores = scores(ends);
        double baseline = 0;
        for (int i = 0; i < baselines.size(); i++) {
            baseline += scores[i] / baselines.size();
        }
        for (int count = steps; ; count *= 2) {
            Parts parts = parts(line, baselines, count, scores[baselines.size()], baseline);
            if (parts.isComplete() || count * 2 > MOST_STEPS) {
                return parts;
            }
        }
    }

    private double[] scores(List<float[]> lines) {
        double[] scores = new double[lines.size()];
        for (int first = 0; first < scores.length; first += batch) {
            FloatBuffer buffer = buffer();
            int count = Math.min(batch, scores.length - first);
            lines.subList(first, first + count).forEach(buffer::put);
            float[] found = session.run(feed).get(OutputGradient.SCORES).values();
            for (int i = 0; i < count; i++) {
                scores[first + i] = found[i];
            }
        }
        return scores;
    }

    private Parts parts(float[] line, List<float[]> baselines, int count, double score, double baseline) {
        double[] contributions = new double[line.length];
        double[] gradients = new double[line.length];
        for (float[] start : baselines) {
            double[] mean = mean(start, line, count);
            for (int i = 0; i < line.length; i++) {
                contributions[i] += mean[i] * ((double) line[i] - start[i]) / baselines.size();
                gradients[i] += mean[i] / baselines.size();
            }
        }
        return new Parts(score, baseline, rows(contributions), rows(gradients), count);
    }

    /** The gradient's mean over the middles of equal steps. */
    private double[] mean(float[] start, float[] end, int count) {
        double[] mean = new double[end.length];
        for (int first = 0; first < count; first += batch) {
            int lines = Math.min(batch, count - first);
            FloatBuffer buffer = buffer();
            for (int step = first; step < first + lines; step++) {
                double share = (step + 0.5) / count;
                for (int i = 0; i < end.length; i++) {
                    buffer.put((float) (start[i] + share * ((double) end[i] - start[i])));
                }
            }
            Map<String, Tensor> found = session.run(feed);
            float[] values = found.get(OutputGradient.GRADIENTS).values();
            for (int i = 0; i < lines * end.length; i++) {
                mean[i % end.length] += values[i] / (double) count;
            }
        }
        return mean;
    }

    private FloatBuffer buffer() {
        return feed.buffer(StepGraph.LINES, batch, network.input().channels(), network.input().length());
    }

    private double[][] rows(double... values) {
        int length = Math.toIntExact(network.input().length());
        double[][] rows = new double[network.input().channels()][length];
        for (int i = 0; i < values.length; i++) {
            rows[i / length][i % length] = values[i];
        }
        return rows;
    }

    @Override
    public void close() {
        feed.close();
        session.close();
    }
}
