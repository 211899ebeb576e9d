package org.convscan.stats;

import org.convscan.track.Symbols;

/**
 * One form of a stretch of a sequence: what differs from other forms, and what stands on both sides.
 *
 * @param letters with the sides
 * @param from first column that differs
 * @param to first column behind what differs; equal to {@code from} where letters are missing that another form has
 */
public record Allele(Symbols letters, int from, int to) {
    /** Whether a window's score can depend on what differs: it covers some of it, or the place where it is missing. */
    int firstWindow(int width) {
        return Math.max(0, from - width + 1);
    }

    /** The last column where such a window may begin. */
    int lastWindow(int width) {
        return Math.min(Math.max(from, to) - 1, letters.columns() - width);
    }
}
