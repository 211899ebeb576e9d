package org.convscan.cli;

import java.io.IOException;
import org.convscan.track.Symbols;

/** A way to tell what each letter of a window adds to a model's output. */
interface ExplainMethod extends AutoCloseable {
    /** The table's line of names. */
    String columns();

    Explained of(Symbols window) throws IOException;

    /** Says what is to be said when all windows are done. */
    default void end(Console console) {}

    @Override
    void close();

    /**
     * What there is to say of a window.
     *
     * @param contributions one a column
     * @param more by column, what else the table has
     */
    record Explained(double score, double[] contributions, double[][] more) {}
}
