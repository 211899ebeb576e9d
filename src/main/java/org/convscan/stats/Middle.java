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

    private final Words front;
    private final Words back;
    private final double kinds;

    /** Probability of the first so many words of the back. */
    private final double[] upTo;

    /**
     * Words next to each other.
     *
     * @param base probability of all words that lose less
     */
    record Band(double base, Words words) {}

    private Middle(Words front, Words back, double kinds) {
        this.front = front;
        this.back = back;
        this.kinds = kinds;
        this.upTo = back.sums();
    }

    /** Null when the kernel is too wide for this. */
    static Middle of(Losses losses, Background background, long limit) {
        Losses columns = losses.steepestFirst();
        if (reach(columns, 0, limit) > MOST_WORDS || reach(columns, 1, limit) > MOST_WORDS) {
            return null;
        }
        Words[] halves = {Words.empty(), Words.empty()};
        double kinds = 1;
        for (int i = 0; i < columns.width(); i++) {
            Words letters = Words.letters(columns, i, background).different();
            halves[i % 2] = halves[i % 2].followedBy(letters, limit).different();
            kinds *= letters.size();
        }
        return new Middle(halves[0], halves[1], kinds);
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
        double[] counts = Lattice.independent(shifts, ones, COARSE);
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** About how many words of the whole kernel differ in their losses. */
    double kinds() {
        return kinds;
    }

    /** Words that a call of {@link #within} passes. */
    int effort() {
        return front.size() + back.size();
    }

    /** P(loss at most {@code limit}). */
    double within(long limit) {
        long[] losses = front.losses();
        double[] masses = front.masses();
        long[] others = back.losses();
        double[] sums = upTo;
        double total = 0;
        int reached = back.size();
        for (int i = 0; i < front.size() && reached > 0; i++) {
            long left = limit - losses[i];
            while (reached > 0 && others[reached - 1] > left) {
                reached--;
            }
            total += masses[i] * sums[reached];
        }
        return total;
    }

    /** The words with a loss above {@code from} and at most {@code to}, smallest first, and the sum of all before them. */
    Band between(long from, long to) {
        Words band = new Words();
        double base = collect(from, to, band);
        return new Band(base, band.sorted());
    }

    /** Adds to {@code band} what lies between, and gives the sum before it. */
    private double collect(long from, long to, Words band) {
        long[] losses = front.losses();
        double[] masses = front.masses();
        long[] others = back.losses();
        double base = 0;
        int end = back.size();
        for (int i = 0; i < front.size() && end > 0; i++) {
            long left = to - losses[i];
            while (end > 0 && others[end - 1] > left) {
                end--;
            }
            int first = end;
            while (first > 0 && others[first - 1] > left - (to - from)) {
                first--;
                band.add(losses[i] + others[first], masses[i] * back.mass(first));
            }
            base += masses[i] * upTo[first];
        }
        return base;
    }
}
