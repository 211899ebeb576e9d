package org.convscan.network.train;

/**
 * How a network learns.
 *
 * @param batch lines in a step
 * @param rate Adam's step size
 * @param decay of weights in each step, apart from their gradients, in units of the step size (Loshchilov and Hutter, ICLR 2019)
 * @param seed of everything that is drawn: starting weights, order, dropout
 * @param frozen parameters whose names start so stay as they are; null for none
 */
public record Recipe(int batch, double rate, double decay, long seed, String frozen) {
    public Recipe {
        if (batch < 1 || !(rate > 0) || decay < 0) {
            throw new IllegalArgumentException("a batch and a rate are above 0, and a decay is not below");
        }
    }

    boolean learns(String parameter) {
        return frozen == null || !parameter.startsWith(frozen + ".");
    }
}
