package org.convscan.engine.lookup;

/**
 * A kernel's slack cut into units, so that what a word loses fits a byte: rounded down, and cut off just above the slack. A hit stays
 * within the units however it is cut into words, since floors add up to no more than the floor of the sum.
 */
final class Units {
    /** Binary digits behind a unit's point to which letters' losses are rounded down before they are added. */
    private static final int DIGITS = 8;

    private final Sight sight;
    private final Words words;
    private final int count;
    private final long unit;
    private final int digits;
    private final int[][] letters;
    private final int[] sums;

    Units(Sight sight, int count, Words words) {
        this.sight = sight;
        this.words = words;
        this.count = count;
        // floor(slack / unit) <= count.
        this.unit = sight.slack() / (count + 1) + 1;
        // Weights so large that these would not fit a long do without them.
        this.digits = sight.slack() < Long.MAX_VALUE >> DIGITS + 2 ? DIGITS : 0;
        this.letters = new int[words.step()][words.base()];
        this.sums = new int[words.count()];
    }

    /** A loss within the slack. */
    int of(long loss) {
        return (int) (loss / unit);
    }

    /**
     * What each word loses at the columns from one on, but for those in [without, behind), to every {@code stride}th byte of a table
     * from {@code at} on, on top of {@code bias}.
     */
    void store(int from, int without, int behind, int bias, byte[] table, int at, int stride) {
        for (int i = 0; i < letters.length; i++) {
            int column = from + i;
            boolean counts = column < without || column >= behind;
            for (int code = 0; code < letters[i].length; code++) {
                long loss = counts ? sight.loss(column, code) : 0;
                letters[i][code] = (int) ((Math.min(loss, unit * (count + 1)) << digits) / unit);
            }
        }
        words.sums(letters, sums);
        put(bias, table, at, stride);
    }

    private void put(int bias, byte[] table, int at, int stride) {
        for (int word = 0; word < sums.length; word++) {
            table[at + words.number(word) * stride] = (byte) (bias + Math.min(sums[word] >> digits, count + 1));
        }
    }
}
