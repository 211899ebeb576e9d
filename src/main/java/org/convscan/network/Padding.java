package org.convscan.network;

/** Columns added at either end of a line before a layer's window slides along it: zeros, or for max pooling nothing at all. */
public record Padding(int before, int after) {
    public static final Padding NONE = new Padding(0, 0);

    public Padding {
        if (before < 0 || after < 0) {
            throw new IllegalArgumentException("padding is not negative");
        }
    }

    /** As many columns out as in, at stride 1: the odd column of an even window stands after. */
    public static Padding same(int width, int dilation) {
        int span = (width - 1) * dilation;
        return new Padding(span / 2, span - span / 2);
    }

    /** Columns added at both ends. */
    public int total() {
        return Math.addExact(before, after);
    }
}
