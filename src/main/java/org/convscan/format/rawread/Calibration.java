package org.convscan.format.rawread;

/**
 * How a raw number becomes a current: picoamperes = (raw + offset) * scale.
 *
 * @param offset in raw numbers, added before scaling
 * @param scale picoamperes a raw step
 */
public record Calibration(double offset, double scale) {
    /** Throws IllegalArgumentException when the numbers cannot be a calibration. */
    public Calibration {
        if (!Double.isFinite(offset) || !Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException("offset " + offset + ", scale " + scale);
        }
    }

    /** As FAST5 and SLOW5 give it: {@code digitisation} raw steps span {@code range} picoamperes. */
    public static Calibration of(double digitisation, double offset, double range) {
        return new Calibration(offset, range / digitisation);
    }

    /** The current, in picoamperes. */
    public double picoamperes(int raw) {
        return (raw + offset) * scale;
    }
}
