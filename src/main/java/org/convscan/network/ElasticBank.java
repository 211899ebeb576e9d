package org.convscan.network;

import java.util.ArrayList;
import java.util.List;
import org.convscan.engine.ort.Graph;
import org.convscan.kernel.Staircase;

/**
 * A network that nobody trains, which proposes where staircases may lie on a line whose speed is not known. Each staircase is cut into
 * pieces of a few steps, and each piece is a kernel at several speeds; the best speed counts. Neighbouring pieces are joined by the
 * maximum of each within some slack, shifted and added; so are their sums, twice as far apart, until one is left. Convolution, maximum,
 * pooling and addition, nothing else.
 *
 * <p>Reads [N, 1, L] of whole numbers, {@link #column}; gives [N, staircases, L / {@link #stride}]: about how much more likely each
 * staircase makes the columns around than lines in general do, its middle at the column. All it computes are whole numbers below 2^24,
 * exact in float32 in any order of addition: threads and tiles change nothing, nor does a device, unless it convolves by transforms.
 *
 * @param staircases of one {@link #cut}
 * @param pace how lines take their steps
 */
public record ElasticBank(List<Staircase> staircases, Pace pace) {
    /** A column's levels in this part of their unit. */
    private static final int FINENESS = 4;

    /** Further from the middle, levels are taken for this far. */
    private static final double FARTHEST = 4.5;

    /**
     * Steps in a piece, about. With 4 the right place of 20 to 45 letters in R9.4 reads was less often among the best 20, with 1 no
     * more often.
     */
    private static final double PIECE = 2;

    /** A piece that fits worse counts as fitting so badly, in natural logarithms for each step. */
    private static final double WORST = 1;

    /** Whole numbers up to here are exact in float32. */
    private static final double EXACT = 1 << 24;

    /**
     * How lines take their steps, and how levels vary.
     *
     * @param columns for a step, on average
     * @param speeds by which kernels are stretched
     * @param slack how much nearer or farther than on average two pieces may lie: a part of their distance
     * @param middle of the levels of lines in general
     * @param deviation of the levels of lines in general
     * @param spread of columns around their step's level
     */
    public record Pace(double columns, List<Double> speeds, double slack, double middle, double deviation, double spread) {
        public Pace {
            speeds = List.copyOf(speeds);
        }
    }

    /**
     * How staircases of some size are cut.
     *
     * @param levels of joining; there are 2^levels pieces
     * @param steps in a piece
     * @param shift between two neighbouring pieces, in columns
     * @param window columns within which the maximum of a piece is taken
     */
    public record Cut(int levels, int steps, int shift, int window) {}

    public ElasticBank {
        staircases = List.copyOf(staircases);
        if (staircases.stream().map(staircase -> cut(staircase, pace)).distinct().count() != 1) {
            throw new IllegalArgumentException("the staircases of a bank are cut alike");
        }
    }

    public static Cut cut(Staircase staircase, Pace pace) {
        int size = staircase.size();
        int levels = Math.max(0, (int) Math.round(Math.log(size / PIECE) / Math.log(2)));
        int pieces = 1 << levels;
        int steps = (size + pieces - 1) / pieces;
        double apart = pieces == 1 ? 0 : (double) (size - steps) / (pieces - 1) * pace.columns;
        int shift = (int) Math.round(apart);
        return new Cut(levels, steps, shift, Math.max(2, 1 + (int) Math.round(pace.slack * apart)));
    }

    public Cut cut() {
        return cut(staircases.get(0), pace);
    }

    /** Columns for each output. */
    public int stride() {
        return 1 << cut().levels;
    }

    /** What stands in a column for a level. */
    public static float column(double level) {
        return Math.round(clipped(level) * FINENESS);
    }

