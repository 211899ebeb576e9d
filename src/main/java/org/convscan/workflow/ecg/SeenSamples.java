package org.convscan.workflow.ecg;

import java.io.IOException;
import java.util.function.Consumer;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * Samples on their way, seen by somebody else too.
 *
 * @param samples are closed with this
 */
record SeenSamples(TrackSource samples, Consumer<Samples> eye) implements TrackSource {
    @Override
    public Track next(int columns) throws IOException {
        Track track = samples.next(columns);
        if (track != null) {
            eye.accept((Samples) track);
        }
        return track;
    }

    @Override
    public void close() throws IOException {
        samples.close();
    }
}
