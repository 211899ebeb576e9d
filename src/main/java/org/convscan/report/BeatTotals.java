package org.convscan.report;

import org.convscan.stats.Beat;

/** The figures that a page about a recording begins with, as words. */
public record BeatTotals(String duration, String beats, String rate, String usable, String confidence) {
    /** What each is called. */
    static final String[] NAMES = {"Duration", "Beats", "Mean heart rate", "Usable signal", "Mean confidence"};

    static BeatTotals of(BeatFindings found) {
        double confidence = 100 * found.beats().stream().mapToDouble(Beat::confidence).average().orElse(Double.NaN);
        double rate = found.variability().meanRate();
        return new BeatTotals(found.duration(), Numbers.count(found.beats().size()),
                Double.isFinite(rate) ? Numbers.fixed(rate, 1) + " /min" : Numbers.NONE, percent(found.usable()), percent(confidence));
    }

    private static String percent(double value) {
        return Double.isFinite(value) ? Numbers.fixed(value, 1) + "%" : Numbers.NONE;
    }

    String[] words() {
        return new String[] {duration, beats, rate, usable, confidence};
    }
}
