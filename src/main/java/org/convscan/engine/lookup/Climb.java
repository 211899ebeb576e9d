package org.convscan.engine.lookup;

/**
 * The inner loop of a search for staircases: a dynamic programme over many cells side by side, whose scores for each level come from
 * a table. A cell takes the best of three ways to be where it is: it was there before (and gains nothing), the cell on its left was,
 * or the one left of that, for a price. To have come from the left is worth more or less with each level. All implementations give the same numbers. Stateless.
 */
public interface Climb {
    /** Cells lie in so many stretches of one length, worked on side by side: a cell's neighbour on the left is a row of them earlier. */
    int STRETCHES = 32;

    /** Numbers in front of each array's first: vectors behind them lie in whole lines of the cache, where Java is told to begin objects so. */
    int MARGIN = 24;

    /** No cell's score falls below it. */
    short FLOOR = -8_000;

    /** "512-bit vectors", "plain loop". */
    String description();

    /**
     * What cells cost and gain, in arrays with a margin, which belong to whoever made them. What lies on the left of the first cell is
     * any other: gains and prices are such that nothing gets past the first two.
     *
     * @param size cells, a multiple of {@link #STRETCHES}, and of each stretch two or more
     * @param gains a row of {@code size} for each kind of level
     * @param skips what it costs to come to a cell from the one but next on its left
     * @param steps -1 for a cell that the worth of a rise counts for, 0 for others
     */
    record Cells(int size, short[] gains, short[] skips, short[] steps) {
        /** Where a cell's number lies in an array. */
        public int place(int cell) {
            int stretch = size / STRETCHES;
            return MARGIN + cell % stretch * STRETCHES + cell / stretch;
        }
    }

    /**
     * Takes the levels [from, to) of a line, one after the other:
     * {@code next[j] = max(state[j] + min(gain, 0), max(state[j - 1], state[j - 2] - skips[j]) + gain + (rises[t] & steps[j]), FLOOR)},
     * where {@code gain = gains[j]} in the level's row; then next becomes the state.
     *
     * @param rows of the levels, by their numbers
     * @param rises by level, what it is worth to come from the left
     * @param states one number for each cell, behind a margin
     */
    void climb(Cells cells, short[] rows, short[] rises, int from, int to, short[] states);

    /** With vectors where the module jdk.incubator.vector is present, else with a plain loop. */
    static Climb fastest() {
        try {
            Class<?> vectors = Class.forName(Climb.class.getPackageName() + ".VectorClimb");
            return (Climb) vectors.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError absent) {
            return new PlainClimb();
        }
    }

    /** The same without vectors: several times slower. */
    static Climb plain() {
        return new PlainClimb();
    }
}
