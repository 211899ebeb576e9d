package org.convscan.engine.lookup;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/** The loop on the Vector API. Loaded by name, only where the module jdk.incubator.vector is. */
final class VectorClimb implements Climb {
    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;

    @Override
    public String description() {
        return SPECIES.vectorBitSize() + "-bit vectors";
    }

    /** The launcher has Java compile this method by itself and at once: its name stands there. */
    @Override
    public int climb(Cells cells, short[] rows, short[] rises, int from, int to, short[] states, int at) {
        int state = at;
        for (int t = from; t < to; t++) {
            int next = state == 0 ? MARGIN + cells.size() : 0;
            step(cells, rows[t] * cells.size(), rises[t], states, state + MARGIN, next + MARGIN);
            state = next;
        }
        return state;
    }

    private static void step(Cells cells, int row, short rise, short[] states, int state, int next) {
        short[] gains = cells.gains();
        short[] skips = cells.skips();
        short[] steps = cells.steps();
        for (int j = 0; j < cells.size(); j += SPECIES.length()) {
            ShortVector gain = ShortVector.fromArray(SPECIES, gains, row + j);
            ShortVector stayed = ShortVector.fromArray(SPECIES, states, state + j)
                    .add(gain.min((short) 0));
            ShortVector climbed = ShortVector.fromArray(SPECIES, states, state + j - 1)
                    .max(ShortVector.fromArray(SPECIES, states, state + j - 2).sub(ShortVector.fromArray(SPECIES, skips, j)))
                    .add(gain)
                    .add(ShortVector.fromArray(SPECIES, steps, j).and(rise));
            stayed.max(climbed).max(FLOOR).intoArray(states, next + j);
        }
    }
}
