package org.convscan.format.fasta;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A 64-bit hash of lines of letters, to tell whether two runs saw the same input: the CRC-32C and the CRC-32 of every line's
 * name, a newline, its letters, a newline. Not a defence against forgery; chosen because processors compute both at the speed of
 * memory. For one thread.
 */
public final class SequenceDigest {
    private final CRC32C front = new CRC32C();
    private final CRC32 back = new CRC32();
    private long bytes;

    public void name(String name) {
        byte[] bytes = (name + "\n").getBytes(StandardCharsets.UTF_8);
        letters(bytes, bytes.length);
    }

    /** The next {@code count} letters of the line. */
    public void letters(byte[] letters, int count) {
        front.update(letters, 0, count);
        back.update(letters, 0, count);
        bytes += count;
    }

    public void endLine() {
        front.update('\n');
        back.update('\n');
        bytes++;
    }

    /** Bytes hashed so far: with them digests of pieces make the digest of the whole. */
    public long bytes() {
        return bytes;
    }

    /** "crc32c+crc32:" and 16 hexadecimal digits. */
    public String value() {
        return String.format("crc32c+crc32:%08x%08x", front.getValue(), back.getValue());
    }
}
