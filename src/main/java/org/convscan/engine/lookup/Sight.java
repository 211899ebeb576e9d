package org.convscan.engine.lookup;

import java.util.Arrays;
import org.convscan.kernel.Linear;

/**
 * What the tables see of a kernel: a run of its columns, some blocks long. What a window loses outside it goes unseen, which may
 * nominate more windows, never fewer; so a block is worth its time only while it turns away many.
 */
final class Sight {
    /** One nominee takes about as long as this many rows of a table take one of their lanes. */
    private static final int ROWS_A_NOMINEE = 4000;

    /** More would leave no fineness for each in a byte. */
    private static final int MOST_BLOCKS = 12;

    /** Steps that the slack is cut into for a guess at how many windows are nominated. */
    private static final int STEPS = 32;

    private final int number;
    private final Linear kernel;
    private final long threshold;
    private final long slack;
    private final int base;
    /** By column, then by letter code: what the letter loses against the best of its column. */
    private final long[] losses;
    private final int step;
    private final int seed;
    private final int third;
    private final double seedChance;
    private int blocks;

    /** @param number the kernel's in its bank */
    Sight(int number, Linear kernel, long threshold, Words words) {
        this.number = number;
        this.kernel = kernel;
        this.threshold = threshold;
        this.slack = kernel.highest() - Math.max(threshold, kernel.lowest());
        this.base = kernel.alphabet().size() + 1;
        this.losses = losses(kernel, base);
        this.step = words.step();
        this.seed = first(2);
        this.third = beside(seed);
        this.seedChance = chance(2);
    }

    private Sight(Sight turned, int number, Linear kernel) {
        this.number = number;
        this.kernel = kernel;
        this.threshold = turned.threshold;
        this.slack = turned.slack;
        this.base = turned.base;
        this.losses = losses(kernel, base);
        this.step = turned.step;
        this.seed = Math.max(0, kernel.width() - 2 * step - turned.seed);
        this.third = Math.max(0, kernel.width() - step - turned.third);
        this.seedChance = turned.seedChance;
    }

    /** Of a kernel that has the same columns in reverse order. */
    Sight turned(int number, Linear kernel) {
        return new Sight(this, number, kernel);
    }

    private static long[] losses(Linear kernel, int base) {
        long[] losses = new long[kernel.weights()];
        kernel.copyWeights(losses, 0);
        for (int row = 0; row < losses.length; row += base) {
            long best = losses[row];
            for (int a = 1; a < base - 1; a++) {
                best = Math.max(best, losses[row + a]);
            }
            for (int code = 0; code < base; code++) {
                losses[row + code] = best - losses[row + code];
            }
        }
        return losses;
    }

    /** Blocks are left out from the kernel's weak end on, while the rows saved take longer than the nominees that come instead. */
    private int fewestBlocks() {
        int blocks = Math.min(MOST_BLOCKS, (kernel.width() + step - 1) / step);
        double chance = chance(blocks);
        while (blocks > 1) {
            double ofFewer = chance(blocks - 1);
            if ((ofFewer - chance) * ROWS_A_NOMINEE >= 1) {
                break;
            }
            chance = ofFewer;
            blocks--;
        }
        return blocks;
    }

    /** The first column of a block at which wrong letters lose most, but for those of the two blocks from one on. */
    private int beside(int two) {
        long most = -1;
        int first = 0;
        for (int from = 0; from == 0 || from <= kernel.width() - step; from++) {
            long sum = 0;
            for (int column = from; column < Math.min(from + step, kernel.width()); column++) {
                sum += column < two || column >= two + 2 * step ? telling(column) : 0;
            }
            if (sum > most) {
                most = sum;
                first = from;
            }
        }
        return first;
    }

    /** The first column of the run of so many blocks at which wrong letters lose most. */
    int first(int blocks) {
        int columns = Math.min(blocks * step, kernel.width());
        long sum = 0;
        long most = 0;
        int first = 0;
        for (int column = 0; column < kernel.width(); column++) {
            sum += telling(column);
            if (column >= columns) {
                sum -= telling(column - columns);
            }
            if (column == columns - 1 || column >= columns && sum > most) {
                most = sum;
                first = column - columns + 1;
            }
        }
        return first;
    }

    /** All letters' loss at a column, each as far as the slack can tell; in steps of the slack, so that no sum is too large. */
    private long telling(int column) {
        long sum = 0;
        for (int a = 0; a < base - 1; a++) {
            sum += steps(losses[column * base + a]);
        }
        return sum;
    }

    private int steps(long loss) {
        return loss > slack ? STEPS + 1 : (int) ((double) loss / (slack + 1) * STEPS + 0.5);
    }

    /** About how likely a window of random letters loses no more than the slack at the columns of so many blocks. */
    private double chance(int blocks) {
        double[] chances = new double[STEPS + 1];
        double[] next = new double[STEPS + 1];
        chances[0] = 1;
        for (int column = first(blocks), end = column + blocks * step; column < end; column++) {
            Arrays.fill(next, 0);
            for (int a = 0; a < base - 1; a++) {
                add(chances, next, steps(loss(column, a)));
            }
            double[] before = chances;
            chances = next;
            next = before;
        }
        double sum = 0;
        for (double chance : chances) {
            sum += chance;
        }
        return sum / Math.pow(base - 1, blocks * step);
    }

    private static void add(double[] chances, double[] to, int lost) {
        for (int s = lost; s < to.length; s++) {
            to[s] += chances[s - lost];
        }
    }

    int number() {
        return number;
    }

    Linear kernel() {
        return kernel;
    }

    long threshold() {
        return threshold;
    }

    /** What a window may lose and still be a hit. */
    long slack() {
        return slack;
    }

    /** The first of the two blocks' columns at which wrong letters lose most. */
    int seed() {
        return seed;
    }

    /** The first of the columns of a block at which they lose most beside the {@link #seed}. */
    int third() {
        return third;
    }

    /** About how likely a window of random letters loses no more than the slack at the seed's columns. */
    double seedChance() {
        return seedChance;
    }

    /** Blocks that it takes at least; worked out once it is asked for, which costs more than all the rest. */
    int blocks() {
        if (blocks == 0) {
            blocks = fewestBlocks();
        }
        return blocks;
    }

    /** What a letter loses at a column; nothing behind the kernel. */
    long loss(int column, int code) {
        return column < kernel.width() ? losses[column * base + code] : 0;
    }

    /** What each letter loses at a column, by its code; nothing behind the kernel. */
    void copyLosses(int column, long[] to) {
        if (column < kernel.width()) {
            System.arraycopy(losses, column * base, to, 0, base);
        } else {
            Arrays.fill(to, 0);
        }
    }
}
