package org.convscan.stats;

import org.convscan.kernel.FixedPoint;

/**
 * The place where P(loss at most y) passes p, found by exact sums. A lattice knows it to about a step and how many words lie there:
 * few are listed at once; of many, one sum tells the lattice's error, and those few are listed that lie where p then is expected.
 * Where that fails, two losses around the place are drawn together.
 */
final class Crossing {
    /** How far from the expected place, in parts of the bracket, the next bound is set. */
    private static final double AIM = 1.0 / 512;

    /** Words that are listed rather than summed once more, at least and at most. */
    private static final int FEW = 256;

    private static final int MANY = 4096;

    /** No loss: those of words are 0 or more. */
    private static final long NOT_FOUND = Long.MIN_VALUE;

    private final Middle middle;
    private final Lattice lattice;
    private final double p;
    private final int few;
    private long low;
    private long high;
    private double lowMass = Double.NaN;
    private double highMass = Double.NaN;
    private double aim = -AIM;

    /**
     * @param low a loss that is a hit, or a negative number
     * @param high a loss that is none
     */
    Crossing(Middle middle, Lattice lattice, double p, long low, long high) {
        this.middle = middle;
        this.lattice = lattice;
        this.p = p;
        this.few = Math.max(FEW, Math.min(MANY, middle.effort() / 16));
        this.low = low;
        this.high = high;
    }

    /** The largest loss that is a hit; negative where there is none. */
    long slack() {
        long guess = lattice.crossing(p);
        boolean sparse = 2 * lattice.step() * middle.kinds() * lattice.density(guess) <= few;
        long found = sparse ? around(guess) : NOT_FOUND;
        return found == NOT_FOUND ? drawnTogether(guess) : found;
    }

    /** Looks through all words within a step of the guess, if the place is there. */
    private long around(long guess) {
        long from = Math.max(low, guess - lattice.step());
        long to = Math.min(high, guess + lattice.step());
        if (from >= to) {
            return NOT_FOUND;
        }
        Middle.Band band = middle.between(from, to + FixedPoint.TIE);
        Words words = band.words();
        double before = words.sum(words.within(from + FixedPoint.TIE), band.base());
        double behind = words.sum(words.size(), band.base());
        boolean here = (from == low || before <= p) && (to == high || behind > p);
        return here && (behind - before) * middle.kinds() <= few ? slack(band, from) : NOT_FOUND;
    }

    private long drawnTogether(long guess) {
        narrow(guess - lattice.step());
        narrow(guess + lattice.step());
        while (mass() * middle.kinds() > few) {
            if (!halve()) {
                break;
            }
        }
        return slack(middle.between(low, high + FixedPoint.TIE), low);
    }

    /**
     * The largest loss of a word whose P is at most p.
     *
     * @param none the answer when not one qualifies
     */
    private long slack(Middle.Band band, long none) {
        int hits = Tails.atMost(p, band.words().upTo(band.base()));
        return hits == 0 ? none : band.words().loss(hits - 1);
    }

    /** Probability of a loss between the two. */
    private double mass() {
        lowMass = Double.isNaN(lowMass) ? (low < 0 ? 0 : middle.within(low)) : lowMass;
        highMass = Double.isNaN(highMass) ? middle.within(high) : highMass;
        return highMass - lowMass;
    }

    /** Moves one of the two to {@code loss}, if that lies between them. */
    private void narrow(long loss) {
        if (loss <= low || loss >= high) {
            return;
        }
        double mass = middle.within(loss + FixedPoint.TIE);
        if (mass <= p) {
            low = loss;
            lowMass = mass;
            aim = AIM;
        } else {
            high = loss;
            highMass = mass;
            aim = -AIM;
        }
    }

    /**
     * Moves one of the two close to the other: aims a little below, then a little above the expected place. False when they are too
     * close already.
     */
    private boolean halve() {
        if (high - low <= 4 * FixedPoint.TIE) {
            return false;
        }
        double place = Math.max(0, Math.min(1, (p - lowMass) / mass()));
        long step = (long) ((high - low) * Math.max(AIM, Math.min(1 - AIM, place + aim)));
        narrow(low + Math.max(2 * FixedPoint.TIE, Math.min(step, high - low - 2 * FixedPoint.TIE)));
        return true;
    }
}
