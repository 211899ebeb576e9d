package org.convscan.format.fast5;

import io.jhdf.filter.Filter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convscan.format.streamvbyte.StreamVByte;
import org.convscan.format.zstd.ZstdFrame;

/**
 * VBZ, the compression of raw signal in FAST5 files (registered HDF5 filter 32020), for jHDF, which finds it by itself wherever
 * this library is on the class path. Decodes 16-bit samples with folded differences, as all sequencers write them, of versions 0
 * and 1. Safe for many threads.
 *
 * <p>A chunk is a little-endian u32, the bytes it unpacks to, and Stream VByte data, which is a zstd frame unless the level is 0.
 * The filter's numbers are version, bytes a sample, whether differences are folded, and zstd level (1 when left out). Version 1
 * differs from 0 for samples of one byte only.
 */
public final class VbzFilter implements Filter {
    static final int ID = 32020;
    private static final int NEWEST_VERSION = 1;
    private static final int SIZE_BYTES = 4;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "vbz";
    }

    @Override
    public byte[] decode(byte[] encoded, int[] numbers) {
        try (ZstdFrame frame = new ZstdFrame()) {
            int count = samples(ByteBuffer.wrap(encoded), numbers);
            ByteBuffer packed = streamVByte(frame, encoded, 0, encoded.length, count, numbers);
            return littleEndian(StreamVByte.unpack(packed.array(), packed.position(), packed.limit(), count));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static UnreadableSignalException failure(IOException e) {
        return new UnreadableSignalException("VBZ: " + e.getMessage(), e);
    }

    /** Samples that a chunk claims to hold, of a filter that is supported. */
    static int samples(ByteBuffer encoded, int[] numbers) {
        check(numbers);
        if (encoded.remaining() < SIZE_BYTES) {
            throw new UnreadableSignalException("a VBZ chunk of " + encoded.remaining() + " bytes");
        }
        long bytes = Integer.toUnsignedLong(encoded.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(encoded.position()));
        // Stream VByte takes more than one byte a sample, so that a count beyond that is no count.
        if (bytes % 2 != 0 || bytes > Integer.MAX_VALUE) {
            throw new UnreadableSignalException("a VBZ chunk claims " + bytes + " bytes of 16-bit samples");
        }
        return (int) bytes / 2;
    }

    private static void check(int[] numbers) {
        if (numbers.length < 3) {
            throw new UnreadableSignalException("VBZ with " + numbers.length + " parameters, not 3 or more");
        }
        if (numbers[0] < 0 || numbers[0] > NEWEST_VERSION) {
            throw new UnreadableSignalException("VBZ version " + numbers[0] + " is not supported");
        }
        if (numbers[1] != 2 || numbers[2] == 0) {
            throw new UnreadableSignalException(
                    "VBZ of " + numbers[1] + "-byte samples" + (numbers[2] == 0 ? " without zigzag" : "") + " is not supported");
        }
    }

    /** The Stream VByte data of the chunk in bytes [from, to), in a buffer with an array. */
    static ByteBuffer streamVByte(ZstdFrame frame, byte[] encoded, int from, int to, int count, int[] numbers) throws IOException {
        if (numbers.length >= 4 && numbers[3] == 0) {
            return ByteBuffer.wrap(encoded, from + SIZE_BYTES, to - from - SIZE_BYTES);
        }
        return frame.unpack(encoded, from + SIZE_BYTES, to, (count + 3L) / 4 + 4L * count);
    }

    private static byte[] littleEndian(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        return bytes;
    }
}
