package org.convscan.scan;

import org.convscan.coord.Interval;
import org.convscan.coord.Strand;
import org.convscan.kernel.FixedPoint;

/**
 * A window that reached its kernel's threshold.
 *
 * @param track name of the line
 * @param interval where on the line, 0-based, half-open
 * @param strand which strand the kernel read
 * @param kernel number of the kernel in its bank
 * @param score exact, in fixed-point numbers; see {@link #bits}
 */
public record Hit(String track, Interval interval, Strand strand, int kernel, long score) {
    /** The score as a number: bits of log-odds for letters, -1 to 1 for correlations. */
    public double bits() {
        return FixedPoint.bits(score);
    }
}
