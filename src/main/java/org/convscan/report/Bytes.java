package org.convscan.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text on its way to a file: a growing array with number formatting that allocates nothing. Not thread-safe. */
public final class Bytes {
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private static final int BILLION = 1_000_000_000;
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private byte[] bytes = new byte[1 << 10];
    private int size;

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    byte at(int index) {
        return bytes[index];
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
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

    public Bytes add(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 128) {
                return add(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[size++] = (byte) letter;
        }
        return this;
    }

    public Bytes add(long number) {
        if (number == Long.MIN_VALUE) {
            // The only one whose size is no long.
            return add(Long.toString(number));
        }
        room(20);
        if (number < 0) {
            bytes[size++] = '-';
        }
        digits(Math.abs(number), 1);
        return this;
    }

    /**
     * A fixed-point score (see {@link org.convscan.kernel.FixedPoint}) with so many decimals, 1 to 6, rounded half away from
     * zero in whole numbers.
     */
    public Bytes addFixed(long score, int decimals) {
        room(40);
        long size64 = Math.abs(score);
        long high = Math.multiplyHigh(size64, POWERS[decimals]);
        long low = size64 * POWERS[decimals];
        long rounded = low + (1L << 39);
        high += Long.compareUnsigned(rounded, low) < 0 ? 1 : 0;
        long scaled = high << 24 | rounded >>> 40;
        if (score < 0 && scaled != 0) {
            bytes[size++] = '-';
        }
        digits(scaled / POWERS[decimals], 1);
        bytes[size++] = '.';
        digits(scaled % POWERS[decimals], decimals);
        return this;
    }

    private void digits(long number, int least) {
        if (number >= BILLION) {
            digits(number / BILLION, 1);
            digits((int) (number % BILLION), 9);
        } else {
            digits((int) number, least);
        }
    }

    /** From the back, two digits a step: three numbers a line make this the hottest part of writing. */
    private void digits(int number, int least) {
        int length = Math.max(length(number), least);
        int at = size + length;
        size = at;
        int rest = number;
        int first = at - length;
        while (at - first >= 2) {
            int pair = rest % 100 * 2;
            rest /= 100;
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
        }
        if (at > first) {
            bytes[first] = (byte) ('0' + rest);
        }
    }

    private static int length(int number) {
        if (number < 10_000) {
            return number < 100 ? (number < 10 ? 1 : 2) : (number < 1000 ? 3 : 4);
        }
        if (number < 1_000_000) {
            return number < 100_000 ? 5 : 6;
        }
        return number < 10_000_000 ? 7 : number < 100_000_000 ? 8 : number < BILLION ? 9 : 10;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
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
