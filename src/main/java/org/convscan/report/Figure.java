package org.convscan.report;

import java.util.List;
import java.util.Locale;
import org.convscan.stats.Variability;

/**
 * One number of a summary, by its names in a table and on a page.
 *
 * @param column "sdnn_ms"
 * @param title "SDNN"
 * @param unit "ms"
 * @param decimals behind the point
 */
record Figure(String column, String title, String unit, double value, int decimals) {
    /** The figures of a recording, in the order of a table's columns. */
    static List<Figure> of(Variability v) {
        return List.of(
                new Figure("mean_rr_ms", "Mean RR", "ms", v.meanInterval(), 1),
                new Figure("lowest_rate_bpm", "Lowest heart rate", "/min", v.lowestRate(), 1),
                new Figure("mean_rate_bpm", "Mean heart rate", "/min", v.meanRate(), 1),
                new Figure("highest_rate_bpm", "Highest heart rate", "/min", v.highestRate(), 1),
                new Figure("sdnn_ms", "SDNN", "ms", v.sdnn(), 2),
                new Figure("rmssd_ms", "RMSSD", "ms", v.rmssd(), 2),
                new Figure("pnn50_percent", "pNN50", "%", v.pnn50(), 2),
                new Figure("pnn20_percent", "pNN20", "%", v.pnn20(), 2),
                new Figure("sd1_ms", "SD1", "ms", v.sd1(), 2),
                new Figure("sd2_ms", "SD2", "ms", v.sd2(), 2),
                new Figure("vlf_ms2", "VLF", "ms\u00B2", v.spectrum().veryLow(), 2),
                new Figure("lf_ms2", "LF", "ms\u00B2", v.spectrum().low(), 2),
                new Figure("hf_ms2", "HF", "ms\u00B2", v.spectrum().high(), 2),
                new Figure("total_ms2", "Total power", "ms\u00B2", v.spectrum().total(), 2),
                new Figure("lf_hf", "LF/HF", "", v.spectrum().ratio(), 3));
    }

    /** The number for a table; NA where there is none. */
    String cell() {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "NA";
    }

    /** The number with its unit, for people. */
    String words() {
        return !Double.isFinite(value) ? Numbers.NONE
                : String.format(Locale.ROOT, "%,." + decimals + "f", value) + (unit.isEmpty() ? "" : " " + unit);
    }
}
