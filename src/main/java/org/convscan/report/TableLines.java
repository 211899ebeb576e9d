package org.convscan.report;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.convscan.InputException;

/** The lines of a table, one after the other, plain or gzipped; holds a line and 64 KB. Not thread-safe. */
final class TableLines implements Closeable {
    private static final int BATCH = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final Bytes bytes = new Bytes();
    private int from;
    private int to;

    private TableLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static TableLines open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputException(file.toString(), "", "this is a directory", "name the files in it");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BATCH);
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return new TableLines(file, packed ? new GZIPInputStream(in, BATCH) : in);
        } catch (IOException e) {
            in.close();
            throw failure(file, e);
        }
    }

    /** Goes to the next line; false behind the last. */
    boolean next() throws IOException {
        from = to;
        int end = bytes.indexOf('\n', from);
        while (end < 0) {
            bytes.drop(from);
            from = 0;
            int seen = bytes.size();
            if (!read()) {
                if (seen > 0) {
                    throw new InputException(file.toString(), "", "ends in the middle of a line", "the file is cut short");
                }
                from = 0;
                to = 0;
                return false;
            }
            end = bytes.indexOf('\n', seen);
        }
        to = end + 1;
        return true;
    }

    private boolean read() throws IOException {
        try {
            return bytes.read(in, BATCH);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static IOException failure(Path file, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new InputException(file.toString(), "", "gzip data is damaged or ends early", "write this file again", e);
        }
        return e instanceof FileSystemException ? e : new InputException(file.toString(), "", String.valueOf(e.getMessage()), "", e);
    }

    /** Where the line stands; {@link #from} to {@link #to}, its line feed included. Good until the next line. */
    Bytes bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean startsWith(String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes.at(from + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line is just so many whole numbers, of up to 18 digits, with tabs between them: then these are they. */
    boolean wholeNumbers(long... numbers) {
        int at = from;
        for (int n = 0; n < numbers.length; n++) {
            boolean minus = bytes.at(at) == '-';
            at += minus ? 1 : 0;
            int start = at;
            long value = 0;
            while (bytes.at(at) >= '0' && bytes.at(at) <= '9') {
                value = 10 * value + bytes.at(at++) - '0';
            }
            if (at == start || at - start > 18 || bytes.at(at++) != (n + 1 < numbers.length ? '\t' : '\n')) {
                return false;
            }
            numbers[n] = minus ? -value : value;
        }
        return at == to;
    }

    /** Whether there is no line: behind the last. */
    boolean isEmpty() {
        return from == to;
    }

    /** The line without its line feed. */
    String text() {
        return bytes.text(from, to - 1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
