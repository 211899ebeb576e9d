package org.convscan.format.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscan.InputException;

/**
 * The content of a gzip file of any number of members (RFC 1952; bgzip files are such). Unlike the JDK's stream it never takes
 * {@code available() == 0} for the end, so members that come slowly through a pipe are not lost; and a bgzip file without its
 * end marker (SAM specification, section 4.1.2) counts as cut.
 */
public final class GzipInput extends InputStream {
    static final int MAGIC_1 = 0x1F;
    static final int MAGIC_2 = 0x8B;

    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int FILE_NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int at;
    private int limit;
    private long passed;
    private boolean inMember;
    private boolean blocked;
    private boolean closed;

    /** @param name what messages call the file */
    public GzipInput(InputStream in, String name) {
        this.in = Objects.requireNonNull(in);
        this.name = Objects.requireNonNull(name);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (inMember || beginMember()) {
            int count = inflate(target, from, length);
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int from, int length) throws IOException {
        try {
            int count = inflater.inflate(target, from, length);
            checksum.update(target, from, count);
            if (count == 0) {
                proceed();
            }
            return count;
        } catch (DataFormatException e) {
            throw corrupt(e.getMessage() == null ? "no deflate data" : e.getMessage());
        }
    }

    private void proceed() throws IOException {
        if (inflater.finished()) {
            at = limit - inflater.getRemaining();
            endMember();
        } else if (inflater.needsInput()) {
            if (!fill()) {
                throw endsEarly();
            }
            inflater.setInput(buffer, 0, limit);
            at = limit;
        } else {
            throw corrupt("a preset dictionary is asked for");
        }
    }

    private void endMember() throws IOException {
        boolean fits = little(4) == checksum.getValue() && little(4) == (inflater.getBytesWritten() & 0xFFFFFFFFL);
        if (!fits) {
            throw corrupt("the checksum differs");
        }
        inMember = false;
    }

    /** False behind the last member. */
    private boolean beginMember() throws IOException {
        if (at == limit && !fill()) {
            if (blocked && inflater.getBytesWritten() > 0) {
                throw new InputException(name, "byte " + passed, "bgzip data ends early: the end marker is missing",
                        "copy or make the file again; if it is whole, gunzip it first");
            }
            return false;
        }
        if (passed + at > 0 && buffer[at] == 0) {
            return padding();
        }
        header();
        inflater.reset();
        inflater.setInput(buffer, at, limit - at);
        checksum.reset();
        inMember = true;
        return true;
    }

    /** Tapes and some file systems fill the last block with zeros, which gzip ignores. */
    private boolean padding() throws IOException {
        while (at < limit || fill()) {
            if (buffer[at++] != 0) {
                throw corrupt("other bytes follow the gzip data");
            }
        }
        return false;
    }

    private void header() throws IOException {
        if (take() != MAGIC_1 || take() != MAGIC_2) {
            throw corrupt("other bytes follow the gzip data");
        }
        if (take() != DEFLATE) {
            throw corrupt("the compression method is unknown");
        }
        int flags = take();
        skip(6);
        blocked = (flags & EXTRA) != 0 && extra();
        for (int text : new int[] {FILE_NAME, COMMENT}) {
            while ((flags & text) != 0 && take() != 0) {
                continue;
            }
        }
        skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
    }

    /** Whether the member is a block of bgzip: its extra field has the subfield BC. */
    private boolean extra() throws IOException {
        int length = (int) little(2);
        boolean found = false;
        while (length >= 4) {
            boolean mark = take() == 'B' & take() == 'C';
            int size = (int) little(2);
            skip(Math.min(size, length - 4));
            length -= 4 + size;
            found |= mark && size == 2;
        }
        skip(Math.max(0, length));
        return found;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) take() << 8 * i;
        }
        return value;
    }

    private int take() throws IOException {
        if (at == limit && !fill()) {
            throw endsEarly();
        }
        return buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        passed += limit;
        at = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private InputException endsEarly() {
        return new InputException(name, "byte " + passed, "gzip data ends early", "the file was cut: copy or download it again");
    }

    private InputException corrupt(String how) {
        return new InputException(name, "near byte " + (passed + at), "gzip data is corrupt: " + how,
                "copy or download the file again; gzip -t checks it");
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            inflater.end();
            in.close();
        }
    }
}
