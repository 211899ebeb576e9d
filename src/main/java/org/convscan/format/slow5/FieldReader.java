package org.convscan.format.slow5;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.convscan.format.rawread.Printable;

/**
 * Lines of fields with tabs between. Signals, which make lines megabytes long, are turned into numbers as they come. For one
 * thread.
 */
final class FieldReader implements Closeable {
    private static final int BLOCK = 1 << 16;
    private static final int MOST_FIELD = 1 << 16;
    private static final int MOST_LINE = 1 << 24;
    private static final int FIRST_CAPACITY = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BLOCK];
    private byte[] text = new byte[256];
    private int at;
    private int limit;
    private long filled;
    private long line = 1;

    /** What ended the last field: tab, LF or -1. */
    private int delimiter = '\t';

    FieldReader(InputStream in) {
        this.in = in;
    }

    /** Number of the line that comes next or is being read, from 1. */
    long lineNumber() {
        return line;
    }

    /** Bytes taken so far. */
    long passed() {
        return filled - (limit - at);
    }

    int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer));
        filled += limit;
        return limit > 0;
    }

    private int take() throws IOException {
        return at < limit || fill() ? buffer[at++] & 0xFF : -1;
    }

    /** The rest of the line, without its end; null when it is absurdly long. */
    String line() throws IOException {
        int count = collect('\n', MOST_LINE);
        line++;
        delimiter = '\t';
        return count < 0 ? null : string(count);
    }

    private String string(int count) {
        int end = delimiter != '\t' && count > 0 && text[count - 1] == '\r' ? count - 1 : count;
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Bytes up to the stop or the end of the line, which is passed over; -1 when there are too many. */
    private int collect(int stop, int most) throws IOException {
        int count = 0;
        for (int c = take(); ; c = take()) {
            if (c == stop || c == '\n' || c < 0) {
                delimiter = c;
                return count;
            }
            if (count == most) {
                return -1;
            }
            if (count == text.length) {
                text = Arrays.copyOf(text, 2 * text.length);
            }
            text[count++] = (byte) c;
        }
    }

    /** The next field of the line. */
    String field(String column) throws IOException {
        needField(column);
        int count = collect('\t', MOST_FIELD);
        if (count < 0) {
            throw new MalformedFieldException(Printable.of(column) + " is longer than " + MOST_FIELD + " bytes");
        }
        return string(count);
    }

    private void needField(String column) throws MalformedFieldException {
        if (delimiter != '\t') {
            throw new MalformedFieldException("the line ends before " + Printable.of(column));
        }
    }

    /** The next field, as that many whole numbers with commas between; memory grows with what is there, not with the claim. */
    short[] samples(long length) throws IOException {
        needField("raw_signal");
        if (length < 0 || length > Integer.MAX_VALUE / 2) {
            throw new MalformedFieldException("len_raw_signal claims " + Long.toUnsignedString(length) + " samples");
        }
        if (length == 0) {
            field("raw_signal");
            return new short[0];
        }
        short[] samples = new short[(int) Math.min(length, FIRST_CAPACITY)];
        int count = 0;
        do {
            if (count == samples.length) {
                if (count == length) {
                    throw new MalformedFieldException("raw_signal has more samples than the " + length + " of len_raw_signal");
                }
                samples = Arrays.copyOf(samples, (int) Math.min(length, 2L * count));
            }
            samples[count++] = sample(count);
        } while (delimiter == ',');
        if (count < length) {
            throw new MalformedFieldException("raw_signal has " + count + " samples, not the " + length + " of len_raw_signal");
        }
        return samples;
    }

    private short sample(int number) throws IOException {
        int c = take();
        boolean negative = c == '-';
        if (negative) {
            c = take();
        }
        int value = 0;
        int digits = 0;
        for (; c >= '0' && c <= '9' && digits < 6; c = take()) {
            value = 10 * value + c - '0';
            digits++;
        }
        if (c == '\r') {
            c = take();
        }
        delimiter = c;
        value = negative ? -value : value;
        if (digits == 0 || value != (short) value || c != ',' && c != '\t' && c != '\n' && c >= 0) {
            throw new MalformedFieldException("sample " + number + " of raw_signal is no 16-bit number");
        }
        return (short) value;
    }

    void checkEnd() throws MalformedFieldException {
        if (delimiter == '\t') {
            throw new MalformedFieldException("the line has more fields than there are columns");
        }
    }

    /** Steps over what is left of the line. */
    void endLine() throws IOException {
        while (delimiter != '\n' && delimiter >= 0) {
            delimiter = take();
        }
        delimiter = '\t';
        line++;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
