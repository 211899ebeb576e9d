package org.convscan.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which peaks are events of a rhythm. A peak counts when it is high enough; soon behind an event it must also be high enough beside
 * that one, because an event may have an echo. Where an event is overdue by the usual interval, lower peaks are looked at again.
 * Events come out in order, some time after their peaks went in. For one thread.
 */
public final class RhythmSelection {
    /** Intervals that the usual one is the median of. */
    private static final int REMEMBERED = 8;

    /** Lower peaks that are kept for a second look. */
    private static final int MOST_WAITING = 256;

    /**
     * What counts; lengths are columns.
     *
     * @param high the least score of an event
     * @param low the least score of an event that is overdue
     * @param apart the least distance of two events
     * @param echo up to this distance behind an event a peak may be its echo
     * @param echoShare and is one when its score is less than this share of the event's
     * @param overdue an event is missed when the interval is so many times the usual
     * @param clear the least distance of an event found at a second look from its neighbours
     * @param usual the interval before any is known
     */
    public record Rule(
            double high, double low, double apart, double echo, double echoShare, double overdue, double clear, double usual) {
        /** What {@link #numbers} gave. */
        public static Rule of(double... numbers) {
            if (numbers.length != 8) {
                throw new IllegalArgumentException(numbers.length + " numbers");
            }
            return new Rule(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
        }

        /** All of them, in their order. */
        public double[] numbers() {
            return new double[] {high, low, apart, echo, echoShare, overdue, clear, usual};
        }

        /** Of lengths in seconds: the same rule with lengths in columns. */
        public Rule at(double hertz) {
            return new Rule(high, low, apart * hertz, echo * hertz, echoShare, overdue, clear * hertz, usual * hertz);
        }
    }

    private final Rule rule;
    private final Consumer<Peak> selected;
    /** The latest ones, each in the place of the oldest. */
    private final double[] intervals = new double[REMEMBERED];
    private int remembered;
    private final List<Peak> waiting = new ArrayList<>();
    private double usual;
    private Peak last;

    public RhythmSelection(Rule rule, Consumer<Peak> selected) {
        this.rule = rule;
        this.selected = selected;
        this.usual = rule.usual();
    }

    /** The next peak of the line, at or behind the one before. */
    public void add(Peak peak) {
        if (last != null && peak.column() - last.column() < rule.apart()) {
            return;
        }
        if (peak.score() < rule.high() || isEcho(peak)) {
            wait(peak);
            return;
        }
        lookAgain(peak.column());
        remember(peak);
        take(peak);
    }

    /** No more peaks come. */
    public void end(long columns) {
        lookAgain(columns);
    }

    private boolean isEcho(Peak peak) {
        return last != null && peak.column() - last.column() < rule.echo() && peak.score() < rule.echoShare() * last.score();
    }

    private void wait(Peak peak) {
        if (peak.score() >= rule.low()) {
            if (waiting.size() == MOST_WAITING) {
                waiting.remove(0);
            }
            waiting.add(peak);
        }
    }

    private void take(Peak peak) {
        selected.accept(peak);
        last = peak;
        if (!waiting.isEmpty()) {
            waiting.removeIf(other -> other.column() <= peak.column());
        }
    }

    /** Takes the highest of the waiting peaks, again and again, while the interval up to {@code next} is too long. */
    private void lookAgain(long next) {
        while (last != null && next - last.column() > rule.overdue() * usual) {
            Peak best = null;
            for (Peak peak : waiting) {
                boolean clear = peak.column() - last.column() >= rule.clear() && next - peak.column() >= rule.clear();
                if (clear && !isEcho(peak) && (best == null || peak.score() > best.score())) {
                    best = peak;
                }
            }
            if (best == null) {
                return;
            }
            take(best);
        }
    }

    private void remember(Peak peak) {
        if (last == null) {
            return;
        }
        intervals[remembered % REMEMBERED] = peak.column() - last.column();
        remembered++;
        double[] sorted = Arrays.copyOf(intervals, Math.min(remembered, REMEMBERED));
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        usual = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
