package org.convscan.track;

/**
 * A stretch of a named line of columns: letters ({@link Symbols}) or channels of numbers ({@link Samples}).
 * A whole line is the stretch that starts at 0 and is the last one. Tracks are immutable and safe to share.
 */
public sealed interface Track permits Symbols, Samples {
    /** The line's name: a sequence name, a read id, a record name. */
    String name();

    /** Column of the whole line at which this stretch starts, 0-based. */
    long start();

    /** Number of columns in this stretch. */
    int columns();

    /** Whether the line ends with this stretch. */
    boolean last();
}
