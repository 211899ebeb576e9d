package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.convscan.InputException;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.Recording;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.convscan.transform.Resampling;

/** Recordings at a model's rate, each whole in memory. Missing samples are what stood before them. */
final class SignalTracks implements NetworkTracks {
    private static final int STRETCH = 1 << 16;

    /** All leads together: 1 GB. */
    private static final long MOST_SAMPLES = 1L << 28;

    private final SignalReader reader;
    private final List<String> leads;
    private final double csvHertz;
    private final Console console;
    private final Iterator<String> files;
    private final int count;
    private int begun;
    private long samples;
    private double ratio = 1;

    /**
     * @param leads that were asked for; empty for those that the model names, or the first
     * @param csvHertz rate of recordings that do not say it; 0 when nobody told
     */
    SignalTracks(List<String> files, SignalReader reader, List<String> leads, double csvHertz, Console console) {
        this.reader = reader;
        this.leads = List.copyOf(leads);
        this.csvHertz = csvHertz;
        this.console = console;
        this.files = files.iterator();
        this.count = files.size();
    }

    @Override
    public Track next() throws IOException {
        if (!files.hasNext()) {
            return null;
        }
        String file = files.next();
        Recording recording = RecordingFiles.open(file, csvHertz);
        begun++;
        int[] chosen = reader.chosen(file, recording, leads);
        if (recording.hertz() < reader.hertz()) {
            throw new InputException(file, "", "it has " + recording.hertz() + " samples a second, and the model reads " + reader.hertz(),
                    "a recording cannot get more than it has: find one with a higher rate, or another model");
        }
        if (recording.columns() > MOST_SAMPLES / chosen.length) {
            throw new InputException(file, "", "it is too long to be held in memory", "cut it into parts");
        }
        ratio = recording.hertz() / reader.hertz();
        Samples whole = whole(file, recording, chosen);
        samples += whole.columns();
        return ratio == 1 || whole.columns() == 0 ? whole : whole(Resampling.of(TrackSource.of(whole), reader.hertz()), null);
    }

    private Samples whole(String file, Recording recording, int... chosen) throws IOException {
        Samples whole;
        try (TrackSource source = recording.samples(console::warn)) {
            whole = whole(source, chosen);
        }
        float[][] channels = channels(whole);
        long missing = filled(channels);
        if (missing > 0) {
            console.warn(String.format(Locale.ROOT, "%s: %,d missing samples are taken for those before them", file, missing));
        }
        return Samples.wrap(whole.name(), whole.hertz(), 0, channels, whole.columns(), true);
    }

    /** @param chosen null for all channels */
    private static Samples whole(TrackSource source, int... chosen) throws IOException {
        List<Samples> stretches = new ArrayList<>();
        for (Track stretch = source.next(STRETCH); stretch != null; stretch = source.next(STRETCH)) {
            stretches.add((Samples) stretch);
        }
        int columns = stretches.stream().mapToInt(Samples::columns).reduce(0, Math::addExact);
        Samples first = stretches.get(0);
        float[][] channels = new float[chosen == null ? first.channels() : chosen.length][columns];
        int at = 0;
        for (Samples stretch : stretches) {
            for (int c = 0; c < channels.length; c++) {
                stretch.values(chosen == null ? c : chosen[c], 0, stretch.columns(), channels[c], at);
            }
            at += stretch.columns();
        }
        return Samples.wrap(first.name(), first.hertz(), 0, channels, columns, true);
    }

    private static float[][] channels(Samples samples) {
        float[][] channels = new float[samples.channels()][samples.columns()];
        for (int c = 0; c < channels.length; c++) {
            samples.values(c, 0, samples.columns(), channels[c], 0);
        }
        return channels;
    }

    /** Those at the start become 0. */
    private static long filled(float[]... channels) {
        long missing = 0;
        for (float[] channel : channels) {
            float before = 0;
            for (int i = 0; i < channel.length; i++) {
                missing += Float.isNaN(channel[i]) ? 1 : 0;
                channel[i] = Float.isNaN(channel[i]) ? before : channel[i];
                before = channel[i];
            }
        }
        return missing;
    }

    @Override
    public double fractionRead() {
        return (double) begun / count;
    }

    /** In the recording's own samples: the nearest one to the column's time. */
    @Override
    public long place(long column) {
        return ratio == 1 ? column : Math.round(column * ratio);
    }

    @Override
    public String read() {
        return begun + " recordings, " + samples + " samples of " + reader.channels() + " channels";
    }

    @Override
    public String done() {
        return String.format(Locale.ROOT, "%,d recordings (%,d samples)", begun, samples);
    }

    @Override
    public void close() {}
}
