package org.convscan.network;

/** A model along stretches of lines, with memory that it keeps from one stretch to the next. For one thread. */
public interface LineRun extends AutoCloseable {
    /**
     * Outputs [skipped, skipped + count) of a stretch of each line, by line, by channel of the output, by output.
     *
     * @param lines are read from index {@code from} on
     * @param columns of the stretch
     */
    float[][][] rows(float[][] lines, int from, int columns, int skipped, int count);

    @Override
    void close();
}
