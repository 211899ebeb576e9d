package org.convscan.engine.lookup;

/**
 * The inner loop of a search for staircases: a dynamic programme over many cells side by side, whose scores for each level come from
 * a table. A cell takes the best of three ways to be where it is: it was there before (and gains nothing), the cell on its left was,
 * or the one left of that, for a price. To have come from the left is worth more or less with each level. All implementations give the same numbers. Stateless.
 */
public interface Climb {
    /** Cells before a state's first one and behind its last: whole vectors read there. */
    int MARGIN = 64;

    /** No cell's score falls below it. */
    short FLOOR = -8_000;

    /** "512-bit vectors", "plain loop". */
    String description();

    /**
     * What cells cost and gain. The arrays belong to whoever made them.
     *
     * @param size cells, a multiple of {@link #MARGIN}
     * @param gains a row of {@code size} for each kind of level
     * @param skips what it costs to come to a cell from the one but next on its left
     * @param steps -1 for a cell that the worth of a rise counts for, 0 for others
     */
    record Cells(int size, short[] gains, short[] skips, short[] steps) {}

    /**
     * Takes the levels [from, to) of a line, one after the other:
     * {@code next[j] = max(state[j] + min(gain, 0), max(state[j - 1], state[j - 2] - skips[j]) + gain + (rises[t] & steps[j]), FLOOR)},
     * where {@code gain = gains[rows[t] * size + j]}; then next becomes the state.
     *
     * @param rows of the levels, by their numbers
     * @param rises by level, what it is worth to come from the left
     * @param states two states of {@code MARGIN + size} numbers; the first {@code MARGIN} of each stay at the floor
     * @return where the last state begins in {@code states}: the first one was at {@code at}
     */
    int climb(Cells cells, short[] rows, short[] rises, int from, int to, short[] states, int at);

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
