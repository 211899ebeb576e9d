package org.convscan.engine;

/**
 * A kernel bank made ready for scanning by one engine. Safe for use by several threads at once, each with its own tile and
 * buffer. Closing it frees native memory; nobody may be scanning then.
 */
public interface Scorer extends AutoCloseable {
    /**
     * Adds to {@code hits} every window that the tile owns and whose score, in the reference arithmetic of its kernel, is at
     * least the kernel's threshold: these and no others, in any order.
     */
    void scan(Tile tile, HitBuffer hits);

    @Override
    default void close() {}
}
