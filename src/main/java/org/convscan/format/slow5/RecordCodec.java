package org.convscan.format.slow5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscan.format.zstd.ZstdFrame;

/** How the records of a BLOW5 file are compressed. For one thread. */
interface RecordCodec extends Closeable {
    /**
     * A record as it was before it was compressed, in a buffer that the next call may use again.
     *
     * @throws IOException when the data is corrupt, or more than {@code most} bytes; the message does not name the file
     */
    ByteBuffer unpack(byte[] stored, int most) throws IOException;

    /** Null for a method that is not known. */
    static RecordCodec of(int method) {
        return switch (method) {
            case 0 -> new Plain();
            case 1 -> new Zlib();
            case 2 -> new Zstd();
            default -> null;
        };
    }

    /** Stored as it is. */
    final class Plain implements RecordCodec {
        @Override
        public ByteBuffer unpack(byte[] stored, int most) {
            return ByteBuffer.wrap(stored);
        }

        @Override
        public void close() {}
    }

    /** A zlib stream (RFC 1950) a record. */
    final class Zlib implements RecordCodec {
        private final Inflater inflater = new Inflater();
        private byte[] content = new byte[1 << 16];

        @Override
        public ByteBuffer unpack(byte[] stored, int most) throws IOException {
            inflater.reset();
            inflater.setInput(stored);
            int count = 0;
            try {
                while (!inflater.finished()) {
                    if (count == content.length) {
                        grow(most);
                    }
                    int got = inflater.inflate(content, count, content.length - count);
                    if (got == 0 && !inflater.finished()) {
                        throw new IOException("the zlib data ends early");
                    }
                    count += got;
                }
            } catch (DataFormatException e) {
                throw new IOException("the zlib data is corrupt: " + e.getMessage(), e);
            }
            return ByteBuffer.wrap(content, 0, count);
        }

        private void grow(int most) throws IOException {
            if (content.length >= most) {
                throw new IOException("the zlib data unpacks to more than " + most + " bytes");
            }
            content = Arrays.copyOf(content, (int) Math.min(most, 2L * content.length));
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    /** A zstd frame a record. */
    final class Zstd implements RecordCodec {
        private final ZstdFrame frame = new ZstdFrame();

        @Override
        public ByteBuffer unpack(byte[] stored, int most) throws IOException {
            return frame.unpack(stored, 0, stored.length, most);
        }

        @Override
        public void close() {
            frame.close();
        }
    }
}
