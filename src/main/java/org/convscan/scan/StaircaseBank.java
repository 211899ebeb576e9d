package org.convscan.scan;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;

/**
 * Staircases laid side by side for a {@link Climb}: cells and the table of their gains. A staircase takes two cells that nothing
 * gets past, one that is worth 0 and where every path begins, its steps, and one that remembers the best path's score. The gain
 * of a level on a step is the logarithm of how much more likely the step makes it than lines in general do. Immutable.
 */
final class StaircaseBank {
    private static final int BEFORE = 3;
    private static final int AROUND = BEFORE + 1;
    private static final short WALL = -24_000;

    /** The highest score of a whole path. */
    private static final int CEILING = 20_000;

    private final List<Staircase> staircases;
    private final double unit;
    private final int cells;
    private final int[] first;
    private final short[] table;
    private final short skip;

    StaircaseBank(List<Staircase> staircases, ClimbRule rule) {
        this.staircases = List.copyOf(staircases);
        this.first = new int[staircases.size()];
        int at = 0;
        int longest = 1;
        for (int s = 0; s < first.length; s++) {
            first[s] = at + BEFORE;
            at += staircases.get(s).size() + AROUND;
            longest = Math.max(longest, staircases.get(s).size());
        }
        this.cells = (at + Climb.MARGIN - 1) / Climb.MARGIN * Climb.MARGIN;
        this.unit = ClimbRule.unit(longest, CEILING);
        this.table = new short[rule.rows() * cells];
        this.skip = (short) Math.round(rule.skip() * unit);
        Arrays.fill(table, WALL);
        for (int s = 0; s < first.length; s++) {
            fill(s, rule);
        }
    }

    private void fill(int s, ClimbRule rule) {
        List<Staircase.Step> steps = staircases.get(s).steps();
        for (int row = 0; row < rule.rows(); row++) {
            int at = row * cells + first[s];
            table[at - 1] = 0;
            table[at + steps.size()] = 0;
        }
        for (int i = 0; i < steps.size(); i++) {
            double[] gains = rule.gains(steps.get(i));
            for (int row = 0; row < gains.length; row++) {
                table[row * cells + first[s] + i] = (short) Math.round(gains[row] * unit);
            }
        }
    }

    int size() {
        return staircases.size();
    }

    Staircase staircase(int s) {
        return staircases.get(s);
    }

    /** A state in which no path has begun. */
    short[] states() {
        short[] states = new short[2 * (Climb.MARGIN + cells)];
        Arrays.fill(states, Climb.FLOOR);
        for (int s = 0; s < first.length; s++) {
            states[Climb.MARGIN + first[s] - 1] = 0;
        }
        return states;
    }

    int climb(Climb climb, short[] rows, int from, int to, short[] states, int at) {
        return climb.climb(table, cells, rows, from, to, skip, states, at);
    }

    /** The best score since the last call; what a path may have gained with the last level is seen one level later. */
    short takeBest(int s, short[] states, int at) {
        int cell = at + Climb.MARGIN + first[s] + staircases.get(s).size();
        short best = states[cell];
        states[cell] = Climb.FLOOR;
        return best;
    }

    /** Gain of step {@code i} of a staircase, in units. */
    int gain(int s, int row, int i) {
        return table[row * cells + first[s] + i];
    }

    int skip() {
        return skip;
    }

    double bits(int units) {
        return units / unit / Math.log(2);
    }
}
