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
    private static final int ID = 32020;
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
        check(numbers);
        if (encoded.length < SIZE_BYTES) {
            throw new UnreadableSignalException("a VBZ chunk of " + encoded.length + " bytes");
        }
        long bytes = Integer.toUnsignedLong(ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getInt());
        // Stream VByte takes more than one byte a sample, so that a count beyond that is no count.
        if (bytes % 2 != 0 || bytes > Integer.MAX_VALUE) {
            throw new UnreadableSignalException("a VBZ chunk claims " + bytes + " bytes of 16-bit samples");
        }
        try {
            return littleEndian(samples(encoded, (int) bytes / 2, numbers.length < 4 || numbers[3] != 0));
        } catch (IOException e) {
            throw new UnreadableSignalException("VBZ: " + e.getMessage(), e);
        }
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

    private static short[] samples(byte[] encoded, int count, boolean zstd) throws IOException {
        if (!zstd) {
            return StreamVByte.unpack(encoded, SIZE_BYTES, encoded.length, count);
        }
        try (ZstdFrame frame = new ZstdFrame()) {
            ByteBuffer packed = frame.unpack(encoded, SIZE_BYTES, encoded.length, (count + 3L) / 4 + 4L * count);
            return StreamVByte.unpack(packed.array(), 0, packed.limit(), count);
        }
    }

    private static byte[] littleEndian(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        return bytes;
    }
}
