package org.convscan.engine.ort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convscan.kernel.Correlation;

/**
 * The graph for samples: sums, squares and products of windows by float32 matrix products over a line folded sixteen columns
 * to a row, upper bounds of the scores, maximum over a row's windows, comparison, non-zero elements. {@link CorrelationBounds}
 * has the bounds. Samples come without their offset, missing ones as NaN: these count as 0 in sums, and in squares as so
 * much that no window over one correlates.
 */
final class Correlations {
    private static final int FOLD = 16;
    private static final float MISSING_SQUARE = 1e30f;

    private final Correlation[] kernels;
    private final long[] thresholds;
    private final int[] channels;
    private final OrtEngine.Form form;
    private final Groups groups;
    private final Graph graph = new Graph();

    private Correlations(Correlation[] kernels, int[] wanted, long[] thresholds, int[] channels, OrtEngine.Form form) {
        this.kernels = kernels;
        this.thresholds = thresholds;
        this.channels = channels;
        this.form = form;
        this.groups = new Groups(FOLD, groups(wanted));
    }

    /**
     * @param kernels by number in the bank
     * @param wanted numbers of kernels that the bounds hold for
     * @param channels that they read, in the order of the input's rows
     * @param scores that fit into the device's memory at once
     */
    static Program of(
            Correlation[] kernels, int[] wanted, long[] thresholds, int[] channels, OrtEngine.Form form, long scores) {
        return new Correlations(kernels, wanted, thresholds, channels, form).program(scores / wanted.length);
    }

    /** Templates of one channel, width and floor share windows. */
    private List<Groups.Group> groups(int[] wanted) {
        Map<String, List<Integer>> alike = new TreeMap<>();
        for (int k : wanted) {
            Correlation kernel = kernels[k];
            String key = kernel.channel() + " " + kernel.width() + " " + kernel.floor();
            alike.computeIfAbsent(key, any -> new ArrayList<>()).add(k);
        }
        List<Groups.Group> list = new ArrayList<>();
        alike.values().forEach(members -> list.add(new Groups.Group(
                members.stream().mapToInt(Integer::intValue).toArray(),
                Groups.rows(kernels[members.get(0)].width(), FOLD))));
        return list;
    }

    private Program program(long mostStarts) {
        String line = graph.input(Program.INPUT, Graph.Type.FLOAT, channels.length, "columns");
        String missing = graph.op("IsNaN", line).out();
        String samples = graph.op("Where", missing, graph.number(0), line).out();
        String square = graph.op("Mul", samples, samples).out();
        String squares = graph.op("Where", missing, graph.number(MISSING_SQUARE), square).out();
        List<String> masks = new ArrayList<>();
        for (Groups.Group group : groups.groups()) {
            masks.add(new Window(group, samples, squares).mask());
        }
        graph.op("NonZero", graph.op("Concat", masks.toArray(String[]::new)).with("axis", 1).out()).as(Program.OUTPUT);
        graph.output(Program.OUTPUT, Graph.Type.INT64, 2, "count");
        int chunk = Program.chunk(FOLD, Math.min(mostStarts, (1 << 24) / groups.mostRows() / FOLD));
        return new Program(graph.model(), groups.layoutByKernel(), Graph.Type.FLOAT, channels.length, groups.lookahead(),
                FOLD, chunk);
    }

    /** The part of the graph that belongs to one group. */
    private final class Window {
        private final Groups.Group group;
        private final Correlation first;
        private final CorrelationBounds bounds;
        private final String samples;
        private final String squares;

        private Window(Groups.Group group, String samples, String squares) {
            this.group = group;
            this.first = kernels[group.kernels()[0]];
            this.bounds = CorrelationBounds.of(first);
            this.samples = unfold(samples);
            this.squares = unfold(squares);
        }

        private String unfold(String line) {
            int row = Arrays.stream(channels).boxed().toList().indexOf(first.channel());
            String own = graph.op("Slice", line, graph.longs(row), graph.longs(row + 1), graph.longs(0)).out();
            String folded = graph.op("Reshape", own, graph.longs(-1, FOLD)).out();
            return Unfolding.of(graph, folded, group.rows(), groups.mostRows());
        }

