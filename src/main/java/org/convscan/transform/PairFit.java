package org.convscan.transform;

import java.util.List;

/**
 * Corrects the offset and the scale of a line's levels by which of them follow each other: pairs of neighbours say more than each level
 * by itself where not every level may follow every other. By maximum likelihood, with a share of outliers. Immutable, safe to share.
 */
public final class PairFit {
    private static final double CELL = 0.05;
    private static final int CELLS = 256;
    private static final double OUTLIERS = 0.05;

    /** Share of levels that are the one before once more; they differ by so much, a tenth of them by three times that. */
    private static final double STAYS = 0.3;

    private static final double JITTER = 0.15;
    private static final double WIDE = 0.1;

    /** Half of that which a first fit is wrong by at most, nearly, and as finely as is worth it: of the offset, in units. */
    private static final double COARSE = 0.06;

    private static final double FINE = 0.007;

    /** A scale is changed by so much of what an offset is. */
    private static final double NARROWER = 0.6;

    /**
     * On 22 reads of R9.4 whose levels were known the fit gave 0.973 of the true scale, with a standard deviation of 0.013; searches
     * that went by 0.973 and by 0.99 found as much. That was before pairs were counted in whole numbers, which moves a read's scale by 0.012.
     */
    private static final double NARROWING = 0.98;

    /** Spreads from a level beyond which nothing is counted: exp(-32). */
    private static final double REACH = 8;

    private static final int MOST_PAIRS = 10_000;
    private static final double LEAST = 1e-3;

    /** In a natural logarithm: numbers of 16 bits, so that what most pairs need of the table stays in a processor's nearest cache. */
    private static final double UNITS = 4096;

    private final short[] logDensity = new short[CELLS * CELLS];

    /** Levels that may follow each other: each of those before by each of those after. The arrays belong to the passage. */
    public record Passage(double[] before, double[] after) {}

    /**
     * @param passages all that plateaus take, equally often
     * @param spread of plateaus around their levels
     */
    public PairFit(List<Passage> passages, double spread) {
        double[] single = new double[CELLS];
        double[][] pairs = new double[CELLS][CELLS];
        for (Passage passage : passages) {
            addPassage(passage, spread, single, pairs);
        }
        double[] stays = stays();
        for (int row = 0; row < CELLS; row++) {
            for (int next = 0; next < CELLS; next++) {
                double steps = (1 - OUTLIERS) * pairs[row][next] / Math.max(single[row], LEAST) + OUTLIERS / (CELLS * CELL);
                logDensity[row * CELLS + next] = (short) Math.round(UNITS * Math.log((1 - STAYS) * steps + stays[Math.abs(next - row)]));
            }
        }
    }

    private static void addPassage(Passage passage, double spread, double[] single, double[][] pairs) {
        double[] before = density(passage.before(), spread);
        double[] after = density(passage.after(), spread);
        int first = cell(least(passage.after()) - REACH * spread);
        int last = cell(most(passage.after()) + REACH * spread);
        int lastRow = cell(most(passage.before()) + REACH * spread);
        for (int row = cell(least(passage.before()) - REACH * spread); row <= lastRow; row++) {
            single[row] += before[row];
            addTimes(before[row] / passage.after().length, after, pairs[row], first, last);
        }
    }

