package org.convscan.scan;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;

/**
 * Staircases laid side by side for a {@link Climb}: cells and the table of their gains. A staircase takes a cell that nothing gets
 * past, one that is worth 0 and where every path begins, its steps, and one that remembers the best path's score. What levels gain on
 * steps, a {@link ClimbRule} says. Immutable.
 */
final class StaircaseBank {
    private static final int BEFORE = 2;
    private static final int AROUND = BEFORE + 1;
    private static final short WALL = -24_000;

    /** The highest score of a whole path. */
    private static final int CEILING = 20_000;

    private final List<Staircase> staircases;
    private final double unit;
    private final int[] first;
    private final int[] ends;
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
        int width = Math.max(2, (at + Climb.STRETCHES - 1) / Climb.STRETCHES) * Climb.STRETCHES;
        this.cells = new Climb.Cells(width, new short[Climb.MARGIN + LevelRows.COUNT * width], new short[Climb.MARGIN + width],
                new short[Climb.MARGIN + width]);
        Arrays.fill(cells.gains(), WALL);
        this.ends = new int[first.length];
        for (int s = 0; s < first.length; s++) {
            fill(s, rule);
            ends[s] = cells.place(first[s] + staircases.get(s).size());
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
        double[] nothing = new double[LevelRows.COUNT];
        setGains(first[s] - 1, nothing);
        setGains(first[s] + steps.size(), nothing);
        cells.skips()[cells.place(first[s] - 1)] = -WALL;
        for (int i = 0; i < steps.size(); i++) {
            setGains(first[s] + i, rule.gains(steps.get(i)));
            cells.steps()[cells.place(first[s] + i)] = -1;
            cells.skips()[cells.place(first[s] + i + 1)] = units(rule.skip(steps, i));
        }
    }

    /** @param logarithms by row */
    private void setGains(int cell, double... logarithms) {
        int place = cells.place(cell);
        for (int row = 0; row < logarithms.length; row++) {
            cells.gains()[row * cells.size() + place] = units(logarithms[row]);
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
        short[] states = new short[Climb.MARGIN + cells.size()];
        Arrays.fill(states, Climb.FLOOR);
        for (int s = 0; s < first.length; s++) {
            states[cells.place(first[s] - 1)] = 0;
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

    void climb(Climb climb, short[] rows, short[] rises, int from, int to, short[] states) {
        climb.climb(cells, rows, rises, from, to, states);
    }

    /** The best score since the last call; what a path may have gained with the last level is seen one level later. */
    short takeBest(int s, short[] states) {
        short best = states[ends[s]];
        states[ends[s]] = Climb.FLOOR;
        return best;
    }

    /** Gain of step {@code i} of a staircase, in units. */
    int gain(int s, int row, int i) {
        return cells.gains()[row * cells.size() + cells.place(first[s] + i)];
    }

    /** Price of coming to step {@code i} of a staircase, or to its end, without the one before. */
    int skip(int s, int i) {
        return cells.skips()[cells.place(first[s] + i)];
    }

    double bits(int units) {
        return units / unit / Math.log(2);
    }
}
