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
 */
public record Recipe(int batch, double rate, double decay, long seed, String frozen, long steps) {
    public Recipe {
        if (batch < 1 || !(rate > 0) || decay < 0 || steps < 0) {
            throw new IllegalArgumentException("a batch and a rate are above 0, and a decay and steps are not below");
        }
    }

    /** A recipe whose step size stays the same. */
    public Recipe(int batch, double rate, double decay, long seed, String frozen) {
        this(batch, rate, decay, seed, frozen, 0);
    }

    /** The step size in a step, which counts from 1. */
    double rate(long step) {
        return steps == 0 ? rate : rate * (1 + Math.cos(Math.PI * Math.min(step - 1, steps) / steps)) / 2;
    }

    boolean learns(String parameter) {
        return frozen == null || !parameter.startsWith(frozen + ".");
    }
}
