package org.convscan.stats;

import java.util.Arrays;

/**
 * Pairs a detector's events with an expert's by the rule of WFDB's program bxb (10.7.0), which implements ANSI/AAMI EC57: in the
 * order of time, the earlier of the two events at hand is paired with the other one if that is within the window and none of the
 * events that come next fits better; else it stands alone. Hits in stretches that the expert left out do not count.
 */
public final class BeatMatching {
    /** Behind the last event of either side; halved so that differences do not overflow. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    private final Cursor truth;
    private final Cursor hits;
    private final long window;
    private final long start;
    private final long end;
    private final long[] errors;
    private int found;
    private int missed;
    private int wrong;

    private BeatMatching(BeatMarks truth, BeatMarks hits, long window, long start, long end) {
        this.truth = new Cursor(truth);
        this.hits = new Cursor(hits);
        this.window = window;
        this.start = start;
        this.end = end;
        this.errors = new long[Math.min(truth.size(), hits.size())];
    }

    /**
     * @param window greatest distance of a pair, in ticks
     * @param start first tick that counts
     * @param end last tick that counts, usually the record's length; -1 to compare up to the expert's last event
     */
    public static BeatScore score(BeatMarks truth, BeatMarks hits, long window, long start, long end) {
        BeatMatching matching = new BeatMatching(truth, hits, window, start, end);
        matching.begin();
        while (matching.goesOn()) {
            matching.step();
        }
        return new BeatScore(matching.found, matching.missed, matching.wrong, Arrays.copyOf(matching.errors, matching.found));
    }

    /** A hit shortly before the start may belong to the first event behind it, and one shortly behind it to none. */
    private void begin() {
        while (truth.now() < start) {
            truth.step();
        }
        while (hits.next() < start) {
            hits.step();
        }
        long distance = truth.now() - hits.now();
        if (distance < Math.abs(truth.now() - hits.next()) && distance <= window) {
            pair();
        } else {
            hits.step();
            boolean early = hits.now() - start <= window;
            if (early && Math.abs(truth.now() - hits.next()) < Math.abs(truth.now() - hits.now())) {
                hits.step();
            }
        }
    }

    private boolean goesOn() {
        return end < 0 ? truth.now() != NEVER : truth.now() <= end || hits.now() <= end;
    }

    private void step() {
        boolean hitIsFirst = hits.now() < truth.now();
        if (hitIsFirst ? belongTogether(hits, truth) : belongTogether(truth, hits)) {
            pair();
        } else if (hitIsFirst) {
            wrong += hits.counts() && !truth.marks.isExcluded(hits.now()) ? 1 : 0;
            hits.step();
        } else {
            missed += truth.counts() ? 1 : 0;
            truth.step();
        }
    }

    private boolean belongTogether(Cursor first, Cursor second) {
        long distance = second.now() - first.now();
        long rival = Math.abs(second.now() - first.next());
        return distance <= window && (distance < rival || Math.abs(second.next() - first.next()) < rival);
    }

    private void pair() {
        if (truth.counts() && hits.counts()) {
            errors[found++] = hits.now() - truth.now();
        } else if (truth.counts() && hits.isEvent()) {
            missed++;
        } else if (hits.counts() && truth.isEvent()) {
            wrong++;
        }
        truth.step();
        hits.step();
    }

    /** A place in a list of events. It begins at time 0 on an event that is none, as bxb does. */
    private static final class Cursor {
        private final BeatMarks marks;
        private int at;

        Cursor(BeatMarks marks) {
            this.marks = marks;
        }

        void step() {
            at++;
        }

        boolean isEvent() {
            return at > 0 && at <= marks.size();
        }

        boolean counts() {
            return isEvent() && marks.counts(at - 1);
        }

        long now() {
            return at == 0 ? 0 : time(at - 1);
        }

        long next() {
            return time(at);
        }

        private long time(int event) {
            return event < marks.size() ? marks.time(event) : NEVER;
        }
    }
}
