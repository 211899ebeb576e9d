package org.convscan.engine.ort;

import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;

/**
 * The graph for letters on a GPU: one-hot encoding, eight fp16 matrix products over a line folded eight columns to a row (one
 * for each shift of the kernels), maximum over the eight, comparison, non-zero elements. None of these needs cuDNN, and
 * scores are reduced eightfold before they travel.
 *
 * <p>It is exact: losses are whole numbers, the slack is below 2047 and fp16 (and TF32) has every whole number up to 2048.
 * Losses are not negative, so all partial sums of a window within the slack are whole numbers up to 2047, in whatever order
 * they are added; and a sum beyond never comes back, because rounding is monotone.
 */
final class HalfProducts {
    private static final int FOLD = 8;
    private static final int CAP = 2047;
    private static final int MOST_KERNELS = 2048;

    private final KernelBank bank;
    private final long[] thresholds;
    private final Groups groups;
    private final int letters;
    private final Graph graph = new Graph();

    private HalfProducts(KernelBank bank, int[] kernels, long[] thresholds) {
        this.bank = bank;
        this.thresholds = thresholds;
        this.groups = Groups.of(bank, kernels, FOLD, MOST_KERNELS);
        this.letters = ((Linear) bank.kernel(kernels[0])).alphabet().size();
    }

    /** @param scores that fit into the device's memory at once */
    static Program of(KernelBank bank, int[] kernels, long[] thresholds, long scores) {
        return new HalfProducts(bank, kernels, thresholds).program(scores / kernels.length);
    }

    private Program program(long mostStarts) {
        String rows = encode(graph.input(Program.INPUT, Graph.Type.UINT8, "columns"));
        String[] masks = new String[groups.groups().size()];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = mask(rows, groups.groups().get(i));
        }
        String mask = masks.length == 1 ? masks[0] : graph.op("Concat", masks).with("axis", 1).out();
        graph.op("NonZero", mask).as(Program.OUTPUT);
        graph.output(Program.OUTPUT, Graph.Type.INT64, 2, "count");
        long depth = (long) letters * FOLD * groups.mostRows();
        int chunk = Program.chunk(FOLD, Math.min(mostStarts, (1L << 30) / depth));
        return new Program(
                graph.model(), groups.layoutByKernel(), Graph.Type.UINT8, 0, groups.lookahead(), FOLD, chunk);
    }

    /** [rows, FOLD * letters]; the unknown letter is encoded as the last. */
    private String encode(String line) {
        float[] table = new float[(letters + 1) * letters];
        for (int code = 0; code <= letters; code++) {
            table[code * letters + Math.min(code, letters - 1)] = 1;
        }
        String codes = graph.op("Cast", line).with("to", Graph.Type.INT32.number()).out();
        String hot = graph.op("Gather", graph.halves(table, letters + 1, letters), codes).out();
        return graph.op("Reshape", hot, graph.longs(-1, (long) FOLD * letters)).out();
    }

    private String mask(String rows, Groups.Group group) {
        Losses[] losses = new Losses[group.kernels().length];
        float[] limits = new float[losses.length];
        for (int k = 0; k < losses.length; k++) {
            int kernel = group.kernels()[k];
            losses[k] = Losses.bounded((Linear) bank.kernel(kernel), thresholds[kernel], CAP);
            limits[k] = -1 - losses[k].slack();
        }
        String unfolded = Unfolding.of(graph, rows, group.rows(), groups.mostRows());
        String[] scores = new String[FOLD];
        for (int shift = 0; shift < FOLD; shift++) {
            String weights = weights(group, losses, shift);
            scores[shift] = graph.op("MatMul", unfolded, weights).out();
        }
        String best = graph.op("Max", scores).out();
        return graph.op("Greater", best, graph.halves(limits, limits.length)).out();
    }

    /** [rows * FOLD * letters, kernels]: losses, negated. */
    private String weights(Groups.Group group, Losses[] losses, int shift) {
        int depth = group.rows() * FOLD * letters;
        float[] weights = new float[depth * losses.length];
        for (int k = 0; k < losses.length; k++) {
            int width = bank.kernel(group.kernels()[k]).width();
            for (int i = 0; i < width * letters; i++) {
                weights[(shift * letters + i) * losses.length + k] = -losses[k].at(i / letters, i % letters);
            }
        }
        return graph.halves(weights, depth, losses.length);
    }
}
