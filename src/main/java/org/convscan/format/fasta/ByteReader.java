package org.convscan.format.fasta;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.convscan.InputException;

/** A file's bytes, block by block, with the line number kept. Lines end with LF, CR LF or CR. For one thread. */
final class ByteReader implements Closeable {
    private static final int BLOCK = 1 << 17;

    /** U+FEFF in UTF-8, seen as bytes: some editors begin a file with it. */
    static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[BLOCK];
    private int at;
    private int limit;
    private long passed;
    private long line = 1;
    private long lineStart;

    ByteReader(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Offset of the next byte. */
    long position() {
        return passed + at;
    }

    /** Number of the line that the next byte is in, from 1. */
    long line() {
        return line;
    }

    boolean atLineStart() {
        return passed + at == lineStart;
    }

    /** The next byte, which stays, or -1 behind the last. */
    int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xFF : -1;
    }

    /** The next byte, or -1 behind the last. */
    int read() throws IOException {
        return at < limit || fill() ? buffer[at++] & 0xFF : -1;
    }

    /** Up to {@code count} bytes from the next one on; they stay. */
    byte[] peek(int count) throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        passed += at;
        limit -= at;
        at = 0;
        while (limit < count) {
            int got = in.read(buffer, limit, BLOCK - limit);
            if (got < 0) {
                break;
            }
            limit += got;
        }
        return Arrays.copyOf(buffer, Math.min(count, limit));
    }

    void skip(int count) throws IOException {
        for (int left = count; left > 0 && peek() >= 0; ) {
            int step = Math.min(left, limit - at);
            at += step;
            left -= step;
        }
    }

    void skipByteOrderMark() throws IOException {
        skip(BYTE_ORDER_MARK.length());
        lineStart = passed + at;
    }

    /** Steps over the line end that comes next. */
    void endLine() throws IOException {
        if (read() == '\r' && peek() == '\n') {
            at++;
        }
        line++;
        lineStart = passed + at;
    }

    /** Steps over the rest of the line, its end included; counts the bytes before that. */
    long skipLine() throws IOException {
        long count = 0;
        while (peek() >= 0) {
            int i = at;
            while (i < limit && buffer[i] != '\n' && buffer[i] != '\r') {
                i++;
            }
            count += i - at;
            at = i;
            if (i < limit) {
                endLine();
                return count;
            }
        }
        return count;
    }

    /**
     * Copies bytes to {@code target[from..to)} as long as their kind is 0 and the block lasts.
     *
     * @param kinds by byte
     * @return where it stopped in the target
     */
    int copy(byte[] kinds, byte[] target, int from, int to) {
        byte[] bytes = buffer;
        int end = Math.min(limit, at + to - from);
        int i = at;
        while (i + 4 <= end
                && (kinds[bytes[i] & 0xFF] | kinds[bytes[i + 1] & 0xFF]
                        | kinds[bytes[i + 2] & 0xFF] | kinds[bytes[i + 3] & 0xFF]) == 0) {
            i += 4;
        }
        while (i < end && kinds[bytes[i] & 0xFF] == 0) {
            i++;
        }
        System.arraycopy(bytes, at, target, from, i - at);
        int stopped = from + i - at;
        at = i;
        return stopped;
    }

    private boolean fill() throws IOException {
        passed += limit;
        at = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    InputException wrongLine(long number, String what, String hint) {
        return new InputException(name, "line " + number, what, hint);
    }

    /** Something is wrong with the next byte. */
    InputException wrongHere(String what, String hint) {
        return new InputException(name, "line " + line + ", column " + (passed + at - lineStart + 1), what, hint);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
