package org.convscan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.convscan.track.Symbols;

/** Text on its way to a file: a growing array, in which numbers become text without garbage. Not thread-safe. */
public final class Bytes {
    /** Bytes given to a stream at once: the system copies them once more on their way, and they stay in a processor's cache for that. */
    private static final int AT_ONCE = 1 << 18;

    private byte[] bytes;
    private int size;

    public Bytes() {
        this(1 << 10);
    }

    /** @param capacity bytes that are likely to come */
    public Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    byte at(int index) {
        return bytes[index];
    }

    /** Where an ASCII character stands next; -1 when nowhere. */
    int indexOf(char ascii, int from) {
        return indexOf(ascii, from, size);
    }

    int indexOf(char ascii, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ascii) {
                return i;
            }
        }
        return -1;
    }

    /** Where a tab-separated column of the line that starts at {@code from} begins. */
    int column(int from, int number) {
        int at = from;
        for (int i = 0; i < number; i++) {
            at = indexOf('\t', at) + 1;
        }
        return at;
    }

    /** The whole number that stands at {@code from}, up to the next byte that is no digit. */
    long number(int from) {
        long number = 0;
        for (int i = from; i < size && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    boolean equal(int from, int to, byte[] text) {
        return Arrays.equals(bytes, from, to, text, 0, text.length);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** The array itself, with room for so many bytes more; those from {@link #size} on may be written, up to where {@link #claimed} says. */
    byte[] claim(int most) {
        room(most);
        return bytes;
    }

    void claimed(int end) {
        size = end;
    }

    public Bytes add(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    public Bytes add(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
        return this;
    }

    /** In UTF-8. */
    public Bytes add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A name in a table: control characters, which would break lines, columns or the places of q-values, become spaces. */
    Bytes addName(String name) {
        int from = size;
        add(name);
        blankControls(from);
        return this;
    }

    private void blankControls(int from) {
        for (int i = from; i < size; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7F) {
                bytes[i] = ' ';
            }
        }
    }

    Bytes add(Bytes other, int from, int to) {
        room(to - from);
        System.arraycopy(other.bytes, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    /** The letters of a window, as they were read. */
    Bytes add(Symbols line, int from, int to) {
        room(to - from);
        line.letters(from, to, bytes, size);
        size += to - from;
        return this;
    }

    /** All letters of a stretch; control characters, which stand in plain text, become spaces. */
    void addLetters(Symbols stretch) {
        int from = size;
        add(stretch, 0, stretch.columns());
        blankControls(from);
    }

    /** The last {@code length} bytes back to front, each translated by a table of 256. */
    void reverse(int length, byte[] translation) {
        for (int front = size - length, back = size - 1; front <= back; front++, back--) {
            byte first = translation[bytes[front] & 0xFF];
            bytes[front] = translation[bytes[back] & 0xFF];
            bytes[back] = first;
        }
    }

    /** Fills up with what a stream has to give; false at its end. */
    boolean read(InputStream in, int most) throws IOException {
        room(most);
        int read = in.read(bytes, size, most);
        size += Math.max(0, read);
        return read >= 0;
    }

    /** Drops the first bytes. */
    void drop(int count) {
        System.arraycopy(bytes, count, bytes, 0, size - count);
        size -= count;
    }

    public Bytes add(long number) {
        if (number == Long.MIN_VALUE) {
            return add("-9223372036854775808");
        }
        room(30);
        if (number < 0) {
            bytes[size++] = '-';
        }
        size = Decimals.put(Math.abs(number), bytes, size);
        return this;
    }

    /**
     * A fixed-point score (see {@link org.convscan.kernel.FixedPoint}) with so many decimals, 1 to 6, rounded half away from
     * zero in whole numbers.
     */
    public Bytes addFixed(long score, int decimals) {
        room(40);
        size = Decimals.putFixed(score, decimals, bytes, size);
        return this;
    }

    /** As C's "%.3g" writes it; see {@link ThreeDigits}. */
    Bytes addThreeDigits(double value) {
        long packed = ThreeDigits.packed(value);
        if (packed == 0) {
            return add(ThreeDigits.exact(value));
        }
        room(Long.BYTES);
        size = Decimals.putPacked(packed, bytes, size);
        return this;
    }

    /** A number from 0 below 100 million, with zeros in front up to so many digits. */
    Bytes addDigits(int number, int least) {
        room(2 * Long.BYTES);
        size = Decimals.put(number, least, bytes, size);
        return this;
    }

    public void writeTo(OutputStream out) throws IOException {
        for (int from = 0; from < size; from += AT_ONCE) {
            out.write(bytes, from, Math.min(AT_ONCE, size - from));
        }
    }

    void writeTo(OutputStream out, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(0, size);
    }
}
