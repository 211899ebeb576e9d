package org.convscan.stats;

/**
 * Memory in which one tail after the other is worked out: a bank of motifs would else fill and clear a gigabyte. What is made in
 * it holds until the next of its kind is. For one thread at a time.
 */
final class TailRoom {
    private final Words front = new Words();
    private final Words back = new Words();
    private final Words band = new Words();
    private double[] steps = new double[0];
    private double[] nextSteps = new double[0];
    private final double[][] sums = new double[3][0];
    private TailRoom finest;

    /** An array of which the first half are zeros, and stay so, at least {@code size}; what is behind them may be anything. */
    double[] behindZeros(int size) {
        if (steps.length < 2 * size) {
            steps = new double[2 * size];
            nextSteps = new double[2 * size];
        }
        return steps;
    }

    /** Another one like that which was asked for last. */
    double[] anotherBehindZeros() {
        return nextSteps;
    }

    /** At least {@code size} numbers of any value, in the first, second or third array of them. */
    double[] sums(int number, int size) {
        if (sums[number].length < size) {
            sums[number] = new double[size + size / 2];
        }
        return sums[number];
    }

    /** The word without letters, to be followed by those of one half of the columns. */
    Words front() {
        return front.empty();
    }

    /** The same for the other half. */
    Words back() {
        return back.empty();
    }

    /** No words. */
    Words band() {
        return band.clear();
    }

    /** Room beside this one, for a lattice that leaves the one here alone. */
    TailRoom finest() {
        finest = finest == null ? new TailRoom() : finest;
        return finest;
    }
}
