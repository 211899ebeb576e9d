package org.convscan.format.pore;

import java.util.Arrays;
import java.util.Objects;

/**
 * The current that a pore shows for each word of k letters: mean and spread, in the units of its table (picoamperes, or a table's own).
 * Words are numbers with the first letter in the highest two bits: A 0, C 1, G 2, T or U 3. Immutable.
 */
public final class PoreModel {
    /** The longest words that a table may have: 4^10 is a million lines. */
    static final int LONGEST_WORD = 10;

    private final String name;
    private final int letters;
    private final boolean backwards;
    private final float[] levels;
    private final float[] spreads;
    private final double middle;
    private final double deviation;

    /**
     * @param letters k
     * @param backwards whether the molecule passes the pore with its last letter first, as RNA does
     * @param levels 4^k means
     * @param spreads 4^k standard deviations of one event's mean around them; 0 where the table does not say
     */
    PoreModel(String name, int letters, boolean backwards, float[] levels, float[] spreads) {
        if (levels.length != 1 << 2 * letters || spreads.length != levels.length) {
            throw new IllegalArgumentException(letters + " letters, " + levels.length + " words");
        }
        this.name = Objects.requireNonNull(name);
        this.letters = letters;
        this.backwards = backwards;
        this.levels = levels.clone();
        this.spreads = spreads.clone();
        this.middle = median(this.levels);
        float[] distances = new float[levels.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = (float) Math.abs(levels[i] - middle);
        }
        this.deviation = median(distances);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("all words have the same level");
        }
    }

    private static double median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    public String name() {
        return name;
    }

    /** Letters in a word. */
    public int letters() {
        return letters;
    }

    /** Whether the last letter of a molecule passes first. */
    public boolean backwards() {
        return backwards;
    }

    /** Whether the table says how much events vary. */
    public boolean hasSpreads() {
        for (float spread : spreads) {
            if (spread > 0) {
                return true;
            }
        }
        return false;
    }

    int words() {
        return levels.length;
    }

    /** Mean of a word, in median absolute deviations of all words from their median. */
    double level(int word) {
        return (levels[word] - middle) / deviation;
    }

    /** Standard deviation of a word, in the unit of {@link #level}; 0 where the table does not say. */
    double spread(int word) {
        return spreads[word] / deviation;
    }

    /** Mean of a word as the table has it. */
    public double tableLevel(int word) {
        return levels[word];
    }

    /** From the unit of a search to that of the table. */
    public double inTableUnits(double level) {
        return level * deviation + middle;
    }
}
