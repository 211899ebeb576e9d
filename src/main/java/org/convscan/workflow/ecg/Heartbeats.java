package org.convscan.workflow.ecg;

import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.stats.Beat;
import org.convscan.stats.Intervals;
import org.convscan.stats.Variability;

/**
 * The heartbeats of a recording, and where it has no usable signal. Immutable.
 *
 * @param hertz columns in a second
 * @param columns of the recording
 * @param beats in order; their columns are the recording's, from 0
 * @param gaps stretches of columns, in order and apart
 */
public record Heartbeats(double hertz, long columns, List<Beat> beats, List<Interval> gaps) {
    public Heartbeats {
        beats = List.copyOf(beats);
        gaps = List.copyOf(gaps);
    }

    /** The times between beats, and which of them can be used: none that touches a gap, and no ectopic one. */
    public Intervals intervals() {
        return Intervals.of(beats, gaps);
    }

    /** Heart rate and its variability, from the {@link #intervals} that can be used; NaN where too few are left. */
    public Variability variability() {
        return Variability.of(intervals());
    }
}
