package org.convscan.engine.ort;

/** Puts each row of a folded line beside the rows behind it, so that a product with a matrix is a convolution. */
final class Unfolding {
    private Unfolding() {}

    /**
     * @param folded [starts + most - 1, depth]
     * @param rows how many rows stand side by side
     * @return [starts, rows * depth]
     */
    static String of(Graph graph, String folded, int rows, int most) {
        String[] parts = new String[rows];
        for (int row = 0; row < rows; row++) {
            long end = row == most - 1 ? Long.MAX_VALUE : row + 1L - most;
            parts[row] = most == 1
                    ? folded
                    : graph.op("Slice", folded, graph.longs(row), graph.longs(end), graph.longs(0)).out();
        }
        return rows == 1 ? parts[0] : graph.op("Concat", parts).with("axis", 1).out();
    }
}
