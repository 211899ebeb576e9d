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
        SOFTMAX,
        SQUARE
    }

    /** What {@link Join} does with its branches. */
    enum Joining {
        /** Channels side by side: inception, or a skip connection past a U-Net's lower levels. */
        STACK,
        /** Number by number: a residual block. */
        ADD,
        /** The first branch less the second: a line without its own slow part. */
        SUBTRACT,
        /** The first branch by the second: a line in units of its own size. */
        DIVIDE
    }

    /**
     * What comes out when {@code input} goes in.
     *
     * @throws IllegalArgumentException when it cannot go in; says why
     */
    Shape output(Shape input);

    /** What it learns when {@code input} goes in, by local names ("weight", "1.0.bias"), in the order of computation. */
    default List<Parameter> parameters(Shape input) {
        return List.of();
    }

    /** Multiplications that are each followed by an addition, for one line. */
    default long multiplyAdds(Shape input) {
        return 0;
    }

    /** A few words for tables and messages: "convolution 32 x 15". */
    String label();

    /** What comes out has the shape of what goes in. */
    sealed interface ShapeKeeping extends Layer {
        @Override
        default Shape output(Shape input) {
            return input;
        }
    }

    /** Several layers that stand as one: all follows from a walk through them. */
    sealed interface Composed extends Layer {
        @Override
        default Shape output(Shape input) {
            return Walk.output(this, input);
        }

        @Override
        default List<Parameter> parameters(Shape input) {
            return Walk.parameters(this, input);
        }

        @Override
        default long multiplyAdds(Shape input) {
            return Walk.multiplyAdds(this, input);
        }
    }

    /** Slides {@code filters} windows along the line; each group of filters sees its own part of the channels only. */
    record Convolution(int filters, int width, int stride, int dilation, int groups, Padding padding, boolean bias)
            implements Layer {
        public Convolution {
            Window.positive("convolution", filters, width, stride, dilation, groups);
            if (filters % groups != 0) {
                throw new IllegalArgumentException(filters + " filters do not divide into " + groups + " groups");
            }
        }

        /** Columns that a window spans. */
        public int span() {
            return Math.addExact(Math.multiplyExact(width - 1, dilation), 1);
        }

        @Override
        public Shape output(Shape input) {
            if (input.channels() % groups != 0) {
                throw new IllegalArgumentException(
                        label() + ": " + input.channels() + " channels do not divide into " + groups + " groups");
            }
            return new Shape(filters, Window.slid(label(), input.length(), span(), stride, padding));
        }

        @Override
        public List<Parameter> parameters(Shape input) {
            int channels = input.channels() / groups;
            double spread = Math.sqrt(6.0 / ((double) channels * width));
            return Window.withBias(Parameter.drawn("weight", spread, filters, channels, width), bias, filters);
        }

        @Override
        public long multiplyAdds(Shape input) {
            return Math.multiplyExact(output(input).elements(), (long) input.channels() / groups * width);
        }

        @Override
        public String label() {
            return "convolution " + filters + " x " + width + (stride == 1 ? "" : ", stride " + stride)
                    + (dilation == 1 ? "" : ", dilation " + dilation) + (groups == 1 ? "" : ", groups " + groups);
        }
    }

    /** The way back from a convolution with a stride: each column is spread over {@code width} columns, {@code stride} apart. */
    record TransposedConvolution(int filters, int width, int stride, Padding padding, boolean bias) implements Layer {
        public TransposedConvolution {
            Window.positive("transposed convolution", filters, width, stride);
        }

        @Override
        public Shape output(Shape input) {
            long whole = Math.addExact(Math.multiplyExact(input.length() - 1, stride), width);
            if (whole <= padding.total()) {
                throw new IllegalArgumentException(
                        label() + ": padding of " + padding.total() + " leaves nothing of " + whole + " columns");
            }
            return new Shape(filters, whole - padding.total());
        }

        @Override
        public List<Parameter> parameters(Shape input) {
            double inputs = (double) input.channels() * Math.max(1, width / stride);
            return Window.withBias(
                    Parameter.drawn("weight", Math.sqrt(6 / inputs), input.channels(), filters, width), bias, filters);
        }

        @Override
        public long multiplyAdds(Shape input) {
            return Math.multiplyExact(input.elements(), (long) filters * width);
        }

        @Override
        public String label() {
            return "transposed convolution " + filters + " x " + width + (stride == 1 ? "" : ", stride " + stride);
        }
    }

    /** @param padding is not counted in an average */
    record Pool(Pooling pooling, int width, int stride, Padding padding) implements Layer {
        public Pool {
            Window.positive("pooling", width, stride);
            if (padding.before() >= width || padding.after() >= width) {
                throw new IllegalArgumentException("a window of width " + width + " would lie in the padding alone");
            }
        }

        @Override
        public Shape output(Shape input) {
            return new Shape(input.channels(), Window.slid(label(), input.length(), width, stride, padding));
        }

        @Override
        public String label() {
            return Window.lower(pooling) + " pooling " + width + ", stride " + stride;
        }
    }

    /** One column for the whole line. */
    record GlobalPool(Pooling pooling) implements Layer {
        @Override
        public Shape output(Shape input) {
            return new Shape(input.channels(), 1);
        }

        @Override
        public String label() {
            return "global " + Window.lower(pooling) + " pooling";
        }
    }

    /** Each column, {@code factor} times. */
    record Upsampling(int factor) implements Layer {
        public Upsampling {
            Window.positive("upsampling", factor);
        }

        @Override
        public Shape output(Shape input) {
            return new Shape(input.channels(), Math.multiplyExact(input.length(), factor));
        }

        @Override
        public String label() {
            return "upsampling x " + factor;
        }
    }

    /** Shifts and scales each channel to what it was on average in training. */
    record BatchNormalisation(float epsilon, float momentum) implements ShapeKeeping {
        @Override
        public List<Parameter> parameters(Shape input) {
            return List.of(
                    Parameter.constant("scale", true, 1, input.channels()),
                    Parameter.constant("shift", true, 0, input.channels()),
                    Parameter.constant("mean", false, 0, input.channels()),
                    Parameter.constant("variance", false, 1, input.channels()));
        }

        @Override
        public long multiplyAdds(Shape input) {
            return input.elements();
        }

        @Override
        public String label() {
            return "batch normalisation";
        }
    }

    /** In training, forgets this fraction of the numbers and scales up the rest; else does nothing. */
    record Dropout(float rate) implements ShapeKeeping {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout forgets a fraction from 0 up to but not 1, not " + rate);
            }
        }

        @Override
        public String label() {
            return "dropout " + rate;
        }
    }

    record Activation(Function function) implements ShapeKeeping {
        @Override
        public String label() {
            return Window.lower(function);
        }
    }

    /**
     * The square root of each number, none of which is below 0.
     *
     * @param floor squared, it is added before the root is taken, so that what comes out is never below it and can be divided by
     */
    record Root(float floor) implements ShapeKeeping {
        public Root {
            if (!(floor > 0) || Float.isInfinite(floor)) {
                throw new IllegalArgumentException("the floor of a root is above 0, not " + floor);
            }
        }

        @Override
        public String label() {
            return "root, floor " + floor;
        }
    }

    /** A weighted sum of all numbers of all columns for each output; gives one column. */
    record Dense(int outputs, boolean bias) implements Layer {
        public Dense {
            Window.positive("dense", outputs);
        }

        @Override
        public Shape output(Shape input) {
            return new Shape(outputs, 1);
        }

        @Override
        public List<Parameter> parameters(Shape input) {
            double spread = Math.sqrt(6.0 / (input.elements() + (double) outputs));
            return Window.withBias(Parameter.drawn("weight", spread, outputs, input.elements()), bias, outputs);
        }

        @Override
        public long multiplyAdds(Shape input) {
            return Math.multiplyExact(input.elements(), outputs);
        }

        @Override
        public String label() {
            return "dense " + outputs;
        }
    }

    /** One after the other; none at all hands its input on. */
    record Sequence(List<Layer> layers) implements Composed {
        public Sequence {
            layers = List.copyOf(layers);
        }

        @Override
        public String label() {
            return layers.size() + " layers";
        }
    }

    /** Each branch sees the same input, and all give the same length. */
    record Join(Joining joining, List<Layer> branches) implements Composed {
        public Join {
            branches = List.copyOf(branches);
            if (branches.isEmpty()) {
                throw new IllegalArgumentException("there is no branch to join");
            }
            if ((joining == Joining.SUBTRACT || joining == Joining.DIVIDE) && branches.size() != 2) {
                throw new IllegalArgumentException("to " + Window.lower(joining) + " takes two branches, not " + branches.size());
            }
        }

        @Override
        public String label() {
            return switch (joining) {
                case STACK -> "stack of " + branches.size() + " branches";
                case ADD -> "sum of " + branches.size() + " branches";
                case SUBTRACT -> "difference of 2 branches";
                case DIVIDE -> "quotient of 2 branches";
            };
        }
    }
}