    private static double clipped(double level) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, level));
    }

    /** Columns of a kernel: an odd number, so that it has a middle. */
    private int width(double speed) {
        return Math.max(1, 2 * (int) Math.round((cut().steps * pace.columns * speed - 1) / 2) + 1);
    }

    private int widest() {
        return pace.speeds.stream().mapToInt(this::width).max().orElseThrow();
    }

    /** Columns that one output reads. */
    public int field() {
        int field = 1;
        for (int level = 0; level < cut().levels; level++) {
            field = (field - 1) * 2 + cut().window + cut().shift;
        }
        return field + widest() - 1;
    }

    /** The model file. */
    public byte[] model() {
        Graph graph = new Graph();
        graph.input(Inference.INPUT, Graph.Type.FLOAT, "N", 1, "L");
        String both = graph.op("Concat", Inference.INPUT, graph.op("Mul", Inference.INPUT, Inference.INPUT).out()).with("axis", 1).out();
        int before = (field() - 1) / 2;
        String line = graph.op("Pad", both, graph.longs(0, 0, before, 0, 0, field() - 1 - before)).out();
        String scores = pieces(graph, line);
        for (int level = 0; level < cut().levels; level++) {
            scores = joined(graph, scores, staircases.size() << cut().levels - level - 1);
        }
        graph.op("Identity", scores).as(Inference.OUTPUT);
        graph.output(Inference.OUTPUT, Graph.Type.FLOAT, "N", staircases.size(), "M");
        return graph.model();
    }

    /** [N, pieces x staircases, M]: the best speed of each. */
    private String pieces(Graph graph, String line) {
        List<String> all = new ArrayList<>();
        for (double speed : pace.speeds) {
            int width = width(speed);
            int less = (widest() - width) / 2;
            // Short kernels lie in the middle of long ones.
            String own = less == 0 ? line : sliced(graph, line, less, -less);
            all.add(convolved(graph, own, width));
        }
        all.add(graph.number((float) -Math.floor(WORST * cut().steps * unit())));
        return graph.op("Max", all.toArray(String[]::new)).out();
    }

    private String convolved(Graph graph, String line, int width) {
        int pieces = 1 << cut().levels;
        int filters = pieces * staircases.size();
        float[] weights = new float[filters * 2 * width];
        float[] bias = new float[filters];
        for (int p = 0; p < pieces; p++) {
            int piece = cut().levels == 0 ? 0 : Integer.reverse(p) >>> -cut().levels;
            for (int s = 0; s < staircases.size(); s++) {
                int filter = p * staircases.size() + s;
                bias[filter] = fill(kernel(staircases.get(s), piece, width), width, weights, filter * 2 * width);
            }
        }
        return graph.op("Conv", line, graph.floats(weights, filters, 2, width), graph.floats(bias, filters))
                .withAll("kernel_shape", width).out();
    }

    /** The steps of a piece, one for each column. */
    private Staircase.Step[] kernel(Staircase staircase, int piece, int width) {
        int pieces = 1 << cut().levels;
        int first = pieces == 1 ? 0 : (int) Math.round((double) piece * (staircase.size() - cut().steps) / (pieces - 1));
        Staircase.Step[] steps = new Staircase.Step[width];
        for (int i = 0; i < width; i++) {
            steps[i] = staircase.steps().get(first + (int) ((i + 0.5) * cut().steps / width));
        }
        return steps;
    }

    /**
     * A normal density over that of lines in general: its logarithm is a sum of the level, its square and a number.
     *
     * @return the bias
     */
    private float fill(Staircase.Step[] kernel, int width, float[] weights, int at) {
        double unit = unit() * cut().steps / width;
        double general = pace.deviation * pace.deviation;
        double bias = 0;
        for (int i = 0; i < width; i++) {
            double level = clipped(kernel[i].level());
            double variance = variance(kernel[i]);
            weights[at + i] = Math.round(unit * (level / variance - pace.middle / general) / FINENESS);
            weights[at + width + i] = Math.round(unit * (1 / general - 1 / variance) / 2 / (FINENESS * FINENESS));
            bias += (pace.middle * pace.middle / general - level * level / variance - Math.log(variance / general)) / 2;
        }
        return Math.round(unit * bias);
    }

    /** Of columns around a step's level: where several levels would do, they vary more. */
    private double variance(Staircase.Step step) {
        double squares = 0;
        for (double level : step.levels()) {
            squares += (level - step.level()) * (level - step.level());
        }
        return pace.spread * pace.spread + squares / step.levels().length;
    }

    /**
     * What a natural logarithm is in the graph's whole numbers: a power of two, so small that no sum gets too large. In a kernel the
     * terms of a step are at most (2 F)^2 / v by their size, where F is the farthest level and v the least variance; half of what is
     * exact is left for rounding weights. What a step adds to the sum of all pieces lies between its least and its greatest logarithm.
     */
    public double unit() {
        double least = pace.spread * pace.spread;
        double general = pace.deviation * pace.deviation;
        double far = FARTHEST + Math.abs(pace.middle);
        double greatest = far * far / (2 * general) + Math.abs(Math.log(general / least)) / 2;
        double kernel = 2 * cut().steps * 4 * far * far / least;
        double sum = (cut().steps << cut().levels) * Math.max(WORST, greatest);
        return Math.pow(2, Math.floor(Math.log(EXACT / Math.max(kernel, sum)) / Math.log(2)));
    }

    /** Lines of twice as many staircases' parts, the left ones first, to half of them at half the columns. */
    private String joined(Graph graph, String scores, int count) {
        String[] halves = {scores + "_left", scores + "_right"};
        graph.op("Split", scores, graph.longs(count, count)).with("axis", 1).outs(halves);
        String left = pooled(graph, sliced(graph, halves[0], 0, -cut().shift));
        return graph.op("Add", left, pooled(graph, sliced(graph, halves[1], cut().shift, Long.MAX_VALUE))).out();
    }

    private String pooled(Graph graph, String scores) {
        return graph.op("MaxPool", scores).withAll("kernel_shape", cut().window).withAll("strides", 2).out();
    }

    private static String sliced(Graph graph, String line, long from, long to) {
        return graph.op("Slice", line, graph.longs(from), graph.longs(to), graph.longs(2)).out();
    }
}
