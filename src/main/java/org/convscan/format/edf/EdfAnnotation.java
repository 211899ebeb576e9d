package org.convscan.format.edf;

import java.util.Objects;

/**
 * A mark in an EDF+ or BDF+ file.
 *
 * @param onset seconds from the start of the file
 * @param duration in seconds; NaN when there is none
 */
public record EdfAnnotation(double onset, double duration, String text) {
    public EdfAnnotation {
        Objects.requireNonNull(text);
    }
}
