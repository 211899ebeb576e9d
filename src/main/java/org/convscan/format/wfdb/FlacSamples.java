package org.convscan.format.wfdb;

import java.io.IOException;
import org.convscan.format.flac.FlacDecoder;

/** The samples of a signal file that FLAC packed: a channel a signal, each with the same number of samples in a frame. */
final class FlacSamples implements SampleReader {
    private final FlacDecoder flac;
    private final int perFrame;
    private int next;
    private int end;

    FlacSamples(FlacDecoder flac, int samplesPerFrame) {
        this.flac = flac;
        this.perFrame = samplesPerFrame;
    }

    /** {@code count} is a number of whole frames, and so is what is returned: a cut frame at the end does not count. */
    @Override
    public int read(int[] target, int at, int count) throws IOException {
        int wanted = count / flac.channels();
        int done = 0;
        while (done < wanted && refill()) {
            int some = Math.min(wanted - done, end - next);
            for (int c = 0; c < flac.channels(); c++) {
                copy(flac.channel(c), target, at + c * perFrame, done, some);
            }
            next += some;
            done += some;
        }
        return done / perFrame * perFrame * flac.channels();
    }

    private void copy(int[] channel, int[] target, int at, int done, int count) {
        int inFrame = done % perFrame;
        int place = at + (done - inFrame) * flac.channels() + inFrame;
        for (int i = 0; i < count; i++) {
            target[place++] = channel[next + i];
            if (++inFrame == perFrame) {
                inFrame = 0;
                place += (flac.channels() - 1) * perFrame;
            }
        }
    }

    private boolean refill() throws IOException {
        if (next == end) {
            next = 0;
            end = flac.next();
        }
        return next < end;
    }

    @Override
    public void close() throws IOException {
        flac.close();
    }
}
