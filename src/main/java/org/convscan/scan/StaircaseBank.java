package org.convscan.scan;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;

/**
 * Staircases laid side by side for a {@link Climb}: cells and the table of their gains. A staircase takes two cells that nothing
 * gets past, one that is worth 0 and where every path begins, its steps, and one that remembers the best path's score. What levels
 * gain on steps, a {@link ClimbRule} says. Immutable.
 */
final class StaircaseBank {
    private static final int BEFORE = 3;
    private static final int AROUND = BEFORE + 1;
    private static final short WALL = -24_000;

    /** The highest score of a whole path. */
    private static final int CEILING = 20_000;

    private final List<Staircase> staircases;
    private final double unit;
    private final int[] first;
    private final Climb.Cells cells;
    private final short[] rises;

    StaircaseBank(List<Staircase> staircases, ClimbRule rule) {
        this(staircases, rule, ClimbRule.unit(staircases.stream().mapToInt(Staircase::size).max().orElse(1), CEILING), null);
    }

    /** @param rises by the levels' rows; null to have them worked out */
    private StaircaseBank(List<Staircase> staircases, ClimbRule rule, double unit, short[] rises) {
        this.staircases = List.copyOf(staircases);
        this.unit = unit;
        this.first = new int[staircases.size()];
        int at = 0;
        for (int s = 0; s < first.length; s++) {
            first[s] = at + BEFORE;
            at += staircases.get(s).size() + AROUND;
        }
        int width = (at + Climb.MARGIN - 1) / Climb.MARGIN * Climb.MARGIN;
        this.cells = new Climb.Cells(width, new short[LevelRows.COUNT * width], new short[width], new short[width]);
        Arrays.fill(cells.gains(), WALL);
        for (int s = 0; s < first.length; s++) {
            fill(s, rule);
        }
        this.rises = rises == null ? rises(rule) : rises;
    }

    private short[] rises(ClimbRule rule) {
        short[] all = new short[LevelRows.COUNT * LevelRows.COUNT];
        for (int pair = 0; pair < all.length; pair++) {
            all[pair] = units(rule.rise(pair / LevelRows.COUNT, pair % LevelRows.COUNT));
        }
        return all;
    }

    private void fill(int s, ClimbRule rule) {
        List<Staircase.Step> steps = staircases.get(s).steps();
        for (int row = 0; row < LevelRows.COUNT; row++) {
            int at = row * cells.size() + first[s];
            cells.gains()[at - 1] = 0;
            cells.gains()[at + steps.size()] = 0;
        }
        for (int i = 0; i < steps.size(); i++) {
            cells.steps()[first[s] + i] = -1;
            cells.skips()[first[s] + i + 1] = units(rule.skip(steps, i));
            double[] gains = rule.gains(steps.get(i));
            for (int row = 0; row < gains.length; row++) {
                cells.gains()[row * cells.size() + first[s] + i] = units(gains[row]);
            }
        }
    }

    private short units(double logarithm) {
        return (short) Math.round(logarithm * unit);
    }

    /** A bank of each staircase by itself, in this one's unit. */
    List<StaircaseBank> single(ClimbRule rule) {
        return staircases.stream().map(staircase -> new StaircaseBank(List.of(staircase), rule, unit, rises)).toList();
    }

    int size() {
        return staircases.size();
    }

    Staircase staircase(int s) {
        return staircases.get(s);
    }

    /** A state in which no path has begun. */
    short[] states() {
        short[] states = new short[2 * (Climb.MARGIN + cells.size())];
        Arrays.fill(states, Climb.FLOOR);
        for (int s = 0; s < first.length; s++) {
            states[Climb.MARGIN + first[s] - 1] = 0;
        }
        return states;
    }

    /** By level, what it is worth to come to a step with it; at the first level of a line nothing. */
    short[] rises(short[] rows) {
        short[] worth = new short[rows.length];
        for (int t = 1; t < rows.length; t++) {
            worth[t] = rises[rows[t - 1] * LevelRows.COUNT + rows[t]];
        }
        return worth;
    }

    int climb(Climb climb, short[] rows, short[] rises, int from, int to, short[] states, int at) {
        return climb.climb(cells, rows, rises, from, to, states, at);
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
        return cells.gains()[row * cells.size() + first[s] + i];
    }

    /** Price of coming to step {@code i} of a staircase, or to its end, without the one before. */
    int skip(int s, int i) {
        return cells.skips()[first[s] + i];
    }

    double bits(int units) {
        return units / unit / Math.log(2);
    }
}
