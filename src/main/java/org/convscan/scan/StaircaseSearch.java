package org.convscan.scan;

import java.util.List;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;

/**
 * Finds where staircases lie best on a line of levels: exactly, by the best path through all of the line, for all staircases at once.
 * A path takes a level of the line at a time; it stays on its step and gains nothing, goes to the next step, or leaves one out for a
 * price. Immutable, safe to share.
 */
public final class StaircaseSearch {
    private final StaircaseBank bank;
    private final Climb climb;

    public StaircaseSearch(List<Staircase> staircases, ClimbRule rule, Climb climb) {
        this.bank = new StaircaseBank(staircases, rule);
        this.climb = climb;
    }

    /** @param levels of a line, in the staircases' unit */
    public StaircaseLine on(double[] levels) {
        short[] rows = new short[levels.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = ClimbRule.row(levels[i]);
        }
        return new StaircaseLine(bank, climb, rows);
    }
}
