package org.convscan.engine.lookup;

import java.util.Arrays;

/** Entries of {@link Seeds} as they are found, kernel by kernel, until they are put in order. */
final class SeedList {
    private final Words words;
    private int[] seeds = new int[1 << 12];
    private char[] entries = new char[1 << 12];
    private int size;

    /** Those that may be continued to seeds: letters so far, as a number of base {@link Words#base}, and what they lose. */
    private int[] begun = new int[1 << 14];

    private long[] losses = new long[1 << 14];
    private int[] longer = new int[1 << 14];
    private long[] longerLosses = new long[1 << 14];

    /** What each letter loses at one column. */
    private final long[] letters;

    SeedList(Words words) {
        this.words = words;
        this.letters = new long[words.base()];
    }

    /** All pairs of words that lose no more than the slack at the columns from one on. */
    void add(Sight sight, int column, Units units, int lane) {
        begun[0] = 0;
        losses[0] = 0;
        int count = 1;
        for (int i = column; i < column + 2 * words.step(); i++) {
            count = lengthen(sight, i, count);
        }
        if (size + count > seeds.length) {
            seeds = Arrays.copyOf(seeds, 2 * (size + count));
            entries = Arrays.copyOf(entries, seeds.length);
        }
        for (int i = 0; i < count; i++) {
            seeds[size] = words.number(begun[i] / words.count()) * words.count() + words.number(begun[i] % words.count());
            entries[size++] = Seeds.entry(lane, units.of(losses[i]));
        }
    }

    /** By each letter that stays within the slack. */
    private int lengthen(Sight sight, int column, int count) {
        int base = words.base();
        if (longer.length < base * count) {
            longer = new int[2 * base * count];
            longerLosses = new long[longer.length];
        }
        sight.copyLosses(column, letters);
        int to = 0;
        for (int i = 0; i < count; i++) {
            long left = sight.slack() - losses[i];
            for (int code = 0; code < base; code++) {
                longer[to] = begun[i] * base + code;
                longerLosses[to] = losses[i] + letters[code];
                to += letters[code] <= left ? 1 : 0;
            }
        }
        int[] spent = begun;
        begun = longer;
        longer = spent;
        long[] spentLosses = losses;
        losses = longerLosses;
        longerLosses = spentLosses;
        return to;
    }

    /** By seed, the number of entries of those before it; behind the last, of all. */
    int[] starts() {
        int[] starts = new int[words.count() * words.count() + 1];
        for (int i = 0; i < size; i++) {
            starts[seeds[i] + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }

    /** By seed, with some unused ones behind the last. */
    char[] entries(int[] starts, int unused) {
        int[] next = starts.clone();
        char[] sorted = new char[size + unused];
        for (int i = 0; i < size; i++) {
            sorted[next[seeds[i]]++] = entries[i];
        }
        return sorted;
    }

    int longest(int[] starts) {
        int longest = 0;
        for (int i = 1; i < starts.length; i++) {
            longest = Math.max(longest, starts[i] - starts[i - 1]);
        }
        return longest;
    }
}
