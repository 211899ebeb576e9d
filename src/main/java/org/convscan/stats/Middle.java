package org.convscan.stats;

import java.util.Arrays;
import org.convscan.kernel.Background;

/**
 * Exact probabilities of a wide kernel's losses under independent letters, by meeting in the middle: all words of one half of
 * the columns against all of the other, both sorted, so that one walk up the one and down the other sums or lists them. After
 * Touzet and Varre, Algorithms Mol Biol 2007, 2:15, who refine a lattice where this enumerates.
 */
final class Middle {
    /** Words in a half that memory and patience allow: 10 columns, or 11 when the limit prunes. */
    private static final int MOST_WORDS = 1 << 20;

    private static final int COARSE = 256;

    private final Half front;
    private final Half back;
    private final Words band;

    /** Probability of the first so many words of the back. */
    private final double[] upTo;

    /**
     * Words next to each other, in any order.
     *
     * @param base probability of all words that lose less
     */
    record Band(double base, Words words) {}

    private Middle(Half front, Half back, TailRoom room) {
        this.front = front;
        this.back = back;
        this.band = room.band();
        this.upTo = room.sums(0, back.words().size() + 1);
        back.words().sums(upTo);
    }

    /**
     * Null when the kernel is too wide for this.
     *
     * @param room holds the words until the next is made there
     */
    static Middle of(Losses losses, Background background, long limit, TailRoom room) {
        Losses columns = losses.steepestFirst();
        if (reach(columns, 0, limit) > MOST_WORDS || reach(columns, 1, limit) > MOST_WORDS) {
            return null;
        }
        Half front = Half.of(columns, 0, background, limit, room.front(), room);
        return new Middle(front, Half.of(columns, 1, background, limit, room.back(), room), room);
    }

    /** Words of every other column whose loss is within the limit, counted on a coarse lattice: a few percent too many. */
    private static double reach(Losses columns, int first, long limit) {
        double all = Math.pow(columns.letters(), (columns.width() + 1 - first) / 2);
        if (all <= MOST_WORDS) {
            return all;
        }
        double[] ones = new double[columns.letters()];
        Arrays.fill(ones, 1);
        int[][] shifts = new int[(columns.width() + 1 - first) / 2][columns.letters()];
        for (int i = 0; i < shifts.length; i++) {
            for (int a = 0; a < ones.length; a++) {
                shifts[i][a] = (int) Math.min(COARSE, columns.at(first + 2 * i, a) / (limit / COARSE + 1));
            }
        }
        double[] counts = Lattice.independent(shifts, ones, COARSE, new double[2 * COARSE], new double[2 * COARSE]);
        Lattice.accumulate(counts, COARSE, 2 * COARSE);
        return counts[2 * COARSE - 1];
    }

    /** About how many words of the whole kernel differ in their losses. */
    double kinds() {
        return front.kinds() * back.kinds();
    }

    /** Words that a call of {@link #between} passes. */
    int effort() {
        return front.words().size() + back.words().size();
    }

    /**
     * The words with a loss above {@code from} and at most {@code to}, in any order, and the sum of all before them.
     *
     * @param to within the limit
     */
    Band between(long from, long to) {
        band.clear();
        double base = collect(front.words(), back.words(), from, to);
        base += front.beside(back.words(), from, to, band) + back.beside(front.words(), from, to, band);
        return new Band(base, band);
    }

    /** Adds to {@link #band} what lies between, and gives the sum before it. What stands before the first word ends both walks. */
    private double collect(Words words, Words with, long from, long to) {
        long[] losses = words.losses();
        double[] masses = words.masses();
        long[] others = with.losses();
        double[] sums = upTo;
        int start = with.start();
        int last = words.start() + words.size();
        int end = start + with.size();
        double base = 0;
        for (int i = words.start(); i < last && end > start; i++) {
            long left = to - losses[i];
            while (others[end - 1] > left) {
                end--;
            }
            int first = end;
            while (others[first - 1] > left - (to - from)) {
                first--;
                band.add(losses[i] + others[first], masses[i] * with.mass(first - start));
            }
            base += masses[i] * sums[first - start];
        }
        return base;
    }
}
