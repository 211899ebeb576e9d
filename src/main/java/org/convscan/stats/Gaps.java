package org.convscan.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.convscan.track.Samples;

/**
 * Where a recording has no usable signal: its samples are missing for at least 0.2 s, or do not change at all for at least 2 s, which
 * is what a lead that is off, switched to ground or saturated looks like. Of several channels all must be so. Takes the samples
 * once, in order; for one thread. Recordings that are looked at in parts are joined by what stands still in each part.
 */
public final class Gaps {
    /** An event may hide in a stretch as long as this. */
    private static final double MISSING_SECONDS = 0.2;

    /** Longer than the rest between two beats at 40 a minute, which a coarse converter may record as one value. */
    private static final double FLAT_SECONDS = 2;

    private final double hertz;
    private final int[] channels;
    private final Run[] runs;
    private final long first;
    private long columns;

    /**
     * Columns of one value.
     *
     * @param value NaN where samples are missing
     */
    public record Still(Interval columns, float value) {
        private boolean isGap(double hertz) {
            return columns.length() >= hertz * (Float.isNaN(value) ? MISSING_SECONDS : FLAT_SECONDS);
        }

        /** Whether this begins where the other ends, and is the same value: cut in two. */
        private boolean continues(Still other) {
            return columns.start() == other.columns.end() && same(value, other.value);
        }

        private static boolean same(float one, float other) {
            return one == other || Float.isNaN(one) && Float.isNaN(other);
        }
    }

    /** @param channels of the samples that are looked at; at least one */
    public Gaps(double hertz, int... channels) {
        this(hertz, 0L, channels);
    }

    private Gaps(double hertz, long first, int[] channels) {
        this.hertz = hertz;
        this.first = first;
        this.columns = first;
        this.channels = channels.clone();
        this.runs = IntStream.range(0, channels.length).mapToObj(i -> new Run(hertz, first)).toArray(Run[]::new);
        if (channels.length == 0) {
            throw new IllegalArgumentException("no channels");
        }
    }

    /** Those of a part of a recording. */
    public static Gaps from(long first, double hertz, int... channels) {
        return new Gaps(hertz, first, channels);
    }

    /** Takes the next stretch of the recording. */
    public void add(Samples samples) {
        add(samples, 0, samples.columns());
    }

    /** Takes columns [from, to) of a stretch. */
    public void add(Samples samples, int from, int to) {
        float[] line = new float[to - from];
        for (int c = 0; c < runs.length; c++) {
            samples.values(channels[c], from, to, line, 0);
            runs[c].add(columns, line);
        }
        columns += to - from;
    }

    /** Behind the last column that was taken. */
    public long columns() {
        return columns;
    }

    /** The stretches so far, in order and apart. */
    public List<Interval> found() {
        return found(hertz, still());
    }

    /** For each channel what {@link #found(double, List)} needs to know: where it stands still, and its first and last value. */
    public List<List<Still>> still() {
        return IntStream.range(0, runs.length).mapToObj(c -> runs[c].still(columns)).toList();
    }

    /**
     * Of a recording that was looked at in parts.
     *
     * @param still for each channel, that of all parts, one behind the other
     */
    public static List<Interval> found(double hertz, List<List<Still>> still) {
        List<Interval> common = gaps(hertz, still.get(0));
        for (List<Still> channel : still.subList(1, still.size())) {
            common = intersection(common, gaps(hertz, channel));
        }
        return common;
    }

    private static List<Interval> gaps(double hertz, List<Still> parts) {
        List<Still> whole = new ArrayList<>();
        for (Still part : parts) {
            Still last = whole.isEmpty() ? null : whole.get(whole.size() - 1);
            if (last != null && part.continues(last)) {
                whole.set(whole.size() - 1, new Still(new Interval(last.columns.start(), part.columns.end()), last.value));
            } else {
                whole.add(part);
            }
        }
        List<Interval> gaps = new ArrayList<>();
        whole.stream().filter(still -> still.isGap(hertz)).forEach(still -> add(still.columns, gaps));
        return gaps;
    }

    /** Stretches that touch, such as missing samples behind a flat line, become one. */
    private static void add(Interval gap, List<Interval> gaps) {
        Interval last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
        if (last != null && last.end() == gap.start()) {
            gaps.set(gaps.size() - 1, new Interval(last.start(), gap.end()));
        } else {
            gaps.add(gap);
        }
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

    /** One channel's run of one value, and what of those before it is kept: the first, and those that are gaps. */
    private static final class Run {
        private final double hertz;
        private final long first;
        private final int least;
        private final List<Still> kept = new ArrayList<>();
        private float value;
        private long start;

        Run(double hertz, long first) {
            this.hertz = hertz;
            this.first = first;
            this.start = first;
            this.least = Math.max(1, (int) Math.ceil(hertz * Math.min(MISSING_SECONDS, FLAT_SECONDS)));
        }

        void add(long column, float... line) {
            if (column == first && line.length > 0) {
                value = line[0];
            }
            for (int i = 0; i < line.length; i++) {
                if (!Still.same(line[i], value)) {
                    end(column + i);
                    i = leap(i, line);
                    value = line[i];
                    start = column + i;
                }
            }
        }

        private void end(long column) {
            Still still = new Still(new Interval(start, column), value);
            if (kept.isEmpty() || still.isGap(hertz)) {
                kept.add(still);
            }
        }

        /**
         * Where a value begins that may last, at or behind one that begins. Most do not: so each time only the sample is looked at that
         * a lasting value would reach; the next that may last is this sample's own.
         */
        private int leap(int from, float... line) {
            int begin = from;
            for (int far = begin + least - 1; far < line.length && !Still.same(line[far], line[begin]); far = begin + least - 1) {
                begin = far;
                while (Still.same(line[begin - 1], line[far])) {
                    begin--;
                }
            }
            return begin;
        }

        List<Still> still(long columns) {
            List<Still> all = new ArrayList<>(kept);
            if (columns > first) {
                all.add(new Still(new Interval(start, columns), value));
            }
            return all;
        }
    }
}
