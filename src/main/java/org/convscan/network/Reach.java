package org.convscan.network;

/**
 * Which columns of a line an operator reads for each column it gives. Columns outside the line count as padding. Besides what is
 * read, the stretch holds what must be there for the output column to exist at all, so that it reaches outside the line whenever
 * the output column lies outside.
 */
sealed interface Reach {
    /** First column read for output column {@code output}. */
    long first(long output);

    /** Last column read for it. */
    long last(long output);

    /** How many columns come out; 0 or less when none do. */
    long length(long input);

    /** Output columns for each input column. */
    Rate rate();

    /** Each column by itself. */
    Window SAME = new Window(1, 1, 0, 0, false);

    /**
     * A window that slides along; negative padding cuts columns off.
     *
     * @param roundUp whether a last window may hang over the end
     */
    record Window(long span, long stride, long before, long after, boolean roundUp) implements Reach {
        @Override
        public long first(long output) {
            return output * stride - Math.max(0, before);
        }

        @Override
        public long last(long output) {
            return output * stride - before + span - 1 - Math.min(0, after);
        }

        @Override
        public long length(long input) {
            long room = input + before + after - span;
            if (room < 0 || !roundUp) {
                return Math.floorDiv(room, stride) + 1;
            }
            long count = -Math.floorDiv(-room, stride) + 1;
            return (count - 1) * stride >= input + before ? count - 1 : count;
        }

        @Override
        public Rate rate() {
            return new Rate(1, stride);
        }
    }

    /** Each column spread over {@code span} columns, {@code stride} apart, and some of both ends cut off. */
    record Spread(long span, long stride, long before, long after) implements Reach {
        @Override
        public long first(long output) {
            return Math.min(Math.floorDiv(output, stride), -Math.floorDiv(-(output + before - span + 1), stride));
        }

        @Override
        public long last(long output) {
            return Math.max(Math.floorDiv(output + before, stride), -Math.floorDiv(-(output + before + after - span + 1), stride));
        }

        @Override
        public long length(long input) {
            return (input - 1) * stride + span - before - after;
        }

        @Override
        public Rate rate() {
            return new Rate(stride, 1);
        }
    }

    /** Each column several times. */
    record Repeat(long factor) implements Reach {
        @Override
        public long first(long output) {
            return Math.floorDiv(output, factor);
        }

        @Override
        public long last(long output) {
            return first(output);
        }

        @Override
        public long length(long input) {
            return input * factor;
        }

        @Override
        public Rate rate() {
            return new Rate(factor, 1);
        }
    }

    /**
     * No output column can be had from a part of the line.
     *
     * @param why a sentence's end, behind the operator's name
     */
    record Everything(String why) implements Reach {
        static final Everything AT_ONCE = new Everything("needs the whole track at once");

        @Override
        public long first(long output) {
            return Long.MIN_VALUE;
        }

        @Override
        public long last(long output) {
            return Long.MAX_VALUE;
        }

        @Override
        public long length(long input) {
            return 1;
        }

        @Override
        public Rate rate() {
            return new Rate(1, 1);
        }
    }

    /** A fraction in lowest terms. */
    record Rate(long over, long under) {
        public Rate {
            long divisor = divisor(over, under);
            over /= divisor;
            under /= divisor;
        }

        /** As {@code equals}, which Java writes anew at each start: 20 ms. */
        boolean is(Rate other) {
            return over == other.over && under == other.under;
        }

        Rate times(Rate other) {
            Rate crossed = new Rate(over, other.under);
            Rate rest = new Rate(other.over, under);
            return new Rate(Math.multiplyExact(crossed.over, rest.over), Math.multiplyExact(crossed.under, rest.under));
        }

        static long divisor(long a, long b) {
            return b == 0 ? a : divisor(b, a % b);
        }

        static long multiple(long a, long b) {
            return Math.multiplyExact(a / divisor(a, b), b);
        }
    }
}
