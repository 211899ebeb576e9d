package org.convscan.engine;

import org.convscan.track.Samples;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/** A line in memory, handed out a stretch at a time. */
final class Pieces implements TrackSource {
    private final Track line;
    private int at = -1;

    Pieces(Track line) {
        this.line = line;
    }

    @Override
    public Track next(int columns) {
        if (at == line.columns()) {
            return null;
        }
        int from = Math.max(0, at);
        at = Math.min(line.columns(), from + columns);
        return stretch(from, at);
    }

    private Track stretch(int from, int to) {
        boolean last = to == line.columns();
        if (line instanceof Symbols symbols) {
            byte[] letters = new byte[to - from];
            symbols.letters(from, to, letters, 0);
            return Symbols.wrap(line.name(), symbols.alphabet(), from, letters, to - from, last);
        }
        Samples samples = (Samples) line;
        float[][] channels = new float[samples.channels()][to - from];
        for (int c = 0; c < channels.length; c++) {
            samples.values(c, from, to, channels[c], 0);
        }
        return Samples.wrap(line.name(), samples.hertz(), from, channels, to - from, last);
    }
}
