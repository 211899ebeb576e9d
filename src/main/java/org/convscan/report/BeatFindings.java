package org.convscan.report;

import java.util.List;
import java.util.Locale;
import org.convscan.coord.Interval;
import org.convscan.stats.Beat;
import org.convscan.stats.Intervals;
import org.convscan.stats.Variability;

/** The beats of a recording and what follows from them. */
record BeatFindings(double hertz, long columns, List<Beat> beats, List<Interval> gaps, Intervals intervals, Variability variability) {
    private BeatFindings(double hertz, long columns, List<Beat> beats, List<Interval> gaps, Intervals intervals) {
        this(hertz, columns, beats, gaps, intervals, Variability.of(intervals));
    }

    BeatFindings(double hertz, long columns, List<Beat> beats, List<Interval> gaps) {
        this(hertz, columns, beats, gaps, Intervals.of(beats, gaps));
    }

    double seconds() {
        return columns / hertz;
    }

    /** Percentage of the columns that are in no gap; NaN without columns. */
    double usable() {
        return 100 - 100.0 * gaps.stream().mapToLong(Interval::length).sum() / columns;
    }

    /** "23:59:58", "0:00:10". */
    String duration() {
        long whole = Math.round(seconds());
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
