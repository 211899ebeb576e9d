package org.convscan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.convscan.kernel.FixedPoint;
import org.convscan.track.Symbols;

/** Text on its way to a file: a growing array with number formatting that allocates nothing. Not thread-safe. */
public final class Bytes {
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TEN_THOUSAND = 10_000;
    private static final long EIGHT_DIGITS = 100_000_000;

    /** "0000" to "9999", the first character in the lowest byte. */
    private static final int[] FOUR = new int[TEN_THOUSAND];

    /**
     * By a number's highest bit: what to add so that the upper half becomes the count of its digits. That is the most digits
     * such a number can have, less the least number that has them (Lemire, "Computing the number of digits of an integer even
     * faster", 2021).
     */
    private static final long[] LENGTHS = new long[Integer.SIZE];

    static {
        for (int i = 0; i < TEN_THOUSAND; i++) {
            FOUR[i] = i / 1000 + (i / 100 % 10 << 8) + (i / 10 % 10 << 16) + (i % 10 << 24) + 0x30303030;
        }
        for (int bits = 0; bits < LENGTHS.length; bits++) {
            long most = (2L << bits) - 1;
            int digits = Long.toString(most).length();
            long power = Long.parseLong("1" + "0".repeat(digits - 1));
            LENGTHS[bits] = ((long) digits << 32) - (power > 1L << bits ? power : 0);
        }
    }

    /** Bytes given to a stream at once: the system copies them once more on their way, and they stay in a processor's cache for that. */
    private static final int AT_ONCE = 1 << 17;

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
        size = put(Math.abs(number), bytes, size);
        return this;
    }

    /**
     * A fixed-point score (see {@link org.convscan.kernel.FixedPoint}) with so many decimals, 1 to 6, rounded half away from
     * zero in whole numbers.
     */
    public Bytes addFixed(long score, int decimals) {
        room(40);
        size = putFixed(score, decimals, bytes, size);
        return this;
    }

    /** As C's "%.3g" writes it; see {@link ThreeDigits}. */
    Bytes addThreeDigits(double value) {
        long packed = ThreeDigits.packed(value);
        if (packed == 0) {
            return add(ThreeDigits.exact(value));
        }
        room(Long.BYTES);
        LONGS.set(bytes, size, packed);
        size += Long.BYTES - Long.numberOfLeadingZeros(packed) / Byte.SIZE;
        return this;
    }

    /** A number from 0 below 100 million, with zeros in front up to so many digits. */
    Bytes addDigits(int number, int least) {
        room(2 * Long.BYTES);
        size = put(number, least, bytes, size);
        return this;
    }

    /** Writes a number that is not negative, without zeros in front, and up to seven bytes behind it; returns where it ends. */
    static int put(long number, byte[] to, int at) {
        return number < EIGHT_DIGITS
                ? put((int) number, 1, to, at)
                : put((int) (number % EIGHT_DIGITS), 8, to, put(number / EIGHT_DIGITS, to, at));
    }

    /**
     * Up to eight digits in one step and without a branch: three numbers a line make this the hottest part of writing, and a
     * branch that the first thousand lines do not take makes Java compile it all over again. Writes eight bytes in any case.
     */
    private static int put(int number, int least, byte[] to, int at) {
        int length = Math.max(length(number), least);
        LONGS.set(to, at, eight(number) >>> Long.SIZE - Byte.SIZE * length);
        return at + length;
    }

    private static int length(int number) {
        return (int) (number + LENGTHS[31 - Integer.numberOfLeadingZeros(number | 1)] >>> 32);
    }

    /** Eight digits of text, the first one in the lowest byte. */
    private static long eight(int number) {
        return FOUR[number / TEN_THOUSAND] & 0xFFFFFFFFL | (long) FOUR[number % TEN_THOUSAND] << 32;
    }

    /** As {@link #addFixed} does it; what has two digits in front of the point at most goes out at once. */
    static int putFiveDecimals(long score, byte[] to, int at) {
        long size64 = Math.abs(score);
        // Rounded as a whole: what is rounded up to 1 is carried by itself.
        long steps = (size64 >>> FixedPoint.SHIFT) * POWERS[5] + ((size64 & FixedPoint.ONE - 1) * POWERS[5] + FixedPoint.ONE / 2 >>> FixedPoint.SHIFT);
        if (steps >= 100 * POWERS[5] || score < 0) {
            return putFixed(score, 5, to, at);
        }
        long text = eight((int) steps);
        int whole = steps < 10 * POWERS[5] ? Byte.SIZE : 2 * Byte.SIZE;
        long front = (text & 0xFFFFFF) >>> 24 - whole;
        LONGS.set(to, at, front | (text >>> 24 << 8 | '.') << whole);
        return at + whole / Byte.SIZE + 6;
    }

    private static int putFixed(long score, int decimals, byte[] to, int at) {
        long size64 = Math.abs(score);
        long whole = size64 >>> FixedPoint.SHIFT;
        // 40 bits times a million stay below 2^60, so nothing is lost.
        long fraction = ((size64 & FixedPoint.ONE - 1) * POWERS[decimals] + FixedPoint.ONE / 2) >>> FixedPoint.SHIFT;
        // Without a branch, as above: one line in a hundred thousand is rounded up to a whole number.
        long carry = POWERS[decimals] - 1 - fraction >>> Long.SIZE - 1;
        fraction -= carry * POWERS[decimals];
        whole += carry;
        int from = at;
        if (score < 0 && (whole | fraction) != 0) {
            to[from++] = '-';
        }
        int point = put(whole, to, from);
        to[point] = '.';
        return put((int) fraction, decimals, to, point + 1);
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
