package org.convscan.track;

import java.util.function.Consumer;

/**
 * What the samples of a signal add up to, modulo 65,536. The sums of a signal's parts add up to its own.
 *
 * @param signal the file and the name, for people
 * @param segment of the recording, counted from 0
 * @param number of the signal in the segment
 * @param expected of all samples, by the header
 * @param found of those that were read
 */
public record SampleSum(String signal, int segment, int number, short expected, short found) {
    /** Says so when these are not the samples that the header speaks of; to be asked of a whole signal. */
    public void check(Consumer<String> warnings) {
        if (found != expected) {
            warnings.accept(signal + ": the check sum is " + found + ", and the header says " + expected
                    + " (the samples may be damaged)");
        }
    }

    /** The same of another segment. */
    public SampleSum in(int other) {
        return new SampleSum(signal, other, number, expected, found);
    }

    /** With the sum of another part. */
    public SampleSum plus(SampleSum other) {
        return new SampleSum(signal, segment, number, expected, (short) (found + other.found));
    }
}
