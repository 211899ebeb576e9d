package org.convscan.scan;

/** Which of the windows that reached their threshold are kept. Called by a scan's threads, several at once. */
@FunctionalInterface
public interface HitFilter {
    boolean keeps(TileHits tile, int index);
}
