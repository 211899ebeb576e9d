package org.convscan.format.rawread;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The current through one pore while one molecule passed: 16-bit numbers at a fixed rate, and what makes picoamperes of them.
 * Immutable, as long as nobody calls {@link #release}; the array given to {@link #wrap} belongs to the read from then on.
 *
 * <p>Attributes keep the names that FAST5 and SLOW5 use, whichever format they come from: {@code channel_number},
 * {@code start_time} (samples since the run began), {@code read_number}, {@code start_mux}, {@code median_before},
 * {@code end_reason}, {@code run_id}, {@code digitisation}, {@code range}, and so on, as far as the file has them.
 */
public final class RawRead implements StoredRead {
    private final String id;
    private final int size;
    private final double hertz;
    private final Calibration calibration;
    private final Map<String, String> attributes;
    private short[] samples;

    private RawRead(String id, short[] samples, int size, double hertz, Calibration calibration, Map<String, String> attributes) {
        this.id = Objects.requireNonNull(id);
        this.samples = Objects.requireNonNull(samples);
        Objects.checkFromIndexSize(0, size, samples.length);
        this.size = size;
        this.hertz = hertz;
        this.calibration = calibration;
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * @param hertz NaN when the file does not say
     * @param calibration null when the file does not say
     */
    public static RawRead wrap(
            String id, short[] samples, double hertz, Calibration calibration, Map<String, String> attributes) {
        return new RawRead(id, samples, samples.length, hertz, calibration, attributes);
    }

    /** The same of the first {@code size} numbers of an array. */
    public static RawRead wrap(
            String id, short[] samples, int size, double hertz, Calibration calibration, Map<String, String> attributes) {
        return new RawRead(id, samples, size, hertz, calibration, attributes);
    }

    /**
     * Takes the array out of a read that nobody needs any more: its numbers and its current cannot be asked for from then on.
     */
    public short[] release() {
        short[] released = samples;
        samples = new short[0];
        return released;
    }

    public String id() {
        return id;
    }

    /** Number of samples. */
    public int size() {
        return size;
    }

    /** Samples a second; NaN when the file does not say. */
    public double hertz() {
        return hertz;
    }

    /** Empty when the file does not say what current its numbers stand for. */
    public Optional<Calibration> calibration() {
        return Optional.ofNullable(calibration);
    }

    /** Whether the read can be given in picoamperes and seconds. */
    public boolean isCalibrated() {
        return calibration != null && hertz > 0 && hertz < Double.POSITIVE_INFINITY;
    }

    /** What else the file says about the read, by name; never null, in the file's order. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The stored number at {@code sample}. */
    public short raw(int sample) {
        return samples[Objects.checkIndex(sample, size)];
    }

    /** Copies the stored numbers of samples [from, to) to {@code target[at..]}. */
    public void raw(int from, int to, short[] target, int at) {
        Objects.checkFromToIndex(from, to, size);
        System.arraycopy(samples, from, target, at, to - from);
    }

    /**
     * Writes the current of samples [from, to), in picoamperes, to {@code target[at..]}.
     *
     * @throws IllegalStateException without a calibration
     */
    public void picoamperes(int from, int to, float[] target, int at) {
        Objects.checkFromToIndex(from, to, size);
        if (calibration == null) {
            throw new IllegalStateException("the read " + id + " has no calibration");
        }
        double offset = calibration.offset();
        double scale = calibration.scale();
        for (int i = from; i < to; i++) {
            target[at + i - from] = (float) ((samples[i] + offset) * scale);
        }
    }

    /**
     * The whole read's current, in picoamperes; a new array.
     *
     * @throws IllegalStateException without a calibration
     */
    public float[] picoamperes() {
        float[] current = new float[size];
        picoamperes(0, current.length, current, 0);
        return current;
    }

    @Override
    public String toString() {
        return id + " (" + size + " samples)";
    }
}
