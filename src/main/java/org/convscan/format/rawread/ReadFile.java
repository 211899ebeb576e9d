package org.convscan.format.rawread;

import java.io.Closeable;
import java.io.IOException;

/** One file's reads, front to back, one at a time. For one thread. */
public interface ReadFile extends Closeable {
    /** What messages call the file. */
    String name();

    /**
     * The next read, whole; an {@link UnusableRead} when only this one is affected and those behind it can be had.
     *
     * @return null behind the last
     * @throws org.convscan.InputException when the file cannot be read any further; the message names file and place
     */
    StoredRead next() throws IOException;

    /**
     * Passes over the next read, without looking at its signal.
     *
     * @return false behind the last
     * @throws org.convscan.InputException as {@link #next} does when the file cannot be read any further
     */
    boolean skip() throws IOException;

    /** Takes a read, of this file or another one, that nobody needs any more: later reads may be written over it. */
    default void reuse(RawRead spent) {}

    /**
     * How much of the file lies before the next read, 0 to 1; never less than for the read before, and the same however that was
     * passed.
     */
    double passed();
}
