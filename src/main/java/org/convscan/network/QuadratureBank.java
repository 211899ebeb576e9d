package org.convscan.network;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.ort.Graph;

/**
 * A network that nobody trains: pairs of Gabor kernels a quarter of a wave apart, whose magnitude is how strongly a line swings at
 * a frequency whatever the phase and the sign; the weighted sum over the frequencies, smoothed, is the strength of a short event. It
 * is divided by how strong events are around it: the maximum within a window, averaged over a longer one.
 *
 * <p>Reads [N, 1, L] at the rate it was made for, L a multiple of its {@link #block}; gives [N, 2, L / 2]: the strength relative to
 * the events around, and how far those stand out, as the ratio of the averaged maximum to the plain average.
 *
 * @param hertz columns in a second of the lines it reads
 * @param waves the frequencies
 * @param smoothing seconds of Hann's window
 * @param maximum seconds over which the maximum is taken
 * @param average seconds over which maxima are averaged
 * @param floor what is added to the strength of the events around, in the line's unit: weaker ones do not count
 */
public record QuadratureBank(double hertz, List<Wave> waves, double smoothing, double maximum, double average, double floor) {
    /**
     * A pair of kernels.
     *
     * @param spread standard deviation of the Gaussian that it fades with, in seconds
     * @param weight of its magnitude in the sum
     */
    public record Wave(double hertz, double spread, double weight) {}

    /** Columns from one strength to the next. */
    static final int STEP = 2;

    /** Strengths between which nothing is told apart when looking around. */
    private static final double BLOCK_SECONDS = 0.2;

    /** Standard deviations after which a kernel ends. */
    private static final double EXTENT = 3;

    public QuadratureBank {
        waves = List.copyOf(waves);
    }

    /** Columns whose strengths are looked around with at once. */
    public int block() {
        return STEP * (int) Math.round(BLOCK_SECONDS * hertz / STEP);
    }

    /** Columns on either side that a kernel reads. */
    int reach() {
        double longest = 0;
        for (Wave wave : waves) {
            longest = Math.max(longest, wave.spread);
        }
        return (int) Math.round(EXTENT * longest * hertz);
    }

    /** The bank without ONNX Runtime, for the processor. */
    public LineScorer lines() {
        return new QuadratureLines(this);
    }

    /** The model file. */
    public byte[] model() {
        Graph graph = new Graph();
        graph.input(Inference.INPUT, Graph.Type.FLOAT, "N", 1, "L");
        String strength = strength(graph, magnitudes(graph));
        int block = block() / STEP;
        String maxima = pooled(graph, "MaxPool", strength, block, block, 0);
        String around = averaged(graph, pooled(graph, "MaxPool", maxima, blocks(maximum), 1, blocks(maximum) / 2));
        String plain = averaged(graph, pooled(graph, "AveragePool", strength, block, block, 0));
        String floorValue = graph.number((float) floor);
        String relative = graph.op("Div", strength, graph.op("Add", stretched(graph, around), floorValue).out()).out();
        String contrast = stretched(graph, graph.op("Div", around, graph.op("Add", plain, floorValue).out()).out());
        graph.op("Concat", relative, contrast).with("axis", 1).as(Inference.OUTPUT);
        graph.output(Inference.OUTPUT, Graph.Type.FLOAT, "N", 2, "M");
        return graph.model();
    }

    /** [N, waves, L / STEP]. At the line's ends its first and last value go on, so that an offset is no event. */
    private String magnitudes(Graph graph) {
        int reach = reach();
        String wide = graph.op("Pad", Inference.INPUT, graph.longs(0, 0, reach, 0, 0, reach)).with("mode", "edge").out();
        int count = waves.size();
        String kernels = graph.floats(pairs(), 2L * count, 1, 2L * reach + 1);
        String swings = graph.op("Conv", wide, kernels).withAll("strides", STEP).out();
        String[] squares = {"cosines", "sines"};
        graph.op("Split", graph.op("Mul", swings, swings).out(), graph.longs(count, count)).with("axis", 1).outs(squares);
        return graph.op("Sqrt", graph.op("Add", squares[0], squares[1]).out()).out();
    }

    /** All cosines, then all sines. */
    float[] pairs() {
        int reach = reach();
        int width = 2 * reach + 1;
        int count = waves.size();
        float[] pairs = new float[2 * count * width];
        for (int i = 0; i < count; i++) {
            put(waves.get(i), reach, pairs, i * width, (i + count) * width);
        }
        return pairs;
    }

    /** A cosine without an offset and a sine, together of energy 1, times the weight. */
    private void put(Wave wave, int reach, float[] target, int atCosine, int atSine) {
        int width = 2 * reach + 1;
        double[] fade = new double[width];
        double[] cosine = new double[width];
        double[] sine = new double[width];
        for (int i = 0; i < width; i++) {
            double t = (i - reach) / hertz;
            fade[i] = Math.abs(t) > EXTENT * wave.spread + 0.5 / hertz ? 0 : Math.exp(-t * t / (2 * wave.spread * wave.spread));
            cosine[i] = fade[i] * Math.cos(2 * Math.PI * wave.hertz * t);
            sine[i] = fade[i] * Math.sin(2 * Math.PI * wave.hertz * t);
        }
        double offset = Arrays.stream(cosine).sum() / Arrays.stream(fade).sum();
        double energy = 0;
        for (int i = 0; i < width; i++) {
            cosine[i] -= offset * fade[i];
            energy += cosine[i] * cosine[i] + sine[i] * sine[i];
        }
        for (int i = 0; i < width; i++) {
            target[atCosine + i] = (float) (wave.weight * cosine[i] / Math.sqrt(energy));
            target[atSine + i] = (float) (wave.weight * sine[i] / Math.sqrt(energy));
        }
    }

    private String strength(Graph graph, String magnitudes) {
        float[] ones = new float[waves.size()];
        Arrays.fill(ones, 1);
        String sum = graph.op("Conv", magnitudes, graph.floats(ones, 1, waves.size(), 1)).out();
        float[] hann = hann();
        return graph.op("Conv", sum, graph.floats(hann, 1, 1, hann.length)).withAll("pads", hann.length / 2, hann.length / 2).out();
    }

    /** An odd number of weights for strengths. */
    float[] hann() {
        int half = (int) Math.round(smoothing * hertz / STEP / 2 - 0.5);
        float[] hann = new float[2 * half + 1];
        for (int i = 0; i < hann.length; i++) {
            hann[i] = (float) ((0.5 + 0.5 * Math.cos(Math.PI * (i - half) / (half + 1.0))) / (half + 1));
        }
        return hann;
    }

    /** An odd number of blocks. */
    int blocks(double seconds) {
        return (int) Math.round(seconds / BLOCK_SECONDS) | 1;
    }

    private String averaged(Graph graph, String blocks) {
        return pooled(graph, "AveragePool", blocks, blocks(average), 1, blocks(average) / 2);
    }

    private static String pooled(Graph graph, String operator, String from, int width, int stride, int pads) {
        return graph.op(operator, from).withAll("kernel_shape", width).withAll("strides", stride).withAll("pads", pads, pads).out();
    }

    private String stretched(Graph graph, String blocks) {
        String scales = graph.floats(new float[] {1, 1, block() / STEP}, 3);
        return graph.op("Resize", blocks, "", scales).with("mode", "nearest")
                .with("coordinate_transformation_mode", "asymmetric").with("nearest_mode", "floor").out();
    }
}
