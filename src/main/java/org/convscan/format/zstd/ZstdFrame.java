package org.convscan.format.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.IntSupplier;

/** Takes zstd frames off byte arrays and direct buffers. Keeps native memory until it is closed. For one thread. */
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
        int size = believed(Zstd.getFrameContentSize(packed, from, to - from), to - from, most);
        return unpack(size, () -> context.decompressByteArray(content, 0, size, packed, from, to - from));
    }

    /**
     * The same for the frame between position and limit of a direct buffer, which stay where they are. What was read from a file comes
     * here without passing through an array.
     */
    public ByteBuffer unpack(ByteBuffer packed, long most) throws IOException {
        int from = packed.position();
        int length = packed.remaining();
        int size = believed(Zstd.getDirectByteBufferFrameContentSize(packed, from, length), length, most);
        return unpack(size, () -> context.decompressDirectByteBufferToByteArray(content, 0, size, packed, from, length));
    }

    private ByteBuffer unpack(int size, IntSupplier toContent) throws IOException {
        if (size > content.length) {
            content = new byte[size];
        }
        try {
            int count = toContent.getAsInt();
            if (count != size) {
                throw new IOException("the zstd frame holds " + count + " bytes, not the " + size + " that it claims");
            }
        } catch (ZstdException e) {
            throw new IOException("the zstd data is corrupt: " + e.getMessage(), e);
        }
        return ByteBuffer.wrap(content, 0, size);
    }

    private static int believed(long size, int packed, long most) throws IOException {
        // -1 means that the frame does not say, -2 that it is no frame (zstd.h, ZSTD_getFrameContentSize).
        if (size == -1) {
            throw new IOException("a zstd frame that does not say how much it holds is not supported");
        }
        if (size < 0) {
            throw new IOException("this is not zstd data");
        }
        if (size > most) {
            throw new IOException("the zstd frame claims " + size + " bytes where " + most + " are the most there can be");
        }
        if (size > Integer.MAX_VALUE - 16 || size > UNDOUBTED && size / MOST_SHRUNK > packed) {
            throw new IOException("a zstd frame of " + packed + " bytes claims to hold " + size);
        }
        return (int) size;
    }

    @Override
    public void close() {
        context.close();
    }
}
