package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.report.BeatFacts;
import org.convscan.report.BeatReport;
import org.convscan.report.IntervalFiles;
import org.convscan.report.MultiqcTable;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.stats.Beat;
import org.convscan.stats.Gaps;
import org.convscan.stats.Intervals;
import org.convscan.stats.Variability;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * What is made of beats beside the list of them: tables of intervals, a page, figures for MultiQC. Sees the samples on their way to
 * the detector. For one thread.
 */
final class EcgFindings implements Closeable {
    /** More would share too little of the page's room. */
    private static final int DRAWN_LEADS = 3;

    private final EcgOptions options;
    private final EcgMethod method;
    private final Provenance provenance;
    private final IntervalFiles intervalFiles;
    private final MultiqcTable table = new MultiqcTable("convscan_heartbeats", List.of(
            new MultiqcTable.Column("beats", "Beats", "Heartbeats found", "", 0),
            new MultiqcTable.Column("heart_rate", "Heart rate", "60 by the mean of the intervals that were kept", " /min", 1),
            new MultiqcTable.Column("usable", "Usable", "Share of the recording with a usable signal", "%", 1)));
    private EcgLeads leads;
    private Gaps gaps;
    private BeatReport page;
    private List<Beat> beats = new ArrayList<>();

    EcgFindings(EcgOptions options, EcgMethod method, Provenance provenance) throws IOException {
        this.options = options;
        this.method = method;
        this.provenance = provenance;
        for (String file : new String[] {options.report(), options.multiqc()}) {
            if (file != null) {
                OutputFile.check(Path.of(file));
            }
        }
        this.intervalFiles = options.intervals() == null ? null : IntervalFiles.create(Path.of(options.intervals()), provenance);
    }

    private boolean wanted() {
        return intervalFiles != null || options.report() != null || options.multiqc() != null;
    }

    /** The samples of the next recording: hand on what this gives. */
    TrackSource begin(EcgLeads next, TrackSource samples) {
        if (!wanted()) {
            return samples;
        }
        leads = next;
        beats = new ArrayList<>();
        int count = leads.indexes().length;
        int[] channels = new int[count];
        List<BeatReport.Lead> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels[i] = i;
            if (i < DRAWN_LEADS) {
                drawn.add(new BeatReport.Lead(i, leads.name(leads.indexes()[i]), leads.hasUnit(i) ? "mV" : ""));
            }
        }
        gaps = new Gaps(leads.recording().hertz(), channels);
        page = options.report() == null ? null : new BeatReport(leads.recording().hertz(), drawn);
        return new TrackSource() {
            @Override
            public Track next(int columns) throws IOException {
                Track track = samples.next(columns);
                if (track != null) {
                    see((Samples) track);
                }
                return track;
            }

            @Override
            public void close() throws IOException {
                samples.close();
            }
        };
    }

    private void see(Samples stretch) {
        gaps.add(stretch);
        if (page != null) {
            page.add(stretch);
        }
    }

    void add(Beat beat) {
        if (wanted()) {
            beats.add(beat);
        }
    }

    /** All samples were seen and all beats added. */
    void endOfRecording() throws IOException {
        if (!wanted()) {
            return;
        }
        Intervals intervals = Intervals.of(beats, gaps.found());
        Variability variability = Variability.of(intervals);
        String name = leads.recording().name();
        if (intervalFiles != null) {
            intervalFiles.add(name, beats.size(), intervals, variability);
        }
        long missing = gaps.found().stream().mapToLong(gap -> gap.length()).sum();
        table.add(name, beats.size(), variability.meanRate(), 100 - 100.0 * missing / gaps.columns());
        if (page != null) {
            BeatFacts facts = new BeatFacts("Heartbeats in " + name, Version.text(), provenance.command(), method.name(),
                    "ONNX Runtime", method.device().toString(), List.of());
            OutputFile.write(Path.of(options.report()), out -> page.write(out, facts, beats, gaps.found()));
        }
    }

    /** All recordings are done. */
    void commit() throws IOException {
        if (intervalFiles != null) {
            intervalFiles.commit();
        }
        if (options.multiqc() != null) {
            OutputFile.write(Path.of(options.multiqc()), table::write);
        }
    }

    @Override
    public void close() throws IOException {
        if (intervalFiles != null) {
            intervalFiles.close();
        }
    }
}
