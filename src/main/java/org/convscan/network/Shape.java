package org.convscan.network;

/** What flows between two layers: some channels, each a line of the same length. Length 1 is what a dense layer gives. */
public record Shape(int channels, long length) {
    public Shape {
        if (channels < 1 || length < 1) {
            throw new IllegalArgumentException("a shape needs at least one channel and one column, not " + channels + " x " + length);
        }
    }

    public long elements() {
        return Math.multiplyExact(channels, length);
    }
}
