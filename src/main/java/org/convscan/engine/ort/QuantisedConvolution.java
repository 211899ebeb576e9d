package org.convscan.engine.ort;

import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;

/**
 * The graph for letters on a processor: one-hot encoding, 8-bit convolution over a line folded four columns to a row, maximum
 * over 16 rows, non-zero elements.
 *
 * <p>All letters but the last have a channel; the weights are the differences to the last letter's, so a letter costs nothing
 * where nothing else is known. The convolution computes 1 + slack - losses and saturates it to 0..255: what is left above 0
 * is a nominee. It is exact: weights lie in -127..127 and inputs are 0 or 1, so the 16-bit pair sums of processors without
 * VNNI (two products, at most 254) cannot saturate, and sums stay far below 2^24, where the conversion to float is exact.
 */
final class QuantisedConvolution {
    private static final int FOLD = 4;
    private static final int POOLED_ROWS = 16;
    private static final int CAP = 127;

    /** Kernels in a group: with fewer the products' fixed cost shows, with more a group leaves the cache. */
    private static final int MOST_KERNELS = 128;

    /** Scores of a group computed at once: bytes that must fit into a core's cache. */
    private static final int CACHED = 1 << 19;

    private final KernelBank bank;
    private final long[] thresholds;
    private final Groups groups;
    private final int letters;
    private final int channels;
    private final Graph graph = new Graph();
    private final String one = graph.number(1);
    private final String byteZero = graph.constant(Graph.Type.UINT8, new byte[1]);
    private final String signedZero = graph.constant(Graph.Type.INT8, new byte[1]);

    private QuantisedConvolution(KernelBank bank, int[] kernels, long[] thresholds) {
        this.bank = bank;
        this.thresholds = thresholds;
        this.groups = Groups.of(bank, kernels, FOLD, MOST_KERNELS);
        this.letters = ((Linear) bank.kernel(kernels[0])).alphabet().size();
        this.channels = Math.max(1, letters - 1);
    }

    static Program of(KernelBank bank, int[] kernels, long[] thresholds) {
        return new QuantisedConvolution(bank, kernels, thresholds).program();
    }

    private Program program() {
        String line = graph.input(Program.INPUT, Graph.Type.UINT8, "columns");
        String rows = encode(line);
        String[] masks = new String[groups.groups().size()];
        for (int i = 0; i < masks.length; i++) {
            Groups.Group group = groups.groups().get(i);
            masks[i] = convolve(rows, group);
        }
        String mask = masks.length == 1 ? masks[0] : graph.op("Concat", masks).with("axis", 3).out();
        String flat = graph.op("Reshape", mask, graph.longs(-1, groups.layoutByShift(0, 0, 0).kernels().length)).out();
        graph.op("NonZero", flat).as(Program.OUTPUT);
        graph.output(Program.OUTPUT, Graph.Type.INT64, 2, "count");
        int granule = FOLD * POOLED_ROWS;
        Layout layout = groups.layoutByShift(granule, FOLD, POOLED_ROWS);
        return new Program(graph.model(), layout, Graph.Type.UINT8, 0, groups.lookahead(), granule, chunk(granule));
    }

    /** Several thousand columns, fewer when the kernels are so wide that the unfolded input would not fit. */
    private int chunk(int granule) {
        int group = groups.groups().stream().mapToInt(g -> g.kernels().length).max().orElse(1);
        long depth = (long) channels * groups.mostRows();
        return Program.chunk(granule, Math.min(CACHED / Math.max(8, group), 16L * CACHED / depth));
    }

    /** [1, 1, rows, FOLD * channels]. */
    private String encode(String line) {
        byte[] table = new byte[(letters + 1) * channels];
        for (int letter = 0; letter < letters - 1; letter++) {
            table[letter * channels + letter] = 1;
        }
        String codes = graph.op("Cast", line).with("to", Graph.Type.INT32.number()).out();
        String hot = graph.op("Gather", graph.constant(Graph.Type.UINT8, table, letters + 1, channels), codes).out();
        return graph.op("Reshape", hot, graph.longs(1, 1, -1, (long) FOLD * channels)).out();
    }

    private String convolve(String rows, Groups.Group group) {
        int outputs = FOLD * group.kernels().length;
        int depth = FOLD * channels;
        byte[] weights = new byte[outputs * depth * group.rows()];
        int[] biases = new int[outputs];
        for (int k = 0; k < group.kernels().length; k++) {
            Linear kernel = (Linear) bank.kernel(group.kernels()[k]);
            Losses losses = Losses.capped(kernel, thresholds[group.kernels()[k]], CAP);
            for (int shift = 0; shift < FOLD; shift++) {
                int output = shift * group.kernels().length + k;
                biases[output] = bias(losses, kernel.width());
                place(losses, kernel.width(), shift, weights, output * depth * group.rows(), group.rows());
            }
        }
        int surplus = groups.mostRows() - group.rows();
        String trimmed = surplus == 0
                ? rows
                : graph.op("Slice", rows, graph.longs(0), graph.longs(-surplus), graph.longs(2)).out();
        String scores = graph.contribOp("QLinearConv", trimmed, one, byteZero,
                        graph.constant(Graph.Type.INT8, weights, outputs, depth, 1, group.rows()), one, signedZero, one,
                        byteZero, graph.ints(biases, outputs))
                .with("channels_last", 1)
                .withAll("kernel_shape", 1, group.rows())
                .out();
        return graph.contribOp("NhwcMaxPool", scores)
                .withAll("kernel_shape", 1, POOLED_ROWS)
                .withAll("strides", 1, POOLED_ROWS)
                .out();
    }

    private int bias(Losses losses, int width) {
        int bias = 1 + losses.slack();
        for (int column = 0; column < width; column++) {
            bias -= losses.at(column, letters - 1);
        }
        return bias;
    }

    /** Weights of one output: [depth, rows], depth = column within the row, then letter. */
    private void place(Losses losses, int width, int shift, byte[] weights, int at, int rows) {
        for (int column = 0; column < width; column++) {
            int row = (column + shift) / FOLD;
            int within = (column + shift) % FOLD;
            for (int letter = 0; letter < letters - 1; letter++) {
                int difference = losses.at(column, letters - 1) - losses.at(column, letter);
                weights[at + (within * channels + letter) * rows + row] = (byte) difference;
            }
        }
    }
}
