package org.convscan.stats;

import org.convscan.kernel.FixedPoint;

/** Two losses with the place between them where P(loss at most y) passes p, drawn together by exact sums. */
final class Crossing {
    /** How far from the expected place, in parts of the bracket, the next bound is set. */
    private static final double AIM = 1.0 / 512;

    private final Middle middle;
    private final double p;
    private long low;
    private long high;
    private double lowMass;
    private double highMass = Double.NaN;
    private double aim = -AIM;

    /**
     * @param low a loss that is a hit, or a negative number
     * @param high a loss that is none
     */
    Crossing(Middle middle, double p, long low, long high) {
        this.middle = middle;
        this.p = p;
        this.low = low;
        this.high = high;
        this.lowMass = Double.NaN;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    /** Probability of a loss between the two. */
    double mass() {
        lowMass = Double.isNaN(lowMass) ? (low < 0 ? 0 : middle.within(low)) : lowMass;
        highMass = Double.isNaN(highMass) ? middle.within(high) : highMass;
        return highMass - lowMass;
    }

    /** Moves one of the two to {@code loss}, if that lies between them. */
    void narrow(long loss) {
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
     * Moves one of the two close to the other: mass grows almost in proportion to loss over so short a way, so aims a little
     * below, then a little above the expected place. False when they are too close already.
     */
    boolean halve() {
        if (high - low <= 4 * FixedPoint.TIE) {
            return false;
        }
        double place = Math.max(0, Math.min(1, (p - lowMass) / mass()));
        long step = (long) ((high - low) * Math.max(AIM, Math.min(1 - AIM, place + aim)));
        narrow(low + Math.max(2 * FixedPoint.TIE, Math.min(step, high - low - 2 * FixedPoint.TIE)));
        return true;
    }
}
