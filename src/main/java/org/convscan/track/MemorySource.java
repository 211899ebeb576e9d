package org.convscan.track;

/** Tracks in memory, cut to the size that is asked for. */
final class MemorySource implements TrackSource {
    private final Track[] tracks;
    private int track;
    private int done;

    MemorySource(Track[] tracks) {
        this.tracks = tracks;
    }

    @Override
    public Track next(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        if (track == tracks.length) {
            return null;
        }
        Track whole = tracks[track];
        int from = done;
        int to = from + Math.min(columns, whole.columns() - from);
        done = to;
        if (to == whole.columns()) {
            track++;
            done = 0;
        }
        return from == 0 && to == whole.columns() ? whole : slice(whole, from, to);
    }

    private static Track slice(Track whole, int from, int to) {
        int size = to - from;
        boolean last = whole.last() && to == whole.columns();
        if (whole instanceof Symbols symbols) {
            byte[] letters = new byte[size];
            symbols.letters(from, to, letters, 0);
            return Symbols.wrap(whole.name(), symbols.alphabet(), whole.start() + from, letters, size, last);
        }
        Samples samples = (Samples) whole;
        float[][] channels = new float[samples.channels()][size];
        for (int c = 0; c < channels.length; c++) {
            samples.values(c, from, to, channels[c], 0);
        }
        return Samples.wrap(whole.name(), samples.hertz(), whole.start() + from, channels, size, last);
    }
}
