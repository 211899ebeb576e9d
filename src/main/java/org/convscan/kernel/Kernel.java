package org.convscan.kernel;

/**
 * A short pattern that is slid along a track: {@link Linear} over letters (score = sum of weights) or {@link Correlation} over
 * samples (score = normalised cross-correlation). Immutable.
 */
public sealed interface Kernel permits Linear, Correlation {
    /** Name in reports; a kernel and its reverse share it. */
    String id();

    /** Columns covered. */
    int width();
}
