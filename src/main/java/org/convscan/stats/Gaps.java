package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.convscan.track.Samples;

/**
 * Where a recording has no usable signal: its samples are missing for at least 0.2 s, or do not change at all for at least 2 s, which
 * is what a lead that is off, switched to ground or saturated looks like. Of several channels all must be so. Takes the samples
 * once, in order; for one thread.
 */
public final class Gaps {
    /** An event may hide in a stretch as long as this. */
    private static final double MISSING_SECONDS = 0.2;

    /** Longer than the rest between two beats at 40 a minute, which a coarse converter may record as one value. */
    private static final double FLAT_SECONDS = 2;

    private final int[] channels;
    private final Run[] runs;
    private long columns;

    /** @param channels of the samples that are looked at; at least one */
    public Gaps(double hertz, int... channels) {
        this.channels = channels.clone();
        this.runs = IntStream.range(0, channels.length).mapToObj(i -> new Run(hertz)).toArray(Run[]::new);
        if (channels.length == 0) {
            throw new IllegalArgumentException("no channels");
        }
    }

    /** Takes the next stretch of the recording. */
    public void add(Samples samples) {
        for (int c = 0; c < runs.length; c++) {
            for (int i = 0; i < samples.columns(); i++) {
                runs[c].add(columns + i, samples.value(channels[c], i));
            }
        }
        columns += samples.columns();
    }

    /** Columns that were taken. */
    public long columns() {
        return columns;
    }

    /** The stretches so far, in order and apart. */
    public List<Interval> found() {
        List<Interval> common = runs[0].found(columns);
        for (int c = 1; c < runs.length; c++) {
            common = intersection(common, runs[c].found(columns));
        }
        return common;
    }

    private static List<Interval> intersection(List<Interval> some, List<Interval> others) {
        List<Interval> both = new ArrayList<>();
        for (int a = 0, b = 0; a < some.size() && b < others.size();) {
            long start = Math.max(some.get(a).start(), others.get(b).start());
            long end = Math.min(some.get(a).end(), others.get(b).end());
            if (start < end) {
                both.add(new Interval(start, end));
            }
            if (some.get(a).end() < others.get(b).end()) {
                a++;
            } else {
                b++;
            }
        }
        return both;
    }

    /** One channel's run of one value, and the stretches before it. */
    private static final class Run {
        private final double missing;
        private final double flat;
        private final List<Interval> stretches = new ArrayList<>();
        private float value;
        private long start;

        Run(double hertz) {
            this.missing = MISSING_SECONDS * hertz;
            this.flat = FLAT_SECONDS * hertz;
        }

        void add(long column, float next) {
            if (column == 0) {
                value = next;
            } else if (next != value && !(Float.isNaN(next) && Float.isNaN(value))) {
                end(column, stretches);
                value = next;
                start = column;
            }
        }

        /** Stretches that touch, such as missing samples behind a flat line, become one. */
        private void end(long column, List<Interval> all) {
            if (column - start < (Float.isNaN(value) ? missing : flat)) {
                return;
            }
            Interval last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && last.end() == start) {
                all.set(all.size() - 1, new Interval(last.start(), column));
            } else {
                all.add(new Interval(start, column));
            }
        }

        List<Interval> found(long columns) {
            List<Interval> all = new ArrayList<>(stretches);
            if (columns > 0) {
                end(columns, all);
            }
            return all;
        }
    }
}
