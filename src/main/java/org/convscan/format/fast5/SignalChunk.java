package org.convscan.format.fast5;

import io.jhdf.filter.PipelineFilterWithData;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscan.format.streamvbyte.MalformedSignalException;
import org.convscan.format.streamvbyte.StreamVByte;
import org.convscan.format.zstd.ZstdFrame;

/**
 * A chunk of 16-bit signal, unpacked without a copy in between: gzip, shuffle before gzip, VBZ, or nothing. jHDF unpacks as well, 4 KB
 * of gzip at a time, and everything to bytes first. Holds one chunk at a time and keeps native memory until it is closed; for one
 * thread.
 */
final class SignalChunk implements Closeable {
    private static final int GZIP = 1;
    private static final int SHUFFLE = 2;

    /** Deflate cannot shrink by more than this (zlib's technical details, "Maximum expansion factor"). */
    private static final long MOST_SHRUNK = 1032;

    /** Room behind what a chunk should hold, in which zlib sees the end of its stream. */
    private static final int SPARE = 16;

    private enum Content { PLAIN, SHUFFLED, PACKED }

    private final Inflater inflater = new Inflater();
    private final ZstdFrame frame = new ZstdFrame();
    private byte[] buffer = new byte[0];
    private ByteBuffer bytes;
    private Content content;
    private int samples;

    /** Whether chunks with these filters are read here, and not by jHDF. */
    static boolean reads(List<PipelineFilterWithData> filters, ByteOrder order) {
        int[] ids = filters.stream().mapToInt(PipelineFilterWithData::getId).toArray();
        return switch (ids.length) {
            case 0 -> true;
            case 1 -> ids[0] == GZIP || ids[0] == VbzFilter.ID && order == ByteOrder.LITTLE_ENDIAN;
            case 2 -> ids[0] == SHUFFLE && ids[1] == GZIP && isOfTwoBytes(filters.get(0).getFilterData());
            default -> false;
        };
    }

    private static boolean isOfTwoBytes(int[] shuffle) {
        return shuffle.length > 0 && shuffle[0] == 2;
    }

    /** @param most samples that a chunk should hold */
    void load(ByteBuffer stored, List<PipelineFilterWithData> filters, int most) {
        int last = filters.isEmpty() ? 0 : filters.get(filters.size() - 1).getId();
        if (last == VbzFilter.ID) {
            unpackZstd(array(stored), filters.get(0).getFilterData());
            return;
        }
        bytes = last == GZIP ? inflated(stored, most) : stored;
        content = filters.size() == 2 ? Content.SHUFFLED : Content.PLAIN;
        samples = bytes.remaining() / 2;
    }

    private static ByteBuffer array(ByteBuffer stored) {
        if (stored.hasArray()) {
            return stored;
        }
        byte[] copy = new byte[stored.remaining()];
        stored.get(copy);
        return ByteBuffer.wrap(copy);
    }

    private void unpackZstd(ByteBuffer stored, int[] numbers) {
        int from = stored.arrayOffset() + stored.position();
        try {
            samples = VbzFilter.samples(stored, numbers);
            bytes = VbzFilter.streamVByte(frame, stored.array(), from, from + stored.remaining(), samples, numbers);
        } catch (IOException e) {
            throw VbzFilter.failure(e);
        }
        if (samples > bytes.remaining()) {
            throw new UnreadableSignalException("VBZ: " + samples + " samples do not fit " + bytes.remaining() + " bytes");
        }
        content = Content.PACKED;
    }

    private ByteBuffer inflated(ByteBuffer stored, int most) {
        int room = (int) Math.min(Integer.MAX_VALUE - 8L, Math.min(2L * most, MOST_SHRUNK * stored.remaining()) + SPARE);
        if (buffer.length < room) {
            buffer = new byte[room];
        }
        inflater.reset();
        inflater.setInput(stored);
        try {
            int count = inflater.inflate(buffer, 0, room);
            if (!inflater.finished()) {
                throw new UnreadableSignalException("the gzip data of a chunk " + (count == room ? "holds more than its samples" : "ends early"));
            }
            return ByteBuffer.wrap(buffer, 0, count);
        } catch (DataFormatException e) {
            throw new UnreadableSignalException("the gzip data of a chunk is corrupt: " + e.getMessage(), e);
        }
    }

    /** Samples that the chunk holds. */
    int samples() {
        return samples;
    }

    /** Writes the first {@code count} samples to {@code target[at..]}. */
    void copy(short[] target, int at, int count, ByteOrder order) {
        switch (content) {
            case PLAIN -> bytes.duplicate().order(order).asShortBuffer().get(target, at, count);
            case SHUFFLED -> unshuffle(target, at, count, order);
            default -> unpack(target, at, count);
        }
    }

    private void unshuffle(short[] target, int at, int count, ByteOrder order) {
        int high = order == ByteOrder.LITTLE_ENDIAN ? samples : 0;
        int low = samples - high;
        for (int i = 0; i < count; i++) {
            target[at + i] = (short) (buffer[low + i] & 0xFF | buffer[high + i] << 8);
        }
    }

    private void unpack(short[] target, int at, int count) {
        int from = bytes.arrayOffset() + bytes.position();
        try {
            if (count == samples) {
                StreamVByte.unpack(bytes.array(), from, from + bytes.remaining(), target, at, count);
            } else {
                short[] all = StreamVByte.unpack(bytes.array(), from, from + bytes.remaining(), samples);
                System.arraycopy(all, 0, target, at, count);
            }
        } catch (MalformedSignalException e) {
            throw VbzFilter.failure(e);
        }
    }

    @Override
    public void close() {
        inflater.end();
        frame.close();
    }
}
