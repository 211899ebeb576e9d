package org.convscan.transform;

import java.io.IOException;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/** Some channels of a line of samples, in an order of one's own, each multiplied by a number: to choose leads and change units. */
public final class Channels implements TrackSource {
    private final TrackSource source;
    private final int[] chosen;
    private final float[] factors;

    private Channels(TrackSource source, int[] chosen, float[] factors) {
        this.source = source;
        this.chosen = chosen;
        this.factors = factors;
    }

    /**
     * @param source of {@link Samples}; is closed with the result
     * @param chosen indexes of channels
     * @param factors one for each chosen channel
     */
    public static TrackSource of(TrackSource source, int[] chosen, float[] factors) {
        if (chosen.length == 0 || chosen.length != factors.length) {
            throw new IllegalArgumentException(chosen.length + " channels, " + factors.length + " factors");
        }
        return new Channels(source, chosen.clone(), factors.clone());
    }

    @Override
    public Track next(int columns) throws IOException {
        Samples stretch = (Samples) source.next(columns);
        if (stretch == null || isAsItIs(stretch.channels())) {
            return stretch;
        }
        float[][] values = new float[chosen.length][stretch.columns()];
        for (int c = 0; c < chosen.length; c++) {
            stretch.values(chosen[c], 0, values[c].length, values[c], 0);
            for (int i = 0; factors[c] != 1 && i < values[c].length; i++) {
                values[c][i] *= factors[c];
            }
        }
        return Samples.wrap(stretch.name(), stretch.hertz(), stretch.start(), values, stretch.columns(), stretch.last());
    }

    /** Whether all of so many channels are wanted, in their order and unit. */
    private boolean isAsItIs(int channels) {
        boolean same = channels == chosen.length;
        for (int c = 0; c < chosen.length; c++) {
            same &= chosen[c] == c && factors[c] == 1;
        }
        return same;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
