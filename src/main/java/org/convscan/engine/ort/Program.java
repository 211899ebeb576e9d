package org.convscan.engine.ort;

/**
 * A graph that nominates windows, and how to feed it. Its input "line" is [rows, starts + lookahead] columns, its output
 * "nominees" is [2, n]: row and column of each element of the mask that is set.
 *
 * @param model the ONNX file
 * @param type of the input
 * @param rows of the input; 0 when it has one dimension only
 * @param lookahead columns read behind the last start
 * @param granule the number of starts is a multiple of this
 * @param chunk starts that are best done at once; a granule times a power of two
 */
record Program(byte[] model, Layout layout, Graph.Type type, int rows, int lookahead, int granule, int chunk) {
    static final String INPUT = "line";
    static final String OUTPUT = "nominees";

    /** How much a shorter piece is shortened at a time, so that few shapes occur. */
    private static final int RUNG = 8;

    /** The best number of starts to run when {@code starts} are left. */
    int chunkFor(int starts) {
        int size = chunk;
        while (size > starts && size / RUNG >= starts && size / RUNG % granule == 0) {
            size /= RUNG;
        }
        return size;
    }

    /** The largest chunk up to {@code most} starts. */
    static int chunk(int granule, long most) {
        int chunk = granule;
        while (chunk * 2L <= most) {
            chunk *= 2;
        }
        return chunk;
    }
}
