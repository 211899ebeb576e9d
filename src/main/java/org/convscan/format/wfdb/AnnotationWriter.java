package org.convscan.format.wfdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes annotations in MIT format, byte for byte as WFDB's own library does, so that its tools read them. The stream stays open.
 * For one thread.
 */
public final class AnnotationWriter {
    private static final int SKIP = 59 << 10;
    private static final int NUMBER = 60 << 10;
    private static final int SUBTYPE = 61 << 10;
    private static final int CHANNEL = 62 << 10;
    private static final int TEXT = 63 << 10;

    /** The longest step that fits the ten bits beside a code. */
    private static final int LONGEST_STEP = 1023;

    private static final int LONGEST_TEXT = 255;

    private final OutputStream out;
    /** On its way to the stream, which is slow at single bytes. */
    private final byte[] bytes = new byte[1 << 12];
    private int size;
    private long time;
    private int channel;
    private int number;

    public AnnotationWriter(OutputStream out) {
        this.out = out;
    }

    /** Says that times count by a clock of their own, not by the record's frames. Only before the first annotation. */
    public void writeResolution(double hertz) throws IOException {
        String rate = hertz == Math.rint(hertz) ? Long.toString((long) hertz) : Double.toString(hertz);
        write(new Annotation(0, AnnotationCodes.COMMENT, 0, 0, 0, AnnotationPreamble.RESOLUTION + rate));
        write(Annotation.of(0, 0));
    }

    /** @throws IllegalArgumentException when the text is longer than 255 bytes or the code is none */
    public void write(Annotation annotation) throws IOException {
        byte[] text = annotation.text().getBytes(StandardCharsets.ISO_8859_1);
        if (annotation.code() < 0 || annotation.code() > 58 || text.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("not writable: " + annotation);
        }
        int step = step(annotation);
        word(annotation.code() << 10 | step);
        time = annotation.time();
        if (annotation.subtype() != 0) {
            word(SUBTYPE | annotation.subtype() & LONGEST_STEP);
        }
        if (annotation.channel() != channel) {
            channel = annotation.channel();
            word(CHANNEL | channel & LONGEST_STEP);
        }
        if (annotation.number() != number) {
            number = annotation.number();
            word(NUMBER | number & LONGEST_STEP);
        }
        if (text.length > 0) {
            word(TEXT | text.length);
            flush();
            out.write(text);
            out.write(new byte[text.length & 1]);
        }
    }

    /** Skips what does not fit beside the code, and returns what does. */
    private int step(Annotation annotation) throws IOException {
        long step = annotation.time() - time;
        while (Math.abs(step) > Integer.MAX_VALUE) {
            int some = step > 0 ? Integer.MAX_VALUE : -Integer.MAX_VALUE;
            skip(some);
            step -= some;
        }
        if (annotation.code() == 0) {
            // A word of zeros would end the file, so code 0 always comes one tick behind a skip.
            skip((int) step - 1);
            return 1;
        }
        if (step < 0 || step > LONGEST_STEP) {
            skip((int) step);
            return 0;
        }
        return (int) step;
    }

    private void skip(int ticks) throws IOException {
        word(SKIP);
        word(ticks >>> 16);
        word(ticks & 0xFFFF);
    }

    private void word(int value) throws IOException {
        if (size == bytes.length) {
            flush();
        }
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >> 8);
    }

    private void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    /** Writes the end mark; nothing may be written behind it. */
    public void finish() throws IOException {
        word(0);
        flush();
        out.flush();
    }
}
