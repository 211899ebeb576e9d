package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.Recording;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.convscan.transform.GapFilling;
import org.convscan.transform.Resampling;

/**
 * The leads of recordings at a network's rate, each a line by itself, named RECORD:LEAD. Missing samples are bridged or held. A table of
 * numbers, which does not say its rate, has the network's.
 */
final class RecordedLeads implements NetworkTracks {
    private static final int STRETCH = 1 << 16;

    private final Deque<String> files;
    private final int total;
    private final double hertz;
    private final Console console;
    private final Deque<Samples> ahead = new ArrayDeque<>();
    private long lines;
    private long columns;

    RecordedLeads(List<String> files, double hertz, Console console) {
        this.files = new ArrayDeque<>(files);
        this.total = files.size();
        this.hertz = hertz;
        this.console = console;
    }

    @Override
    public Track next() throws IOException {
        while (ahead.isEmpty() && !files.isEmpty()) {
            read(RecordingFiles.open(files.removeFirst(), hertz));
        }
        Samples lead = ahead.poll();
        if (lead != null) {
            lines++;
            columns += lead.columns();
        }
        return lead;
    }

    private void read(Recording recording) throws IOException {
        float[][] leads = new float[recording.leads().size()][STRETCH];
        int filled = 0;
        TrackSource whole = GapFilling.of(recording.samples(console::warn), Math.max(1, (int) recording.hertz()));
        try (TrackSource source = Resampling.of(whole, hertz)) {
            for (Samples next = (Samples) source.next(STRETCH); next != null; next = (Samples) source.next(STRETCH)) {
                for (int c = 0; c < leads.length; c++) {
                    leads[c] = filled + next.columns() > leads[c].length ? Arrays.copyOf(leads[c], 2 * leads[c].length) : leads[c];
                    next.values(c, 0, next.columns(), leads[c], filled);
                }
                filled += next.columns();
            }
        }
        for (int c = 0; c < leads.length; c++) {
            ahead.add(Samples.wrap(recording.name() + ":" + recording.leads().get(c).name(), hertz, 0, new float[][] {leads[c]}, filled,
                    true));
        }
    }

    @Override
    public double fractionRead() {
        return (double) (total - files.size()) / total;
    }

    @Override
    public String summary() {
        return lines + " leads, " + columns + " columns at " + hertz + " Hz";
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public String noun() {
        return "leads";
    }

    @Override
    public void close() {}
}
