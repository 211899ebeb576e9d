package org.convscan.engine.lookup;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/** The loop on the Vector API. Loaded by name, only where the module jdk.incubator.vector is. */
final class VectorClimb implements Climb {
    private static final VectorSpecies<Short> SPECIES =
            ShortVector.SPECIES_PREFERRED.length() < STRETCHES ? ShortVector.SPECIES_PREFERRED : ShortVector.SPECIES_512;

    @Override
    public String description() {
        return SPECIES.vectorBitSize() + "-bit vectors";
    }

    /** The launcher has Java compile this method by itself and at once: its name stands there. */
    @Override
    public void climb(Cells cells, short[] rows, short[] rises, int from, int to, short[] states) {
        for (int t = from; t < to; t++) {
            // The last vector of a row first: the others' last lane is its left neighbour.
            for (int lanes = STRETCHES - SPECIES.length(); lanes >= 0; lanes -= SPECIES.length()) {
                step(cells, rows[t] * cells.size() + lanes, rises[t], MARGIN + lanes, states);
            }
        }
    }

    private static void step(Cells cells, int row, short rise, int at, short[] states) {
        short[] gains = cells.gains();
        short[] skips = cells.skips();
        short[] steps = cells.steps();
        int wrap = at + cells.size() - STRETCHES - 1;
        ShortVector left = ShortVector.fromArray(SPECIES, states, wrap);
        ShortVector next = ShortVector.fromArray(SPECIES, states, wrap - STRETCHES);
        for (int j = 0; j < cells.size(); j += STRETCHES) {
            ShortVector here = ShortVector.fromArray(SPECIES, states, at + j);
            ShortVector gain = ShortVector.fromArray(SPECIES, gains, MARGIN + row + j);
            ShortVector stayed = here.add(gain.min((short) 0));
            ShortVector climbed = left.max(next.sub(ShortVector.fromArray(SPECIES, skips, at + j)))
                    .add(gain)
                    .add(ShortVector.fromArray(SPECIES, steps, at + j).and(rise));
            stayed.max(climbed).max(FLOOR).intoArray(states, at + j);
            next = left;
            left = here;
        }
    }
}
