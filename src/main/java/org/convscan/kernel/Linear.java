package org.convscan.kernel;

import java.util.Objects;
import org.convscan.coord.Strand;
import org.convscan.track.Alphabet;

/**
 * A position weight matrix in fixed-point numbers: the score of a window is the sum of one weight per column. A letter the
 * alphabet does not know (N in DNA) weighs the lowest of its column, so a hit that covers one holds whatever letter stands
 * there, and never is a false one.
 */
public final class Linear implements Kernel {
    private final String id;
    private final Alphabet alphabet;
    private final Strand strand;
    private final int stride;
    private final long[] weights;
    private final int width;
    private final long highest;
    private final long lowest;

    /** @param weights by column, then by letter code, with room for the unknown letter's; see {@link FixedPoint}. The kernel's own from here on */
    Linear(String id, Alphabet alphabet, Strand strand, long[] weights) {
        this.id = id;
        this.alphabet = alphabet;
        this.strand = strand;
        this.stride = alphabet.size() + 1;
        this.width = weights.length / stride;
        this.weights = weights;
        long best = 0;
        long worst = 0;
        for (int row = 0; row < weights.length; row += stride) {
            long high = Long.MIN_VALUE;
            long low = Long.MAX_VALUE;
            for (int a = 0; a < stride - 1; a++) {
                high = Math.max(high, weights[row + a]);
                low = Math.min(low, weights[row + a]);
            }
            weights[row + alphabet.unknown()] = low;
            best += high;
            worst += low;
        }
        this.highest = best;
        this.lowest = worst;
    }

    /** This kernel as it reads the other strand. */
    Linear reverse() {
        long[] turned = new long[weights.length];
        for (int a = 0; a < stride - 1; a++) {
            int code = alphabet.complement(a);
            for (int row = 0; row < weights.length; row += stride) {
                turned[weights.length - stride - row + code] = weights[row + a];
            }
        }
        return new Linear(id, alphabet, strand == Strand.FORWARD ? Strand.REVERSE : Strand.FORWARD, turned);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int width() {
        return width;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    public Strand strand() {
        return strand;
    }

    /** Weight of a code ({@link Alphabet#unknown()} included) at a column. */
    public long weight(int column, int code) {
        return weights[column * stride + Objects.checkIndex(code, stride)];
    }

    /** How many weights there are: one for each code, {@link Alphabet#unknown()} included, at each column. */
    public int weights() {
        return weights.length;
    }

    /** Copies all weights, column by column, to {@code to[at]} and behind it. */
    public void copyWeights(long[] to, int at) {
        System.arraycopy(weights, 0, to, at, weights.length);
    }

    /** The best score a window can have. */
    public long highest() {
        return highest;
    }

    /** The worst score a window can have. */
    public long lowest() {
        return lowest;
    }

    /** The score of the window that starts at {@code at}: the arithmetic that alone decides what is a hit. */
    public long score(byte[] codes, int at) {
        return score(weights, 0, stride, width, codes, at);
    }

    /** The same arithmetic for weights that were copied, the first column's to {@code weights[first]}. */
    public static long score(long[] weights, int first, int stride, int width, byte[] codes, int at) {
        long score = 0;
        for (int i = 0, row = first; i < width; i++, row += stride) {
            score += weights[row + codes[at + i]];
        }
        return score;
    }
}
