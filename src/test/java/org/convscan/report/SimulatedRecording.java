package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.stats.Beat;
import org.convscan.stats.Gaps;
import org.convscan.track.Samples;

/**
 * A simulated ECG of two leads with beats of known times, fed to a report as a reader would feed it: bell curves for P, QRS and T,
 * a breathing rate, an early beat every so often, noise, a stretch of missing samples and one of a flat line.
 */
final class SimulatedRecording {
    private final double hertz;
    private final int columns;
    private final List<Beat> beats = new ArrayList<>();

    SimulatedRecording(double hertz, double seconds) {
        this.hertz = hertz;
        this.columns = (int) (hertz * seconds);
        Random random = new Random(7);
        double at = 0.7;
        for (int i = 0; at < seconds - 0.5; i++) {
            long column = Math.round(at * hertz);
            if (!missing(column) && !flat(column)) {
                beats.add(new Beat(column, column / hertz, 0, 1 - 0.3 * random.nextDouble()));
            }
            double rr = 0.85 + 0.05 * Math.sin(i / 2.1) + 0.15 * Math.sin(at / 3000) + 0.01 * random.nextGaussian();
            at += i % 97 == 50 ? 0.6 * rr : i % 97 == 51 ? 1.4 * rr : rr;
        }
    }

    private boolean missing(long column) {
        return column > 0.4 * columns && column < 0.41 * columns;
    }

    private boolean flat(long column) {
        return column > 0.7 * columns && column < 0.72 * columns;
    }

    List<Beat> beats() {
        return beats;
    }

    /** Page of the whole recording, fed in stretches of so many columns. */
    String page(String title, int stretch, int buckets, int characters) throws IOException {
        BeatReport report = new BeatReport(hertz, List.of(new BeatReport.Lead(0, "MLII", "mV"), new BeatReport.Lead(1, "V5", "mV")),
                buckets, characters);
        Gaps gaps = new Gaps(hertz, 0, 1);
        Random random = new Random(11);
        int beat = 0;
        for (int from = 0; from < columns; from += stretch) {
            int count = Math.min(stretch, columns - from);
            float[][] leads = new float[2][count];
            for (int i = 0; i < count; i++) {
                while (beat < beats.size() - 1 && beats.get(beat).column() + 0.45 * hertz < from + i) {
                    beat++;
                }
                double s = beats.isEmpty() ? 9 : (from + i - beats.get(beat).column()) / hertz;
                double value = 1.2 * bell(s, 0.012) - 0.25 * bell(s - 0.03, 0.012) + 0.12 * bell(s + 0.16, 0.025)
                        + 0.3 * bell(s - 0.28, 0.05) + 0.1 * Math.sin((from + i) / hertz / 1.7);
                leads[0][i] = value(from + i, value + 0.01 * random.nextGaussian());
                leads[1][i] = value(from + i, -0.6 * value + 0.02 * random.nextGaussian());
            }
            Samples samples = Samples.wrap("r", hertz, from, leads, count, from + count == columns);
            gaps.add(samples);
            report.add(samples);
        }
        StringBuilder page = new StringBuilder();
        report.write(page, new BeatFacts(title, "0.1.0", "convscan ecg r", "the simulation", "none", "CPU",
                List.of(Map.entry("Input", "r"))), beats, gaps.found());
        return page.toString();
    }

    private float value(int column, double value) {
        return missing(column) ? Float.NaN : flat(column) ? 0.5f : (float) (Math.rint(value * 200) / 200);
    }

    private static double bell(double x, double width) {
        return Math.exp(-x * x / (2 * width * width));
    }
}
