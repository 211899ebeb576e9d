package org.convscan.format.wfdb;

import java.io.Closeable;
import java.io.IOException;

/** The samples of one signal file in the order of its frames: of each signal in turn, as many as it has in a frame. */
interface SampleReader extends Closeable {
    /** Writes up to {@code count} samples to {@code target[at..]}; fewer only at the end of the file. */
    int read(int[] target, int at, int count) throws IOException;
}
