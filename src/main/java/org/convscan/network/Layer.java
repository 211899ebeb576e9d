package org.convscan.network;

import java.util.List;

/**
 * One step of a network, or several that stand as one: what it does, not what it has learned. Immutable. A layer takes one line
 * of columns and gives one; how many channels it is given, it learns from what stands before it.
 */
public sealed interface Layer {
    /** How a window becomes one number. */
    enum Pooling {
        MAXIMUM,
        AVERAGE
    }

    enum Function {
        RELU,
        SIGMOID,
        TANH,
        /** Over the channels of each column. */
        SOFTMAX
    }

    /** What {@link Join} does with its branches. */
    enum Joining {
        /** Channels side by side: inception, or a skip connection past a U-Net's lower levels. */
        STACK,
        /** Number by number: a residual block. */
        ADD
    }

    /** Slides {@code filters} windows along the line; each group of filters sees its own part of the channels only. */
    record Convolution(int filters, int width, int stride, int dilation, int groups, Padding padding, boolean bias) implements Layer {}

    /** The way back from a convolution with a stride: each column is spread over {@code width} columns, {@code stride} apart. */
    record TransposedConvolution(int filters, int width, int stride, Padding padding, boolean bias) implements Layer {}

    /** @param padding is not counted in an average */
    record Pool(Pooling pooling, int width, int stride, Padding padding) implements Layer {}

    /** One column for the whole line. */
    record GlobalPool(Pooling pooling) implements Layer {}

    /** Each column, {@code factor} times. */
    record Upsampling(int factor) implements Layer {}

    /** Shifts and scales each channel to what it was on average in training. */
    record BatchNormalisation(float epsilon, float momentum) implements Layer {}

    /** In training, forgets this fraction of the numbers and scales up the rest; else does nothing. */
    record Dropout(float rate) implements Layer {}

    record Activation(Function function) implements Layer {}

    /** A weighted sum of all numbers of all columns for each output; gives one column. */
    record Dense(int outputs, boolean bias) implements Layer {}

    /** One after the other; none at all hands its input on. */
    record Sequence(List<Layer> layers) implements Layer {
        public Sequence {
            layers = List.copyOf(layers);
        }
    }

    /** Each branch sees the same input, and all give the same length. */
    record Join(Joining joining, List<Layer> branches) implements Layer {
        public Join {
            branches = List.copyOf(branches);
        }
    }
}
