package org.convscan.format.wfdb;

import java.util.Objects;

/**
 * A mark at one time of a record.
 *
 * @param time in ticks: frames of the record, unless the annotation file has a clock of its own
 * @param code what is marked, 0 to 63; {@link AnnotationCodes} names it
 * @param subtype depends on the code, -128 to 127
 * @param channel signal that is meant, 0 to 255
 * @param number of the annotator, or whatever its maker wants, -128 to 127
 * @param text more about it, a character a byte; empty when there is none
 */
public record Annotation(long time, int code, int subtype, int channel, int number, String text) {
    public Annotation {
        Objects.requireNonNull(text);
    }

    /** A mark without anything more. */
    public static Annotation of(long time, int code) {
        return new Annotation(time, code, 0, 0, 0, "");
    }

    Annotation at(long otherTime) {
        return new Annotation(otherTime, code, subtype, channel, number, text);
    }
}