        private String mask() {
            double[] each = new double[first.width()];
            Arrays.fill(each, 1);
            String ones = weights(each);
            String sum = graph.op("MatMul", samples, ones).out();
            String energy = graph.op("MatMul", squares, ones).out();
            String mean = op("Mul", op("Mul", sum, sum), graph.number(1f / first.width()));
            String spread = op("Sub", energy, mean);
            String error = op("Add", scaled(energy, bounds.squares()), number(bounds.squaresNoise()));
            String most = op("Add", scaled(spread, 1 + CorrelationBounds.RELATIVE), error);
            String least = op("Sub", scaled(spread, 1 - CorrelationBounds.RELATIVE), error);
            String varies = op("Greater", most, number(bounds.leastSquares()));
            String divisor = op("Sqrt", op("Max", least, number(bounds.leastSquares())));
            String factor = op("Where", varies, op("Div", graph.number(1), divisor), graph.number(0));
            String slack = op("Add", scaled(op("Sqrt", energy), bounds.product()), number(bounds.productNoise()));
            return nominees(factor, op("Mul", slack, factor));
        }

        /** @param factor, slack [rows, FOLD]: a score is at most product * factor + slack */
        private String nominees(String factor, String slack) {
            int count = group.kernels().length;
            String weights = weights(
                    Arrays.stream(group.kernels()).mapToObj(k -> centred(kernels[k])).toArray(double[][]::new));
            String products = reshape(graph.op("MatMul", samples, weights).out(), -1, FOLD, count);
            String scores = op("Add", op("Mul", products, reshape(factor, -1, FOLD, 1)), reshape(slack, -1, FOLD, 1));
            float[] limits = new float[count];
            for (int k = 0; k < count; k++) {
                limits[k] = (float) CorrelationBounds.limit(thresholds[group.kernels()[k]]);
            }
            return op("Greater", reshape(highest(scores), -1, count), graph.floats(limits, count));
        }

        /** Reductions need cuDNN on a GPU: there, the maximum of slices. */
        private String highest(String scores) {
            if (form == OrtEngine.Form.PROCESSOR) {
                return graph.op("ReduceMax", scores).withAll("axes", 1).out();
            }
            String[] slices = new String[FOLD];
            for (int shift = 0; shift < FOLD; shift++) {
                slices[shift] =
                        graph.op("Slice", scores, graph.longs(shift), graph.longs(shift + 1), graph.longs(1)).out();
            }
            return op("Max", slices);
        }

        /** [rows * FOLD, FOLD * count]: shift by shift, the templates side by side. */
        private String weights(double[]... templates) {
            int count = templates.length;
            int depth = group.rows() * FOLD;
            float[] weights = new float[depth * FOLD * count];
            for (int shift = 0; shift < FOLD; shift++) {
                for (int k = 0; k < count; k++) {
                    for (int column = 0; column < first.width(); column++) {
                        weights[(shift + column) * FOLD * count + shift * count + k] = (float) templates[k][column];
                    }
                }
            }
            return graph.floats(weights, depth, (long) FOLD * count);
        }

        private String reshape(String value, long... shape) {
            return graph.op("Reshape", value, graph.longs(shape)).out();
        }

        private String scaled(String value, double factor) {
            return op("Mul", value, number(factor));
        }

        private String number(double value) {
            return graph.number((float) value);
        }

        private String op(String operator, String... from) {
            return graph.op(operator, from).out();
        }
    }

    /** The template's mean is 0 up to rounding; what is left would be multiplied by the window's offset. */
    private static double[] centred(Correlation kernel) {
        double mean = 0;
        for (int i = 0; i < kernel.width(); i++) {
            mean += kernel.unit(i) / kernel.width();
        }
        double[] unit = new double[kernel.width()];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = kernel.unit(i) - mean;
        }
        return unit;
    }
}
