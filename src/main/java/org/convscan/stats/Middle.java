package org.convscan.stats;

import org.convscan.kernel.Background;

/**
 * Exact probabilities of a wide kernel's losses under independent letters, by meeting in the middle: all words of one half of
 * the columns against all of the other, the latter in buckets by loss so that no sorting is needed. After Touzet and Varre,
 * Algorithms Mol Biol 2007, 2:15, who refine a lattice where this enumerates.
 */
final class Middle {
    /** Words in a half that memory and patience allow: 10 columns, or 11 when the limit prunes. */
    private static final int MOST_WORDS = 1 << 20;

    private static final int COARSE = 256;

    /** Words of the back half in a bucket, about: a cache line of them. */
    private static final int BUCKET = 8;

    private final Words front;
    private final long[] losses;
    private final double[] masses;
    private final int[] starts;
    private final double[] before;
    private final long bucket;

    private Middle(Words front, Words back, long limit) {
        this.front = front;
        int buckets = Math.max(16, back.size() / BUCKET);
        this.bucket = limit / buckets + 1;
        this.losses = new long[back.size()];
        this.masses = new double[back.size()];
        this.starts = new int[buckets + 2];
        this.before = new double[buckets + 2];
        distribute(back);
    }

    /** Null when the kernel is too wide for this. */
    static Middle of(Losses losses, Background background, long limit) {
        Losses columns = losses.steepestFirst();
        if (reach(columns, 0, limit) > MOST_WORDS || reach(columns, 1, limit) > MOST_WORDS) {
            return null;
        }
        double[] frequencies = new double[losses.letters()];
        for (int a = 0; a < frequencies.length; a++) {
            frequencies[a] = background.frequency(a);
        }
        Words[] halves = {new Words(), new Words()};
        halves[0].add(0, 1);
        halves[1].add(0, 1);
        for (int i = 0; i < columns.width(); i++) {
            halves[i % 2] = halves[i % 2].extended(columns, i, frequencies, limit);
        }
        int smaller = halves[0].size() <= halves[1].size() ? 0 : 1;
        return new Middle(halves[smaller], halves[1 - smaller], limit);
    }

    /** Words of every other column whose loss is within the limit, counted on a coarse lattice: a few percent too many. */
    private static double reach(Losses columns, int first, long limit) {
        double[] counts = new double[COARSE];
        counts[0] = 1;
        for (int i = first; i < columns.width(); i += 2) {
            double[] next = new double[COARSE];
            for (int a = 0; a < columns.letters(); a++) {
                int shift = (int) Math.min(COARSE, columns.at(i, a) / (limit / COARSE + 1));
                for (int j = 0; j + shift < COARSE; j++) {
                    next[j + shift] += counts[j];
                }
            }
            counts = next;
        }
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    private void distribute(Words back) {
        for (int i = 0; i < back.size(); i++) {
            int b = (int) (back.loss(i) / bucket);
            starts[b + 2]++;
            before[b + 1] += back.mass(i);
        }
        for (int b = 1; b < starts.length; b++) {
            starts[b] += starts[b - 1];
            before[b] += before[b - 1];
        }
        for (int i = 0; i < back.size(); i++) {
            int to = starts[(int) (back.loss(i) / bucket) + 1]++;
            losses[to] = back.loss(i);
            masses[to] = back.mass(i);
        }
    }

    /** Words that a call of {@link #within} looks up. */
    int effort() {
        return front.size();
    }

    /** P(loss at most {@code limit}). */
    double within(long limit) {
        double total = 0;
        for (int i = 0; i < front.size(); i++) {
            long rest = limit - front.loss(i);
            if (rest >= 0) {
                total += front.mass(i) * backWithin(rest);
            }
        }
        return total;
    }

    private double backWithin(long limit) {
        int b = (int) Math.min(limit / bucket, starts.length - 2);
        double mass = before[b];
        for (int i = starts[b]; i < starts[b + 1]; i++) {
            mass += losses[i] <= limit ? masses[i] : 0;
        }
        return mass;
    }

    /** The words with a loss above {@code from} and at most {@code to}, smallest first. */
    Words between(long from, long to) {
        Words band = new Words();
        for (int i = 0; i < front.size(); i++) {
            long low = from - front.loss(i);
            long high = to - front.loss(i);
            if (high < 0) {
                continue;
            }
            int first = (int) (Math.max(0, low) / bucket);
            int last = (int) Math.min(high / bucket, starts.length - 2);
            for (int j = starts[Math.min(first, starts.length - 2)]; j < starts[last + 1]; j++) {
                if (losses[j] > low && losses[j] <= high) {
                    band.add(front.loss(i) + losses[j], front.mass(i) * masses[j]);
                }
            }
        }
        return band.sorted();
    }
}
