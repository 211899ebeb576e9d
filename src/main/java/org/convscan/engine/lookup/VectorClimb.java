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

    @Override
    public int climb(short[] table, int cells, short[] rows, int from, int to, short skip, short[] states, int at) {
        int state = at;
        for (int t = from; t < to; t++) {
            int next = state == 0 ? MARGIN + cells : 0;
            step(table, rows[t] * cells, cells, skip, states, state + MARGIN, next + MARGIN);
            state = next;
        }
        return state;
    }

    private static void step(
            short[] table, int row, int cells, short skip, short[] states, int state, int next) {
        for (int j = 0; j < cells; j += SPECIES.length()) {
            ShortVector gain = ShortVector.fromArray(SPECIES, table, row + j);
            ShortVector stayed = ShortVector.fromArray(SPECIES, states, state + j)
                    .add(gain.min((short) 0));
            ShortVector climbed = ShortVector.fromArray(SPECIES, states, state + j - 1)
                    .max(ShortVector.fromArray(SPECIES, states, state + j - 2).sub(skip))
                    .add(gain);
            stayed.max(climbed).max(FLOOR).intoArray(states, next + j);
        }
    }
}
