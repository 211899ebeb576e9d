package org.convscan.stats;

import java.util.Arrays;
import org.convscan.kernel.Background;

/**
 * The distribution of a kernel's losses by dynamic programming, every loss rounded to the nearest multiple of a step. Rounding
 * moves a word by at most {@link #error}, which bounds the true distribution from both sides. Losses beyond a limit are left
 * out: only the upper tail of the scores is of interest.
 */
final class Lattice {
    /** Room for the rounding of the additions themselves: far above 4,000 columns x 2^-53, far below any p-value's digits. */
    private static final double ROUNDING = 1e-11;

    private final long step;
    private final long error;
    private final double[] cumulative;

    private Lattice(long step, long error, double[] mass) {
        this.step = step;
        this.error = error;
        this.cumulative = mass;
        for (int i = 1; i < mass.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
    }

    /** @param limit losses above it are of no interest */
    static Lattice of(Losses losses, Background background, long limit, int bins) {
        long step = Math.max(1, limit / bins + 1);
        int size = (int) (limit / step) + 2;
        int[][] shifts = new int[losses.width()][losses.letters()];
        long error = 0;
        for (int i = 0; i < shifts.length; i++) {
            long worst = 0;
            for (int a = 0; a < shifts[i].length; a++) {
                long shift = (losses.at(i, a) + step / 2) / step;
                shifts[i][a] = (int) Math.min(shift, size);
                if (shift < size) {
                    worst = Math.max(worst, Math.abs(losses.at(i, a) - shift * step));
                }
            }
            error += worst;
        }
        double[] mass = background.order() == 0
                ? independent(shifts, background, size)
                : chained(shifts, background, size);
        return new Lattice(step, error, mass);
    }

    private static double[] independent(int[][] shifts, Background background, int size) {
        double[] mass = new double[size];
        double[] next = new double[size];
        mass[0] = 1;
        int reached = 1;
        for (int[] column : shifts) {
            int furthest = 0;
            for (int a = 0; a < column.length; a++) {
                int length = Math.min(reached, size - column[a]);
                add(mass, length, next, column[a], background.frequency(a));
                furthest = Math.max(furthest, column[a] + length);
            }
            double[] spent = mass;
            mass = next;
            next = spent;
            Arrays.fill(next, 0, reached, 0);
            reached = furthest;
        }
        return mass;
    }

    /** A state is a sum together with the letters that the next one depends on. */
    private static double[] chained(int[][] shifts, Background background, int size) {
        int letters = shifts[0].length;
        double[][] mass = {new double[size]};
        mass[0][0] = 1;
        for (int i = 0; i < shifts.length; i++) {
            int known = Math.min(i, background.order());
            int kept = Math.min(i + 1, background.order());
            int contexts = (int) Math.pow(letters, kept);
            double[][] next = new double[contexts][size];
            for (int context = 0; context < mass.length; context++) {
                for (int a = 0; a < letters; a++) {
                    int shift = shifts[i][a];
                    double chance = background.next(known, context, a);
                    add(mass[context], size - shift, next[(context * letters + a) % contexts], shift, chance);
                }
            }
            mass = next;
        }
        double[] total = new double[size];
        for (double[] part : mass) {
            add(part, size, total, 0, 1);
        }
        return total;
    }

    private static void add(double[] from, int length, double[] to, int shift, double factor) {
        for (int j = 0; j < length; j++) {
            to[j + shift] += factor * from[j];
        }
    }

    /** Number of steps from loss 0 to the limit. */
    int size() {
        return cumulative.length;
    }

    long step() {
        return step;
    }

    long error() {
        return error;
    }

    /** Estimate of the probability of a loss of at most {@code index} steps and a half. */
    double cumulative(int index) {
        return Math.min(1, cumulative[index]);
    }

    /** Best guess at the loss y where P(loss at most y) passes {@code p}: rounding errors cancel out but for their square. */
    long crossing(double p) {
        int index = 0;
        while (index < cumulative.length - 1 && cumulative[index] <= p) {
            index++;
        }
        double below = index == 0 ? 0 : cumulative[index - 1];
        double part = (p - below) / Math.max(Double.MIN_NORMAL, cumulative[index] - below);
        return (long) ((index - 0.5 + Math.max(0, Math.min(1, part))) * step);
    }

    /** A loss y so that P(loss at most y) is surely not above {@code p}; negative when there is none. */
    long surelyWithin(double p) {
        int index = 0;
        while (index < cumulative.length && cumulative[index] * (1 + ROUNDING) <= p) {
            index++;
        }
        return index * step - error - 1;
    }

    /** A loss y so that P(loss at most y) is surely above {@code p}; {@link Long#MAX_VALUE} when the limit is too low for one. */
    long surelyBeyond(double p) {
        for (int index = 0; index < cumulative.length; index++) {
            if (cumulative[index] * (1 - ROUNDING) > p) {
                return index * step + error;
            }
        }
        return Long.MAX_VALUE;
    }
}
