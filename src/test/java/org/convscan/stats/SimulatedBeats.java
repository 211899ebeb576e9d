package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;

/** Beats at 1,000 columns a second. */
public final class SimulatedBeats {
    private SimulatedBeats() {}

    /** The first beat stands at 1 s, the others so many milliseconds behind one another. */
    public static List<Beat> spaced(int... milliseconds) {
        List<Beat> beats = new ArrayList<>();
        long column = 1000;
        beats.add(new Beat(column, column / 1e3, 0, 1));
        for (int step : milliseconds) {
            column += step;
            beats.add(new Beat(column, column / 1e3, 0, 1));
        }
        return beats;
    }

    /** test-data/intervals/measures.py has the same rule: 850 ms, two slow waves and noise. */
    public static int[] waves(int count) {
        int[] intervals = new int[count];
        long random = 2026;
        for (int i = 0; i < count; i++) {
            random = (random * 1103515245 + 12345) % (1L << 31);
            double wave = 40 * Math.sin(2 * Math.PI * i / 12.3) + 25 * Math.sin(2 * Math.PI * i / 4.3);
            intervals[i] = 850 + (int) Math.floor(wave) + (int) ((random >> 16) % 31);
        }
        return intervals;
    }

    static Intervals intervals(int... milliseconds) {
        return Intervals.of(spaced(milliseconds), List.of());
    }

    static List<Intervals.Use> uses(Intervals intervals) {
        return IntStream.range(0, intervals.size()).mapToObj(intervals::use).toList();
    }

    static List<Interval> gap(long start, long end) {
        return List.of(new Interval(start, end));
    }
}
