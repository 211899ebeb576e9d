package org.convscan.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convscan.engine.Tensor;
import org.convscan.track.Symbols;

/**
 * The filters of a model's first convolution, and what they look for: the windows where a filter gives more than half of the most
 * that it ever gives, laid over one another and counted (Kelley, Snoek and Rinn, Genome Research 26:990-999, 2016). Immutable.
 */
public final class FirstLayer {
    /** Operators that only change how numbers lie. */
    private static final Set<String> PASSED = Set.of("Identity", "Transpose", "Unsqueeze", "Squeeze", "Cast");

    private final int filters;
    private final int letters;
    private final int width;
    /** By filter, column and letter. */
    private final float[] weights;

    private final float[] bias;

    private FirstLayer(Tensor kernel, float[] bias) {
        this.filters = (int) kernel.shape()[0];
        this.letters = (int) kernel.shape()[1];
        this.width = (int) kernel.shape()[2];
        this.weights = new float[kernel.values().length];
        this.bias = bias;
        for (int i = 0; i < weights.length; i++) {
            int column = i % width;
            int letter = i / width % letters;
            weights[(i / width / letters * width + column) * letters + letter] = kernel.values()[i];
        }
    }

    /** @throws IllegalArgumentException when no plain convolution reads the input; says so */
    public static FirstLayer of(OperatorGraph graph) throws IOException {
        Set<String> values = new HashSet<>(Set.of(graph.inputs().get(0).name()));
        for (Operator operator : graph.operators()) {
            if (operator.inputs().isEmpty() || !values.contains(operator.inputs().get(0))) {
                continue;
            }
            if (PASSED.contains(operator.kind())) {
                values.addAll(operator.outputs());
            } else if (operator.kind().equals("Conv")) {
                return of(graph, operator);
            }
        }
        throw new IllegalArgumentException("no convolution reads its input, so there are no filters to show");
    }

    private static FirstLayer of(OperatorGraph graph, Operator conv) throws IOException {
        Constant kernel = graph.constants().get(conv.inputs().get(1));
        long[] dilations = conv.wholes("dilations");
        boolean plain = kernel != null && kernel.isFloats() && kernel.shape().length == 3 && conv.whole("group", 1) == 1
                && (dilations == null || Arrays.equals(dilations, new long[] {1}));
        if (!plain) {
            throw new IllegalArgumentException(conv.label() + " is not a plain 1D convolution, whose filters could be shown");
        }
        float[] bias = new float[(int) kernel.shape()[0]];
        if (conv.inputs().size() > 2 && graph.constants().containsKey(conv.inputs().get(2))) {
            bias = graph.constants().get(conv.inputs().get(2)).floats().values();
        }
        return new FirstLayer(kernel.floats(), bias);
    }

    public int filters() {
        return filters;
    }

    public int width() {
        return width;
    }

    /**
     * How often each letter stands where each filter is active, by filter, column and letter. A filter that is never above 0 has
     * none.
     */
    public double[][][] counts(List<Symbols> sequences) {
        float[] most = new float[filters];
        sequences.forEach(sequence -> windows(sequence, (filter, codes, at, value) -> most[filter] = Math.max(most[filter], value)));
        double[][][] counts = new double[filters][width][letters];
        sequences.forEach(sequence -> windows(sequence, (filter, codes, at, value) -> {
            if (value > most[filter] / 2) {
                for (int column = 0; column < width; column++) {
                    counts[filter][column][codes[at + column]]++;
                }
            }
        }));
        return counts;
    }

    private interface Visitor {
        void visit(int filter, byte[] codes, int at, float value);
    }

    /** All windows of known letters. */
    private void windows(Symbols sequence, Visitor visitor) {
        byte[] codes = new byte[sequence.columns()];
        sequence.codes(0, codes.length, codes, 0);
        int known = 0;
        for (int end = 1; end <= codes.length; end++) {
            known = codes[end - 1] < letters ? known + 1 : 0;
            for (int filter = 0; known >= width && filter < filters; filter++) {
                visitor.visit(filter, codes, end - width, value(filter, codes, end - width));
            }
        }
    }

    private float value(int filter, byte[] codes, int at) {
        float sum = bias[filter];
        for (int column = 0; column < width; column++) {
            sum += weights[(filter * width + column) * letters + codes[at + column]];
        }
        return sum;
    }
}
