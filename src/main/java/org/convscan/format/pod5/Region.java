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
        fill(ByteBuffer.wrap(bytes), at);
        return bytes;
    }

    /** Reads to the beginning of {@code reused}, or of a new direct buffer where that is too small; its limit is behind the last byte. */
    ByteBuffer read(long at, long count, ByteBuffer reused) throws IOException {
        check(at, count);
        ByteBuffer bytes = reused.capacity() < count ? ByteBuffer.allocateDirect(roomFor((int) count)) : reused;
        bytes.clear().limit((int) count);
        fill(bytes, at);
        return bytes.flip();
    }

    /** A quarter more, so that pieces that grow slowly do not take a new buffer each. */
    private static int roomFor(int count) {
        return count + count / 4;
    }

    /** @throws EOFException where there are no such bytes */
    void check(long at, long count) throws IOException {
        if (at < 0 || count < 0 || at > size - count || count > MOST_BYTES) {
            throw new EOFException(count + " bytes at byte " + (start + at) + " lie outside of their table");
        }
    }

    private void fill(ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + at + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }
}
