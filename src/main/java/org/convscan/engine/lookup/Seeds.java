package org.convscan.engine.lookup;

import java.util.Arrays;
import java.util.List;

/**
 * For every two words in a row, the kernels whose most telling columns, as many as these letters, may be part of a hit there. Of most
 * kernels that is one window in thousands: going through such a list takes far less than adding up rows of a table for all of them.
 * What a third word of the kernel loses, read from a table, turns most of the listed ones away; the others are nominated.
 */
final class Seeds {
    /** An entry is a kernel's lane and, from this bit on, what the two words lose, in units: lists that are small stay in the second cache. */
    private static final int LANE_BITS = 11;

    /** Kernels at most. */
    static final int MOST = 1 << LANE_BITS;

    /** Of the slack. */
    private static final int UNITS = 30;

    private static final int LANE = MOST - 1;
    private static final long LOST = 0xFFFF - LANE;

    /** Entries that are copied at once, needed or not: no processor can guess how long a list is. */
    private static final int AT_ONCE = 4;

    /** Candidates that are gathered before they are looked at. */
    private static final int ROOM = 4096;

    private final Words words;
    private final Judges judges;
    private final int furthest;
    private final int[] starts;
    private final char[] entries;
    private final int longest;
    private final int[] shifts;
    private final byte[] thirds;

    Seeds(List<Sight> members, Words words) {
        this.words = words;
        int[] columns = members.stream().mapToInt(Sight::seed).toArray();
        this.judges = new Judges(members, columns);
        this.furthest = Arrays.stream(columns).max().getAsInt();
        this.shifts = new int[columns.length];
        this.thirds = new byte[columns.length * words.count()];
        SeedList list = new SeedList(words);
        for (int lane = 0; lane < columns.length; lane++) {
            Sight sight = members.get(lane);
            Units units = new Units(sight, UNITS, words);
            list.add(sight, columns[lane], units, lane);
            int third = sight.third();
            shifts[lane] = third - columns[lane];
            units.store(third, columns[lane], columns[lane] + 2 * words.step(), 0, thirds, lane * words.count(), 1);
        }
        this.starts = list.starts();
        this.entries = list.entries(starts, AT_ONCE);
        this.longest = list.longest(starts);
    }

    /** How far behind the first position of a tile, at most, a kernel's seed begins there. */
    int furthest() {
        return furthest;
    }

    Judges judges() {
        return judges;
    }

    /**
     * Notes kernels and positions for the first positions of a text of these words, which begins behind so many unused ones that no window
     * begins before them.
     */
    void nominate(char[] text, int unused, int positions, Nominees out) {
        int count = words.count();
        int second = unused + words.step();
        int size = out.size();
        int sifted = size;
        long[] notes = out.reserve(size, ROOM + longest + AT_ONCE);
        for (int p = 0; p < positions; p++) {
            int seed = text[unused + p] * count + text[second + p];
            int i = starts[seed];
            int end = starts[seed + 1];
            long position = (long) p << Integer.SIZE;
            do {
                notes[size] = position | entries[i];
                notes[size + 1] = position | entries[i + 1];
                notes[size + 2] = position | entries[i + 2];
                notes[size + 3] = position | entries[i + 3];
                size += Math.min(AT_ONCE, end - i);
                i += AT_ONCE;
            } while (i < end);
            if (size >= sifted + ROOM) {
                sifted = sift(notes, sifted, size, text, unused);
                size = sifted;
                notes = out.reserve(size, ROOM + longest + AT_ONCE);
            }
        }
        out.size(sift(notes, sifted, size, text, unused));
    }

    /** Keeps the notes from one on that a third word leaves within the slack, without a branch; returns how many notes there are then. */
    private int sift(long[] notes, int from, int to, char[] text, int unused) {
        int kept = from;
        int count = words.count();
        for (int i = from; i < to; i++) {
            long note = notes[i];
            int lane = (int) note & LANE;
            int third = text[unused + (int) (note >>> Integer.SIZE) + shifts[lane]];
            int lost = ((int) note >>> LANE_BITS) + thirds[lane * count + third];
            notes[kept] = note & ~LOST;
            kept += lost - UNITS - 1 >>> Integer.SIZE - 1;
        }
        return kept;
    }

    /** An entry. */
    static char entry(int lane, int lost) {
        return (char) (lost << LANE_BITS | lane);
    }
}
