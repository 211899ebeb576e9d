package org.convscan.cli;

import java.io.IOException;
import java.util.function.Consumer;
import org.convscan.network.StreamedRun;
import org.convscan.scan.Fusion;
import org.convscan.scan.Peak;
import org.convscan.scan.PeakFinder;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Beat;
import org.convscan.track.TrackSource;
import org.convscan.transform.BandExtremum;
import org.convscan.transform.GapFilling;
import org.convscan.transform.RecentSamples;
import org.convscan.transform.Resampling;

/**
 * Beats of one recording, in one pass over its leads: gaps are filled, leads are resampled to the model's rate and go through it
 * tile by tile; scores are fused, their peaks moved to the peak of the signal itself, and those of a rhythm selected. Holds a tile and
 * what stands around it. For one thread, once.
 */
final class BeatDetector {
    /** Of the straight line over a gap: slow beside any beat. */
    private static final double BRIDGE_SECONDS = 1;

    /** The band of a QRS complex in which its peak is looked for. */
    private static final double LOWEST_HERTZ = 5;

    private static final double HIGHEST_HERTZ = 25;

    /** How far the peak of the signal may be from the peak of the scores. */
    private static final double SNAP_SECONDS = 0.05;

    private final EcgMethod method;
    private final RecentSamples recent;
    private final double hertz;
    private final int[] leads;
    private final BandExtremum extremum;
    private final Fusion fusion = new Fusion();
    private final PeakFinder peaks;
    private final RhythmSelection selection;
    private final Consumer<Beat> beats;

    /** Scores begin at this column of the resampled line; those before it lie before the recording. */
    private long scored;

    private boolean begun;
    private int step = 1;

    /**
     * @param samples of the chosen leads; one line
     * @param hertz of the samples
     * @param leads index in the recording of each chosen lead
     * @param beats takes them in order
     */
    BeatDetector(EcgMethod method, TrackSource samples, double hertz, int[] leads, Consumer<Beat> beats) {
        this.method = method;
        this.recent = new RecentSamples(samples);
        this.hertz = hertz;
        this.leads = leads.clone();
        this.beats = beats;
        this.extremum = new BandExtremum(hertz, LOWEST_HERTZ, HIGHEST_HERTZ, SNAP_SECONDS);
        this.selection = new RhythmSelection(method.ruleAt(hertz), this::select);
        int spacing = Math.max(1, (int) Math.round(EcgMethod.APART * method.hertz() / step()) - 1);
        this.peaks = new PeakFinder(spacing, (float) method.rule().low(), method.smoothing(), this::snap);
    }

    /** Of the model's output, by its geometry. */
    private int step() {
        return Math.toIntExact(method.model().geometry().granule() / method.model().geometry().outputsPerGranule());
    }

    /** @param tile columns of the model's input at a time */
    void run(int tile) throws IOException {
        TrackSource filled = GapFilling.of(recent, Math.max(1, (int) (BRIDGE_SECONDS * hertz)));
        int held = (int) Math.round(method.held() * method.hertz());
        try (StreamedRun run = new StreamedRun(method.model(), method.session(), tile)) {
            run.run(Resampling.of(filled, method.hertz()), held, this::take);
        }
        peaks.end();
        selection.end(recent.end());
    }

    private void take(long start, int columnsPerValue, float[][][] values) {
        step = columnsPerValue;
        int columns = values[0][0].length;
        // What is held before and behind the recording is no part of it.
        int from = (int) Math.max(0, Math.min(columns, -Math.floorDiv(start, step)));
        if (!begun) {
            begun = from < columns;
            scored = start + (long) from * step;
        }
        for (float[][] lead : values) {
            for (int i = 0; i < columns; i++) {
                lead[0][i] = method.score(lead[0][i]);
            }
        }
        fusion.fuse(values, columns);
        float[] scores = fusion.scores();
        int[] marks = fusion.highest();
        if (from > 0) {
            System.arraycopy(scores, from, scores, 0, columns - from);
            System.arraycopy(marks, from, marks, 0, columns - from);
        }
        peaks.add(scores, marks, columns - from);
        recent.forget(place(start + (long) columns * step) - 2L * extremum.reach() - (long) (2 * hertz));
    }

    /** The recording's column at the time of a column of the model's line. */
    private long place(double column) {
        return Math.round(column * hertz / method.hertz());
    }

    private void snap(Peak peak) {
        long place = place(scored + peak.column() * step + (step - 1) / 2.0);
        long column = place < 0 || place >= recent.end() ? -1 : extremum.near(recent, peak.mark(), place);
        if (column >= 0) {
            selection.add(new Peak(column, peak.score(), peak.mark()));
        }
    }

    private void select(Peak peak) {
        beats.accept(new Beat(peak.column(), peak.column() / hertz, leads[peak.mark()], Math.max(0, Math.min(1, peak.score()))));
    }
}
