package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.report.BeatReport;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.stats.Beat;
import org.convscan.stats.Gaps;
import org.convscan.track.Samples;
import org.convscan.workflow.ecg.BeatSearch;
import org.convscan.workflow.ecg.EcgLeads;

/**
 * What is made of beats beside the list of them: tables of intervals, a page, figures for MultiQC. Sees the samples on their way to
 * the detector. For one thread.
 */
final class EcgFindings implements Closeable {
    /** More would share too little of the page's room. */
    private static final int DRAWN_LEADS = 3;

    private final BeatFigures figures;
    /** Null for none. */
    private final BeatPages pages;
    private EcgLeads leads;
    private Gaps gaps;
    private BeatReport page;
    private List<Beat> beats = new ArrayList<>();

    EcgFindings(EcgOptions options, BeatSearch search, Provenance provenance) throws IOException {
        this.figures = BeatFigures.of(options.intervals(), options.multiqc(), provenance);
        try {
            this.pages = options.report() == null ? null
                    : new BeatPages(Path.of(options.report()), options.records().size() > 1, search, provenance);
        } catch (IOException e) {
            figures.close();
            throw e;
        }
    }

    private boolean wanted() {
        return figures.wanted() || pages != null;
    }

    /** The leads of the next recording: search those that this gives. */
    EcgLeads begin(EcgLeads next) {
        if (!wanted()) {
            return next;
        }
        leads = next;
        beats = new ArrayList<>();
        int[] indexes = leads.indexes();
        int[] channels = new int[indexes.length];
        List<BeatReport.Lead> drawn = new ArrayList<>();
        for (int i = 0; i < channels.length; i++) {
            channels[i] = i;
            if (i < DRAWN_LEADS) {
                drawn.add(new BeatReport.Lead(i, leads.name(indexes[i]), leads.hasUnit(i) ? "mV" : ""));
            }
        }
        gaps = new Gaps(leads.recording().hertz(), channels);
        page = pages == null ? null : new BeatReport(leads.recording().hertz(), drawn);
        return leads.seenBy(this::see);
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
        String name = leads.recording().name();
        figures.add(name, beats, gaps.found(), gaps.columns());
        if (page != null) {
            pages.add(name, page, beats, gaps.found());
        }
    }

    /** All recordings are done: the files that are to be moved into place. */
    List<OutputFile> finish() throws IOException {
        List<OutputFile> files = new ArrayList<>(figures.finish());
        if (pages != null) {
            files.addAll(pages.finish());
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        figures.close();
        if (pages != null) {
            pages.close();
        }
    }
}
