package org.convscan.scan;

import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;

/**
 * Finds where staircases lie best on a line of levels: exactly, by the best path through all of the line, for all staircases at once.
 * A path takes a level of the line at a time; it stays on its step and gains nothing, goes to the next step, which is worth the more
 * the less the level looks like the one before, or leaves one out for a price. Safe to share.
 */
public final class StaircaseSearch {
    private final StaircaseBank bank;
    private final ClimbRule rule;
    private final Climb climb;
    /** Null until somebody says where to look: their tables are as large as the bank's. */
    private List<StaircaseBank> single;

    public StaircaseSearch(List<Staircase> staircases, ClimbRule rule, Climb climb) {
        this.bank = new StaircaseBank(staircases, rule);
        this.rule = rule;
        this.climb = climb;
    }

    /** @param levels of a line, in the staircases' unit */
    public StaircaseLine on(double[] levels) {
        return new StaircaseLine(bank, climb, rows(levels));
    }

    /**
     * The same where somebody says where to look. A path that lies within a stretch is found as it is in the whole line.
     *
     * @param stretches of levels, for each staircase, in any order
     */
    public StaircaseLine on(double[] levels, List<List<Interval>> stretches) {
        return new StaircaseLine(bank, single(), climb, rows(levels), stretches);
    }

    private synchronized List<StaircaseBank> single() {
        if (single == null) {
            single = bank.single(rule);
        }
        return single;
    }

    private static short[] rows(double[] levels) {
        short[] rows = new short[levels.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = LevelRows.of(levels[i]);
        }
        return rows;
    }
}
