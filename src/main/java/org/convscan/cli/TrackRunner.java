package org.convscan.cli;

import java.io.IOException;
import org.convscan.network.Scores;
import org.convscan.network.TiledRun;
import org.convscan.network.WindowRun;
import org.convscan.track.Track;

/** A network with its memory, along one track after the other, whichever way it runs. For one thread. */
interface TrackRunner extends AutoCloseable {
    /** @return false where the track is too short for the network and has no numbers */
    boolean run(Track track, boolean reversed, Scores.Sink sink) throws IOException;

    @Override
    void close();

    /** As if each track were read at once. */
    record Tiled(TiledRun network) implements TrackRunner {
        @Override
        public boolean run(Track track, boolean reversed, Scores.Sink sink) throws IOException {
            return network.run(track, reversed, sink);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    /** Each window by itself; the last may reach beyond the track, so that none is too short. */
    record Windows(WindowRun network) implements TrackRunner {
        @Override
        public boolean run(Track track, boolean reversed, Scores.Sink sink) throws IOException {
            network.run(track, reversed, sink);
            return true;
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
