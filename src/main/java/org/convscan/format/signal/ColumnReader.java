package org.convscan.format.signal;

import java.io.Closeable;
import java.io.IOException;

/** Columns of samples, read once from front to back. For one reader at a time. */
public interface ColumnReader extends Closeable {
    /**
     * Writes the next columns to {@code channels[c][at..]}.
     *
     * @param columns how many are wanted, a multiple of what {@link Recording#columnsPerTick()} says
     * @return how many were written: fewer than wanted only at the end, 0 behind it
     */
    int read(float[][] channels, int at, int columns) throws IOException;
}
