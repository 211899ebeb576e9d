package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.Recording;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.convscan.transform.GapFilling;
import org.convscan.transform.Resampling;

/**
 * Leads of recordings at a network's rate and in its units, whole in memory. For a network of one channel each lead is a line by
 * itself, else the network's leads together are one; named RECORD:LEAD. Missing samples are bridged or held.
 */
final class RecordedLeads implements NetworkTracks {
    private static final int STRETCH = 1 << 16;

    private final Deque<String> files;
    private final int total;
    private final SignalReader reader;
    private final List<String> asked;
    private final double tableHertz;
    private final Console console;
    private final Deque<Samples> ahead = new ArrayDeque<>();
    private double ratio = 1;
    private long lines;
    private long columns;

    /**
     * @param asked names or numbers of leads; empty for those that the network wants
     * @param tableHertz rate of recordings that do not say it; 0 for the network's
     */
    RecordedLeads(List<String> files, SignalReader reader, List<String> asked, double tableHertz, Console console) {
        this.files = new ArrayDeque<>(files);
        this.total = files.size();
        this.reader = reader;
        this.asked = List.copyOf(asked);
        this.tableHertz = tableHertz > 0 ? tableHertz : reader.hertz();
        this.console = console;
    }

    @Override
    public Track next() throws IOException {
        while (ahead.isEmpty() && !files.isEmpty()) {
            String file = files.removeFirst();
            Recording recording = RecordingFiles.open(file, tableHertz);
            if (recording.hertz() < reader.hertz()) {
                throw new InputException(file, "", "it has " + recording.hertz() + " samples a second, and the model reads "
                        + reader.hertz(), "a recording cannot be given more than it has");
            }
            read(recording, reader.chosen(file, recording, asked), reader.factors(file, recording));
        }
        Samples line = ahead.poll();
        if (line != null) {
            lines++;
            columns += line.columns();
        }
        return line;
    }

    private void read(Recording recording, int[] chosen, double... factors) throws IOException {
        ratio = recording.hertz() / reader.hertz();
        float[][] leads = new float[chosen.length][STRETCH];
        int filled = 0;
        TrackSource whole = GapFilling.of(recording.samples(console::warn), Math.max(1, (int) recording.hertz()));
        try (TrackSource source = ratio == 1 ? whole : Resampling.of(whole, reader.hertz())) {
            for (Samples next = (Samples) source.next(STRETCH); next != null; next = (Samples) source.next(STRETCH)) {
                for (int c = 0; c < leads.length; c++) {
                    leads[c] = filled + next.columns() > leads[c].length ? Arrays.copyOf(leads[c], 2 * leads[c].length) : leads[c];
                    next.values(chosen[c], 0, next.columns(), leads[c], filled);
                }
                filled += next.columns();
            }
        }
        for (int c = 0; c < leads.length; c++) {
            scale(leads[c], filled, factors[chosen[c]]);
        }
        add(recording, chosen, leads, filled);
    }

    private static void scale(float[] values, int count, double factor) {
        for (int i = 0; i < count && factor != 1; i++) {
            values[i] = (float) (values[i] * factor);
        }
    }

    private void add(Recording recording, int[] chosen, float[][] leads, int filled) {
        int each = reader.channels();
        for (int first = 0; first < leads.length; first += each) {
            String name = IntStream.range(first, first + each).mapToObj(c -> recording.leads().get(chosen[c]).name())
                    .collect(Collectors.joining("+"));
            float[][] line = Arrays.copyOfRange(leads, first, first + each);
            ahead.add(Samples.wrap(recording.name() + ":" + name, reader.hertz(), 0, line, filled, true));
        }
    }

    @Override
    public double fractionRead() {
        return (double) (total - files.size()) / total;
    }

    /** In the recording's own samples: the one nearest to the column's time. */
    @Override
    public long place(long column) {
        return ratio == 1 ? column : Math.round(column * ratio);
    }

    @Override
    public String read() {
        return lines + " leads, " + columns + " columns at " + reader.hertz() + " Hz";
    }

    @Override
    public String done() {
        return String.format(Locale.ROOT, "%,d leads (%.0f s)", lines, columns / reader.hertz());
    }

    @Override
    public String noun() {
        return "leads";
    }

    @Override
    public void close() {}
}