    /** A loop so plain that it becomes vector instructions: most of the time goes here. */
    private static void addTimes(double factor, double[] values, double[] sums, int first, int last) {
        for (int i = first; i <= last; i++) {
            sums[i] += factor * values[i];
        }
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    /** What a level that stays adds to the density of another, by the cells between them. */
    private static double[] stays() {
        double[] stays = new double[CELLS];
        for (int cells = 0; cells < CELLS; cells++) {
            stays[cells] = STAYS * ((1 - WIDE) * normal(cells * CELL, JITTER) + WIDE * normal(cells * CELL, 3 * JITTER));
        }
        return stays;
    }

    /** By cell, in and between those that {@link #REACH} spreads around the levels lie in. */
    private static double[] density(double[] levels, double spread) {
        double[] density = new double[CELLS];
        for (double level : levels) {
            int last = cell(level + REACH * spread);
            for (int cell = cell(level - REACH * spread); cell <= last; cell++) {
                density[cell] += normal((cell + 0.5 - CELLS / 2) * CELL - level, spread);
            }
        }
        return density;
    }

    private static double normal(double difference, double deviation) {
        double z = difference / deviation;
        return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
    }

    private static int cell(double level) {
        return (int) Math.max(0, Math.min(CELLS - 1, level / CELL + CELLS / 2));
    }

    /** A better scale than one that is nearly right. */
    public LevelFit.Scale refine(Plateaus plateaus, LevelFit.Scale start) {
        double[] levels = start.levels(plateaus);
        int stride = 1 + levels.length / MOST_PAIRS;
        Pairs some = new Pairs(levels, 2 * stride);
        Pairs all = new Pairs(levels, stride);
        double[] best = {0, 1, 0};
        for (double step = COARSE; step > FINE; step /= 2) {
            Pairs pairs = step / 2 > FINE ? some : all;
            best[2] = likelihood(pairs, best[0], best[1]);
            improve(best, pairs, step);
        }
        return new LevelFit.Scale(start.middle() + best[0] * start.unit(), start.unit() * best[1] / NARROWING);
    }

    /** Looks on both sides of a shift (best[0]) and of a factor (best[1]), of a likelihood (best[2]). */
    private void improve(double[] best, Pairs pairs, double step) {
        double middle = best[0];
        double unit = best[1];
        for (int side = -1; side <= 1; side += 2) {
            look(best, pairs, middle + side * step, unit);
        }
        double shift = best[0];
        for (int side = -1; side <= 1; side += 2) {
            look(best, pairs, shift, unit * (1 + side * step * NARROWER));
        }
    }

    private void look(double[] best, Pairs pairs, double shift, double factor) {
        double likelihood = likelihood(pairs, shift, factor);
        if (likelihood > best[2]) {
            best[0] = shift;
            best[1] = factor;
            best[2] = likelihood;
        }
    }

    private double likelihood(Pairs pairs, double shift, double factor) {
        int sum = 0;
        for (int entry : pairs.entries(shift, factor)) {
            sum += logDensity[entry];
        }
        return sum / UNITS - pairs.before.length * Math.log(factor);
    }

    /** Levels that follow each other, in whole numbers, with which Java makes vector instructions of {@link #entries}. For one thread. */
    private static final class Pairs {
        private static final int BITS = 11;

        /** Levels further from the middle are taken for this far: no shift and factor that are looked at lead off the table from here. */
        private static final int FARTHEST = (int) (0.88 * CELLS / 2 * CELL * (1 << BITS));

        private final int[] before;
        private final int[] next;
        private final int[] entries;

        Pairs(double[] levels, int stride) {
            int count = (Math.max(1, levels.length) + stride - 2) / stride;
            this.before = new int[count];
            this.next = new int[count];
            this.entries = new int[count];
            for (int i = 0; i < count; i++) {
                before[i] = whole(levels[i * stride]);
                next[i] = whole(levels[i * stride + 1]);
            }
        }

        private static int whole(double level) {
            return Math.max(-FARTHEST, Math.min(FARTHEST, (int) Math.rint(level * (1 << BITS))));
        }

        /** Where the table has the pairs. The array is the same each time. */
        int[] entries(double shift, double factor) {
            double times = 1 / (factor * CELL);
            int slope = (int) Math.round(times * (1 << BITS));
            int origin = (int) Math.round((CELLS / 2 - shift * times) * (1 << 2 * BITS));
            for (int i = 0; i < entries.length; i++) {
                entries[i] = (before[i] * slope + origin >> 2 * BITS) * CELLS + (next[i] * slope + origin >> 2 * BITS);
            }
            return entries;
        }
    }
}
