package org.convscan.format.bed;

import java.io.Closeable;
import java.io.IOException;
import org.convscan.track.Symbols;

/** A way to get at the letters of clusters, in the order of the sequences. */
interface ClusterReader extends Closeable {
    /** Null behind the last cluster. */
    Symbols next(int columns) throws IOException;

    long bytesRead();

    double fractionRead();
}
