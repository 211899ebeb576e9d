package org.convscan.format.wfdb;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/**
 * Reads an annotation file in MIT format, one annotation after the other; annot(5) of the WFDB Applications Guide. The
 * comments at time 0 that it begins with are about the file (see {@link #codes} and {@link #remarks}) and not passed on. For one reader at a time.
 */
public final class AnnotationReader implements Closeable {
    /** Pseudo-annotations, by their codes. */
    private static final int SKIP = 59;

    private static final int NUMBER = 60;
    private static final int SUBTYPE = 61;
    private static final int CHANNEL = 62;
    private static final int TEXT = 63;

    /** A file in the other format that WFDB reads begins with a zero byte and one of these; MIT format never does. */
    private static final String AHA_CODES = "EFNOPQRUV";

    private final String file;
    private final DataInputStream in;
    private final AnnotationPreamble preamble = new AnnotationPreamble();
    private long position;
    private long time;
    private int word;
    private int channel;
    private int number;
    private Annotation held;
    private double scale = 1;

    private AnnotationReader(String file, InputStream in) {
        this.file = file;
        this.in = new DataInputStream(in);
    }

    /**
     * @param hertz ticks in a second that times are wanted in: the record's frame rate. It matters for files with a clock of their
     *     own; 0 keeps that.
     */
    public static AnnotationReader open(Path path, double hertz) throws IOException {
        InputStream raw = InputFile.of(path.toString(), null).open();
        AnnotationReader reader = new AnnotationReader(path.toString(), new BufferedInputStream(raw));
        try {
            reader.start();
            reader.scale = hertz > 0 && reader.preamble.hertz() > 0 ? hertz / reader.preamble.hertz() : 1;
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** All annotations of a file. */
    public static List<Annotation> readAll(Path path, double hertz) throws IOException {
        List<Annotation> all = new ArrayList<>();
        try (AnnotationReader reader = open(path, hertz)) {
            for (Annotation next = reader.next(); next != null; next = reader.next()) {
                all.add(next);
            }
        }
        return all;
    }

    private void start() throws IOException {
        word = word();
        if ((word & 0xFF) == 0 && AHA_CODES.indexOf(word >> 8) >= 0) {
            throw new InputException(file, "", "this is an annotation file in AHA format, which is not supported",
                    "WFDB's rdann and wrann turn it into MIT format");
        }
        held = read();
        while (held != null && preamble.takes(held)) {
            held = read();
        }
        if (held != null && held.code() == 0) {
            // Marks the end of what is about the file.
            held = read();
        }
    }

    /** What the codes of this file mean. */
    public AnnotationCodes codes() {
        return preamble.codes();
    }

    /** Comments about the whole file, such as the command that wrote it. */
    public List<String> remarks() {
        return preamble.remarks();
    }

    /** Null behind the last annotation. */
    public Annotation next() throws IOException {
        Annotation next = held;
        held = next == null ? null : read();
        return next == null || scale == 1 ? next : next.at((long) Math.floor(next.time() * scale + 0.5));
    }

    private Annotation read() throws IOException {
        skips();
        if (word == 0) {
            return null;
        }
        int code = word >> 10;
        if (code > SKIP) {
            throw wrong("an annotation should begin here, and this is more about one", "is this an annotation file?");
        }
        time += word & 0x3FF;
        long at = time;
        int subtype = 0;
        String text = "";
        for (word = word(); word >> 10 > SKIP; word = word()) {
            int value = word & 0x3FF;
            switch (word >> 10) {
                case NUMBER -> number = (byte) value;
                case SUBTYPE -> subtype = (byte) value;
                case CHANNEL -> channel = value & 0xFF;
                case TEXT -> text = text(value & 0xFF);
                default -> throw new IllegalStateException();
            }
        }
        return new Annotation(at, code, subtype, channel, number, text);
    }

    private void skips() throws IOException {
        while (word >> 10 == SKIP) {
            int high = word();
            time += high << 16 | word();
            word = word();
        }
    }

    private int word() throws IOException {
        try {
            int low = in.readUnsignedByte();
            int high = in.readUnsignedByte();
            position += 2;
            return high << 8 | low;
        } catch (EOFException e) {
            throw cut(e);
        }
    }

    private String text(int length) throws IOException {
        byte[] bytes = new byte[length + 1 & ~1];
        try {
            in.readFully(bytes);
        } catch (EOFException e) {
            throw cut(e);
        }
        position += bytes.length;
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private InputException cut(EOFException e) {
        return new InputException(file, "byte " + position, "the annotations end here without an end mark", "is the file cut short?", e);
    }

    private InputException wrong(String what, String hint) {
        return new InputException(file, "byte " + (position - 2), what, hint);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
