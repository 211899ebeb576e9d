package org.convscan.format.wfdb;

import java.io.IOException;
import java.io.InputStream;

/** The samples of a file in one of the plain or packed formats. */
final class PackedSamples implements SampleReader {
    private static final int PACKS = 1 << 13;

    private final InputStream in;
    private final SampleFormat format;
    private final byte[] bytes;
    private final int[] decoded;
    private int next;
    private int end;
    private int skipped;

    /**
     * @param in at the start of a pack
     * @param skipped samples of this pack that are passed over
     */
    PackedSamples(InputStream in, SampleFormat format, int skipped) {
        this.in = in;
        this.skipped = skipped;
        this.format = format;
        this.bytes = new byte[PACKS * format.bytesInPack()];
        this.decoded = new int[PACKS * format.samplesInPack()];
    }

    @Override
    public int read(int[] target, int at, int count) throws IOException {
        int done = 0;
        while (done < count && refill()) {
            int some = Math.min(count - done, end - next);
            System.arraycopy(decoded, next, target, at + done, some);
            next += some;
            done += some;
        }
        return done;
    }

    private boolean refill() throws IOException {
        if (next == end) {
            end = format.decode(bytes, in.readNBytes(bytes, 0, bytes.length), decoded);
            next = Math.min(end, skipped);
            skipped = 0;
        }
        return next < end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
