package org.convscan.format.fasta;

import java.io.Closeable;
import java.io.IOException;

/** The records of one file, front to back; of each, the letters in portions. */
interface RecordReader extends Closeable {
    /** Goes to the next record, over what is left of this one, and gives its name; null behind the last. */
    String next() throws IOException;

    /** Copies letters of this record to {@code target[from..to)}; stops before {@code to} only where the record ends. */
    int letters(byte[] target, int from, int to) throws IOException;

    /** Whether this record has no more letters. */
    boolean ended() throws IOException;

    /** "line 12" or the like: where this record begins. */
    String place();

    /** Whether two records of one name are an error: not for reads, which are too many to remember. */
    boolean namesAreUnique();
}
