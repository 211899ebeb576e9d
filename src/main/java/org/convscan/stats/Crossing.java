package org.convscan.stats;

import org.convscan.kernel.FixedPoint;

/**
 * The place where P(loss at most y) passes p, found by exact sums. A lattice knows it to about a step: the words around there are
 * listed, no more than are quick to sort, with the sum before them. Should it not be among them, the sums tell where to look next.
 */
final class Crossing {
    /** Words that are listed at once, about, at least and at most. */
    private static final int FEW = 32;

    private static final int MANY = 512;

    /** Words that are passed for each that is listed. */
    private static final int PASSED = 64;

    private final Middle middle;
    private final double p;
    private final double density;
    private long away;
    private long low;
    private long high;
    private long guess;

    /**
     * @param low a loss that is a hit, or a negative number
     * @param high a loss that is none, or the largest
     */
    Crossing(Middle middle, Lattice lattice, double p, long low, long high) {
        this.middle = middle;
        this.p = p;
        this.low = low;
        this.high = high;
        this.guess = lattice.crossing(p);
        this.density = lattice.density(guess);
        double few = Math.max(FEW, Math.min(MANY, middle.effort() / PASSED));
        this.away = (long) Math.max(FixedPoint.TIE, Math.min(lattice.step(), few / (2 * middle.kinds() * density)));
    }

    /** A loss that is a hit so that no word that loses more is one. */
    long slack() {
        while (true) {
            long from = Math.max(low, Math.min(guess, high) - away);
            long to = Math.min(high, Math.max(guess, low) + away);
            Middle.Band band = middle.between(from, to + FixedPoint.TIE);
            Words words = band.words();
            double before = words.sum(from + FixedPoint.TIE, band.base());
            double behind = words.sum(to + FixedPoint.TIE, band.base());
            if (behind <= p && to < high) {
                low = to;
                guess = to + (long) Math.min(high - to, (p - behind) / density);
            } else if (before > p && from > low) {
                high = from;
                guess = from - (long) Math.min(from - low, (before - p) / density);
            } else {
                int hits = Tails.atMost(p, words.sorted().upTo(band.base()));
                return hits == 0 ? from : words.loss(hits - 1);
            }
            away *= 2;
        }
    }
}
