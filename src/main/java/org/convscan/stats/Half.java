package org.convscan.stats;

import org.convscan.kernel.Background;

/**
 * The words of every other column of a kernel whose loss is within a limit. Most of many lie close to the limit, where few words of
 * the other half go with them: those are not listed, but found by the words without the last column and that column's letters.
 */
final class Half {
    /** Words without the last column from which on the last part is not listed. */
    private static final int MANY = 2048;

    /** The part, of the limit, that is not listed. */
    private static final int PART = 6;

    private final Words words;
    private Words shorter;
    private Words letters;
    private double[] sums;
    private long listed;
    private double kinds = 1;

    private Half(Words words, long limit) {
        this.words = words;
        this.listed = limit;
    }

    /**
     * @param first the first column, of every other one
     * @param words the word without letters, which becomes the half's own
     */
    static Half of(Losses columns, int first, Background background, long limit, Words words, TailRoom room) {
        Half half = new Half(words, limit);
        for (int i = first; i < columns.width(); i += 2) {
            half.letters = Words.letters(columns, i, background).different();
            half.kinds *= half.letters.size();
            if (i + 2 >= columns.width() && words.size() > MANY) {
                half.listed = limit - limit / PART;
                half.shorter = words.asTheyAre();
                half.sums = room.sums(1 + first, words.size() + 1);
                half.shorter.sums(half.sums);
            }
            words.followedBy(half.letters, half.listed).different();
        }
        return half;
    }

    /** Those that are listed. */
    Words words() {
        return words;
    }

    /** About how many words differ in their losses. */
    double kinds() {
        return kinds;
    }

    /**
     * Adds to {@code band} what lies between two losses of words that are not listed, with those of the other half; gives the sum before
     * it.
     */
    double beside(Words others, long from, long to, Words band) {
        double base = 0;
        for (int i = 0; i < others.size() && others.loss(i) < to - listed; i++) {
            for (int a = 0; a < letters.size(); a++) {
                long lost = others.loss(i) + letters.loss(a);
                double chance = others.mass(i) * letters.mass(a);
                int begin = shorter.within(listed - letters.loss(a));
                int first = Math.max(begin, shorter.within(from - lost));
                int end = shorter.within(to - lost);
                base += chance * (sums[first] - sums[begin]);
                for (int j = first; j < end; j++) {
                    band.add(lost + shorter.loss(j), chance * shorter.mass(j));
                }
            }
        }
        return base;
    }
}
