package org.convscan.format.pod5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file, read at any place without loading the rest. */
final class Region {
    /** More in one piece is damage: signal is stored in pieces of some hundred thousand samples, tables in batches. */
    private static final long MOST_BYTES = 1 << 30;

    private final FileChannel channel;
    private final long start;
    private final long size;

    private Region(FileChannel channel, long start, long size) {
        this.channel = channel;
        this.start = start;
        this.size = size;
    }

    static Region of(FileChannel channel, long start, long size) throws IOException {
        if (start < 0 || size < 0 || start > channel.size() - size) {
            throw new EOFException("a part of " + size + " bytes at byte " + start + " lies outside of the file");
        }
        return new Region(channel, start, size);
    }

    long size() {
        return size;
    }

    Region part(long at, long count) throws IOException {
        if (at < 0 || count < 0 || at > size - count) {
            throw new EOFException(count + " bytes at byte " + (start + at) + " lie outside of their table");
        }
        return new Region(channel, start + at, count);
    }

    byte[] read(long at, long count) throws IOException {
        check(at, count);
        byte[] bytes = new byte[(int) count];
        fill(bytes, at, bytes.length);
        return bytes;
    }

    /** Reads to the beginning of {@code reused}, or of a new array where that is too short. */
    byte[] read(long at, long count, byte[] reused) throws IOException {
        check(at, count);
        byte[] bytes = reused.length < count ? new byte[(int) count] : reused;
        fill(bytes, at, (int) count);
        return bytes;
    }

    /** @throws EOFException where there are no such bytes */
    void check(long at, long count) throws IOException {
        if (at < 0 || count < 0 || at > size - count || count > MOST_BYTES) {
            throw new EOFException(count + " bytes at byte " + (start + at) + " lie outside of their table");
        }
    }

    private void fill(byte[] target, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(target, 0, count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + at + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }
}
