package org.convscan.workflow.ecg;

import java.util.function.Consumer;
import org.convscan.scan.Peak;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Beat;

/** Beats of a recording's placed peaks: those of a rhythm are selected. For one thread, once. */
public final class BeatRhythm {
    private final double hertz;
    private final int[] leads;
    private final Consumer<Beat> beats;
    private final RhythmSelection selection;

    /**
     * @param rule with lengths in seconds
     * @param leads index in the recording of each lead that was searched
     * @param beats takes them in order
     */
    public BeatRhythm(RhythmSelection.Rule rule, double hertz, int[] leads, Consumer<Beat> beats) {
        this.hertz = hertz;
        this.leads = leads.clone();
        this.beats = beats;
        this.selection = new RhythmSelection(rule.at(hertz), this::select);
    }

    /** The next peak: its column in the recording, and which of the leads shows it best. */
    public void add(Peak peak) {
        selection.add(peak);
    }

    /** No more peaks come. */
    public void end(long columns) {
        selection.end(columns);
    }

    private void select(Peak peak) {
        beats.accept(new Beat(peak.column(), peak.column() / hertz, leads[peak.mark()], Math.max(0, Math.min(1, peak.score()))));
    }
}
