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

    /** @param rows by column, then by letter code; see {@link FixedPoint} */
    Linear(String id, Alphabet alphabet, Strand strand, long[][] rows) {
        this.id = id;
        this.alphabet = alphabet;
        this.strand = strand;
        this.width = rows.length;
        this.stride = alphabet.size() + 1;
        this.weights = new long[width * stride];
        long best = 0;
        long worst = 0;
        for (int i = 0; i < width; i++) {
            long high = Long.MIN_VALUE;
            long low = Long.MAX_VALUE;
            for (int a = 0; a < alphabet.size(); a++) {
                weights[i * stride + a] = rows[i][a];
                high = Math.max(high, rows[i][a]);
                low = Math.min(low, rows[i][a]);
            }
            weights[i * stride + alphabet.unknown()] = low;
            best += high;
            worst += low;
        }
        this.highest = best;
        this.lowest = worst;
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
        long score = 0;
        for (int i = 0, row = 0; i < width; i++, row += stride) {
            score += weights[row + codes[at + i]];
        }
        return score;
    }
}
