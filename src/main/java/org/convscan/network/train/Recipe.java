package org.convscan.network.train;

/**
 * How a network learns.
 *
 * @param batch lines in a step
 * @param rate Adam's step size
 * @param decay of weights in each step, apart from their gradients, in units of the step size (Loshchilov and Hutter, ICLR 2019)
 * @param seed of everything that is drawn: starting weights, order, dropout
 * @param frozen parameters whose names start so stay as they are; null for none
 * @param steps over which the step size falls to nothing along half a cosine (Loshchilov and Hutter, ICLR 2017); 0 to keep it
 * @param warmUp the first steps, in which the step size rises evenly to its greatest (Goyal and others, arXiv:1706.02677)
 * @param average what is learned is the mean of the weights after each step, those after step s weighing about s to this power
 *     (Shamir and Zhang, ICML 2013); 0 to keep the last ones
 */
public record Recipe(int batch, double rate, double decay, long seed, String frozen, long steps, long warmUp, int average) {
    public Recipe {
        if (batch < 1 || !(rate > 0) || decay < 0 || steps < 0 || warmUp < 0 || average < 0 || steps > 0 && warmUp >= steps) {
            throw new IllegalArgumentException("a batch and a rate are above 0, a decay, an average and steps are not below, and warming up ends "
                    + "before the last step");
        }
    }

    /** A recipe without averaging. */
    public Recipe(int batch, double rate, double decay, long seed, String frozen, long steps, long warmUp) {
        this(batch, rate, decay, seed, frozen, steps, warmUp, 0);
    }

    /** A recipe without a warm-up. */
    public Recipe(int batch, double rate, double decay, long seed, String frozen, long steps) {
        this(batch, rate, decay, seed, frozen, steps, 0);
    }

    /** A recipe whose step size stays the same. */
    public Recipe(int batch, double rate, double decay, long seed, String frozen) {
        this(batch, rate, decay, seed, frozen, 0);
    }

    /** The step size in a step, which counts from 1. */
    double rate(long step) {
        if (step <= warmUp) {
            return rate * step / warmUp;
        }
        return steps == 0 ? rate : rate * (1 + Math.cos(Math.PI * (Math.min(step - 1, steps) - warmUp) / (steps - warmUp))) / 2;
    }

    /** What decay leaves of a weight in a step. */
    double kept(long step) {
        return 1 - rate(step) * decay;
    }

    /** How much of the mean so far the weights after a step, the second or a later one, leave. */
    double averageKept(long step) {
        return (step + 1.0) / (step + average + 2);
    }

    boolean learns(String parameter) {
        return frozen == null || !parameter.startsWith(frozen + ".");
    }
}
