package org.convscan.format.gzip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.convscan.InputException;

/**
 * A file that a user named, or standard input for "-": its name for messages, and its content with gzip or bgzip taken off,
 * which is recognised by the first bytes. Named pipes are fine: nothing is read twice. For one reader at a time.
 */
public final class InputFile {
    /** The path that means standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    private final Path path;
    private final InputStream standardInput;
    private long bytesRead;

    private InputFile(String name, Path path, InputStream standardInput) {
        this.name = name;
        this.path = path;
        this.standardInput = standardInput;
    }

    /** @throws InputException when there is no such file, or it is a directory, or may not be read */
    public static InputFile of(String path, InputStream standardInput) throws InputException {
        if (path.equals(STANDARD_INPUT)) {
            return new InputFile("standard input", null, Objects.requireNonNull(standardInput));
        }
        try {
            Path file = Path.of(path);
            check(path, file);
            return new InputFile(path, file, null);
        } catch (InvalidPathException e) {
            throw new InputException(path, "", "no such file", "check the name", e);
        }
    }

    private static void check(String name, Path file) throws InputException {
        if (!Files.exists(file)) {
            throw new InputException(name, "", "no such file", "check the name");
        }
        if (Files.isDirectory(file)) {
            throw new InputException(name, "", "is a directory, not a file", "name a file in it");
        }
        if (!Files.isReadable(file)) {
            throw new InputException(name, "", "may not be read: permission denied", "check who may read it");
        }
    }

    /**
     * What is read more than once, or not front to back.
     *
     * @throws InputException when it is a pipe or a device, which is empty the second time
     */
    public static void requireSeekable(Path file) throws IOException {
        if (Files.exists(file) && Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
            throw new InputException(file.toString(), "", "is a pipe or a device, and is read in more than one go", "write it to a file");
        }
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Empty for standard input. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Bytes taken from the file so far, compressed ones as they are: what progress counts. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Bytes in the file; -1 when nobody can know, as for a pipe. */
    public long size() {
        try {
            return path != null && Files.isRegularFile(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** The content as {@link #open} has it, without the mark that some programs, such as Excel, put before text in UTF-8. */
    public InputStream openText() throws IOException {
        PushbackInputStream text = new PushbackInputStream(open(), UTF8_MARK.length);
        byte[] start = text.readNBytes(UTF8_MARK.length);
        if (!Arrays.equals(start, UTF8_MARK)) {
            text.unread(start);
        }
        return text;
    }

    /** The content, decompressed. Closing it leaves standard input open. Failures name the file. */
    public InputStream open() throws IOException {
        PushbackInputStream raw = new PushbackInputStream(new Counted(openRaw()), 2);
        int first = raw.read();
        int second = first < 0 ? -1 : raw.read();
        if (second >= 0) {
            raw.unread(second);
        }
        if (first >= 0) {
            raw.unread(first);
        }
        return first == GzipInput.MAGIC_1 && second == GzipInput.MAGIC_2 ? new GzipInput(raw, name) : raw;
    }

    private InputStream openRaw() throws IOException {
        if (path == null) {
            return standardInput;
        }
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new InputException(name, "", "no such file", "check the name", e);
        } catch (AccessDeniedException e) {
            throw new InputException(name, "", "may not be read: permission denied", "check who may read it", e);
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int at, int length) throws IOException {
            try {
                int count = in.read(target, at, length);
                bytesRead += Math.max(0, count);
                return count;
            } catch (InputException e) {
                throw e;
            } catch (IOException e) {
                throw new InputException(name, "byte " + bytesRead, "cannot be read: " + e.getMessage(), "", e);
            }
        }

        @Override
        public void close() throws IOException {
            if (path != null) {
                in.close();
            }
        }
    }
}
