package org.convscan.format.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Takes zstd frames off byte arrays. Keeps native memory until it is closed. For one thread. */
public final class ZstdFrame implements Closeable {
    /** What a frame may claim to hold without a look at its size. */
    private static final long UNDOUBTED = 1 << 26;

    /** Beyond that, signal does not shrink by more than this. */
    private static final long MOST_SHRUNK = 256;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private byte[] content = new byte[0];

    /**
     * What the frame in bytes [from, to) of {@code packed} holds, in a buffer that begins with its array and that the next call uses
     * again.
     *
     * @param most more bytes than that are an error, found before they are allocated
     * @throws IOException when this is no frame, or a damaged one; the message does not name a file
     */
    public ByteBuffer unpack(byte[] packed, int from, int to, long most) throws IOException {
        Objects.checkFromToIndex(from, to, packed.length);
        long size = claimedSize(packed, from, to - from);
        if (size > most) {
            throw new IOException("the zstd frame claims " + size + " bytes where " + most + " are the most there can be");
        }
        if (size > Integer.MAX_VALUE - 16 || size > UNDOUBTED && size / MOST_SHRUNK > to - from) {
            throw new IOException("a zstd frame of " + (to - from) + " bytes claims to hold " + size);
        }
        if (size > content.length) {
            content = new byte[(int) size];
        }
        int count = unpack(packed, from, to, (int) size);
        if (count != size) {
            throw new IOException("the zstd frame holds " + count + " bytes, not the " + size + " that it claims");
        }
        return ByteBuffer.wrap(content, 0, count);
    }

    private int unpack(byte[] packed, int from, int to, int size) throws IOException {
        try {
            return context.decompressByteArray(content, 0, size, packed, from, to - from);
        } catch (ZstdException e) {
            throw new IOException("the zstd data is corrupt: " + e.getMessage(), e);
        }
    }

    private static long claimedSize(byte[] packed, int from, int length) throws IOException {
        long size = Zstd.getFrameContentSize(packed, from, length);
        // -1 means that the frame does not say, -2 that it is no frame (zstd.h, ZSTD_getFrameContentSize).
        if (size == -1) {
            throw new IOException("a zstd frame that does not say how much it holds is not supported");
        }
        if (size < 0) {
            throw new IOException("this is not zstd data");
        }
        return size;
    }

    @Override
    public void close() {
        context.close();
    }
}
