package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.convscan.stats.SearchedLine;

/** Where it goes what a search with decoys found: a whole run's table, or a shard's part. For one thread. */
public interface PlacementOutput extends Closeable {
    /** Takes the lines in their order. */
    void add(SearchedLine line) throws IOException;

    /** Places so far; of a whole run's table known only behind {@link #finish}. */
    long places();

    /**
     * All lines are in.
     *
     * @param summary what was searched, for the last line
     * @return the files that are to be moved into place, in this order
     */
    List<OutputFile> finish(String summary) throws IOException;

    /** Without {@link #finish} no file is left. */
    @Override
    void close() throws IOException;
}
