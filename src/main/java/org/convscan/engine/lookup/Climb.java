package org.convscan.engine.lookup;

/**
 * The inner loop of a search for staircases: a dynamic programme over many cells side by side, whose scores for each level come from
 * a table. A cell takes the best of three ways to be where it is: it was there before (and gains nothing), the cell on its left was,
 * or the one left of that, for a price. All implementations give the same numbers. Stateless.
 */
public interface Climb {
    /** Cells before a state's first one and behind its last: whole vectors read there. */
    int MARGIN = 64;

    /** No cell's score falls below it. */
    short FLOOR = -8_000;

    /** "512-bit vectors", "plain loop". */
    String description();

    /**
     * Takes the levels [from, to) of a line, one after the other:
     * {@code next[j] = max(state[j] + min(gain, 0), state[j - 1] + gain, state[j - 2] + gain - skip, FLOOR)}, where
     * {@code gain = table[rows[t] * cells + j]}; then next becomes the state.
     *
     * @param table a row of gains for each kind of level
     * @param cells in a row, a multiple of {@link #MARGIN}
     * @param rows of the levels, by their numbers
     * @param states two states of {@code MARGIN + cells} numbers; the first {@code MARGIN} of each stay at the floor
     * @return where the last state begins in {@code states}: the first one was at {@code at}
     */
    int climb(short[] table, int cells, short[] rows, int from, int to, short skip, short[] states, int at);

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
