package org.convscan.format.rawread;

import java.io.IOException;

/** Reads that are given once, one after the other: those of files, or a program's own (see {@link RawRead#wrap}). For one thread. */
public interface ReadSource {
    /** The next read, whole; null behind the last. */
    RawRead nextRead() throws IOException;
}
