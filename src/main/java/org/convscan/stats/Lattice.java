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

    /** Letters that are added up in one expression. */
    private static final int AT_ONCE = 4;

    /** Steps to each side over which {@link #density} is the mean. */
    private static final int AROUND = 8;

    private final long step;
    private final long error;
    private final double[] cumulative;
    private final int start;
    private final int size;

    /** @param cumulative probabilities of up to 0, 1, 2, ... steps, from {@code start} on */
    private Lattice(long step, long error, double[] cumulative, int start, int size) {
        this.step = step;
        this.error = error;
        this.cumulative = cumulative;
        this.start = start;
        this.size = size;
    }

    /**
     * @param limit losses above it are of no interest
     * @param room holds this lattice's numbers until the next is made there
     */
    static Lattice of(Losses losses, Background background, long limit, int bins, TailRoom room) {
        return of(losses, background, limit, bins, 1, room);
    }

    /** The same lattice's first steps: one in {@code parts}. Under independent letters they are found without the rest. */
    static Lattice of(Losses losses, Background background, long limit, int bins, int parts, TailRoom room) {
        long step = Math.max(1, limit / bins + 1);
        int size = (int) (limit / step) + 2;
        int kept = background.order() == 0 ? Math.max(1, size / parts) : size;
        int[][] shifts = new int[losses.width()][losses.letters()];
        long error = round(losses, step, size, shifts);
        double[] mass = background.order() == 0
                ? independent(shifts, frequencies(background), kept, room.behindZeros(kept), room.anotherBehindZeros())
                : chained(shifts, background, size);
        int start = background.order() == 0 ? mass.length / 2 : 0;
        accumulate(mass, start, start + kept);
        return new Lattice(step, error, mass, start, kept);
    }

    private static double[] frequencies(Background background) {
        double[] chances = new double[background.alphabet().size()];
        for (int a = 0; a < chances.length; a++) {
            chances[a] = background.frequency(a);
        }
        return chances;
    }

    /** Fills in the steps of each loss, {@code size} where there are as many or more; gives the most that a word's others can be off. */
    private static long round(Losses losses, long step, int size, int[][] shifts) {
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
        return error;
    }

    /** Makes numbers the sums of those up to them. */
    static void accumulate(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
            numbers[i] = sum;
        }
    }

    /**
     * The distribution of sums of a shift from each column, each with its letter's chance, over 0 to {@code size - 1} steps.
     *
     * @param mass an array whose first half are zeros, from which letters are fed that shift further than there is
     * @param next another one
     * @return that of the two that has it, from its middle on
     */
    static double[] independent(int[][] shifts, double[] chances, int size, double[] mass, double[] next) {
        double[] factors = Arrays.copyOf(chances, Math.max(AT_ONCE, chances.length));
        int from = mass.length / 2;
        mass[from] = 1;
        int end = from + 1;
        for (int[] column : shifts) {
            int[] by = Arrays.copyOf(column, factors.length);
            int reached = end;
            end = Math.min(from + size, end + cut(by, size));
            System.arraycopy(mass, 0, mass, reached, end - reached);
            if (by.length == AT_ONCE) {
                mix(mass, by, factors, next, from, end);
            } else {
                mixMany(mass, by, factors, next, from, end);
            }
            double[] spent = mass;
            mass = next;
            next = spent;
        }
        // No sum is as far as that; what an earlier distribution left there is not zero.
        Arrays.fill(mass, end, from + size, 0);
        return mass;
    }

    /** Into another array, as Java makes vectors of a loop that does not read what it writes. */
    private static void mix(double[] mass, int[] shifts, double[] chances, double[] next, int from, int to) {
        int b = shifts[0];
        int c = shifts[1];
        int d = shifts[2];
        int e = shifts[3];
        double p = chances[0];
        double q = chances[1];
        double r = chances[2];
        double s = chances[3];
        for (int i = from; i < to; i++) {
            next[i] = p * mass[i - b] + q * mass[i - c] + r * mass[i - d] + s * mass[i - e];
        }
    }

    private static void mixMany(double[] mass, int[] shifts, double[] chances, double[] next, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int a = 0; a < shifts.length; a++) {
                sum += chances[a] * mass[i - shifts[a]];
            }
            next[i] = sum;
        }
    }

    /** Cuts shifts off at {@code most}; gives the largest. */
    private static int cut(int[] shifts, int most) {
        int largest = 0;
        for (int a = 0; a < shifts.length; a++) {
            shifts[a] = Math.min(shifts[a], most);
            largest = Math.max(largest, shifts[a]);
        }
        return largest;
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
                    add(mass[context], 0, size - shift, next[(context * letters + a) % contexts], shift, chance);
                }
            }
            mass = next;
        }
        double[] total = new double[size];
        for (double[] part : mass) {
            add(part, 0, size, total, 0, 1);
        }
        return total;
    }

    private static void add(double[] mass, int from, int to, double[] next, int shift, double factor) {
        for (int j = from; j < to; j++) {
            next[j + shift] += factor * mass[j];
        }
    }

    /** Number of steps from loss 0 to the limit. */
    int size() {
        return size;
    }

    long step() {
        return step;
    }

    long error() {
        return error;
    }

    private double upTo(int index) {
        return cumulative[start + index];
    }

    /** Estimates of the probability of a loss of at most 0, 1, 2, ... steps and a half, none above {@code most}. */
    double[] upTo(int steps, double most) {
        double[] pvalues = Arrays.copyOfRange(cumulative, start, start + steps);
        Arrays.fill(pvalues, Math.min(steps, passing(most, 1)), steps, most);
        return pvalues;
    }

    /** Best guess at the loss y where P(loss at most y) passes {@code p}: rounding errors cancel out but for their square. */
    long crossing(double p) {
        int index = Math.min(size - 1, passing(p, 1));
        double below = index == 0 ? 0 : upTo(index - 1);
        double part = (p - below) / Math.max(Double.MIN_NORMAL, upTo(index) - below);
        return (long) Math.floor((index - 0.5 + Math.max(0, Math.min(1, part))) * step);
    }

    /** Probability per unit of loss around a loss. */
    double density(long loss) {
        int index = (int) Math.min(size - 1, loss / step);
        int from = Math.max(0, index - AROUND);
        int to = Math.min(size - 1, index + AROUND);
        return (upTo(to) - upTo(from)) / ((double) (to - from) * step);
    }

    /** A loss y so that P(loss at most y) is surely not above {@code p}; negative when there is none. */
    long surelyWithin(double p) {
        return passing(p, 1 + ROUNDING) * step - error - 1;
    }

    /** A loss y so that P(loss at most y) is surely above {@code p}; {@link Long#MAX_VALUE} when the limit is too low for one. */
    long surelyBeyond(double p) {
        int index = passing(p, 1 - ROUNDING);
        return index == size ? Long.MAX_VALUE : index * step + error;
    }

    /** The first step up to which the distribution, times a factor, is above {@code p}; the number of steps when there is none. */
    private int passing(double p, double factor) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (upTo(middle) * factor > p) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
