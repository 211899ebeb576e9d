package org.convscan.track;

import java.util.Objects;

/**
 * A stretch of sampled signal: one or more channels of numbers at one rate. NaN is a missing sample.
 * The arrays given to {@link #wrap} belong to the track from then on.
 */
public final class Samples implements Track {
    private final String name;
    private final double hertz;
    private final long start;
    private final float[][] channels;
    private final int columns;
    private final boolean last;

    private Samples(String name, double hertz, long start, float[][] channels, int columns, boolean last) {
        this.name = Objects.requireNonNull(name);
        if (!(hertz > 0) || channels.length == 0) {
            throw new IllegalArgumentException("a signal needs a rate and a channel: " + hertz + " Hz, " + channels.length);
        }
        for (float[] channel : channels) {
            Objects.checkFromToIndex(0, columns, channel.length);
        }
        this.hertz = hertz;
        this.start = start;
        this.channels = channels;
        this.columns = columns;
        this.last = last;
    }

    /** A whole line of one channel, copied. */
    public static Samples of(String name, double hertz, float... values) {
        return new Samples(name, hertz, 0, new float[][] {values.clone()}, values.length, true);
    }

    /** A stretch over the first {@code columns} values of each channel, which the caller must not change any more. */
    public static Samples wrap(String name, double hertz, long start, float[][] channels, int columns, boolean last) {
        return new Samples(name, hertz, start, channels.clone(), columns, last);
    }

    /** Columns in a second. */
    public double hertz() {
        return hertz;
    }

    public int channels() {
        return channels.length;
    }

    /** The value of {@code channel} at {@code column} of this stretch. */
    public float value(int channel, int column) {
        return channels[channel][Objects.checkIndex(column, columns)];
    }

    /** Copies columns [from, to) of a channel to {@code target[at..]}. */
    public void values(int channel, int from, int to, float[] target, int at) {
        Objects.checkFromToIndex(from, to, columns);
        System.arraycopy(channels[channel], from, target, at, to - from);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean last() {
        return last;
    }
}
