package org.convscan.format.flac;

import java.io.IOException;
import java.io.InputStream;
import org.convscan.InputException;

/** Bits of a file, highest first, with the check sum of the bytes taken since {@link #startCheck}. */
final class Bits {
    /** Generator x^16 + x^15 + x^2 + 1, RFC 9639 section 9.3; and x^8 + x^2 + x + 1, section 9.1.8. */
    private static final int[] CHECK_16 = table(0x8005, 16);

    private static final int[] CHECK_8 = table(0x07, 8);

    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private long passed;
    private long window;
    private int held;
    private int check8;
    private int check16;

    Bits(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    private static int[] table(int generator, int bits) {
        int[] table = new int[256];
        int highest = 1 << bits - 1;
        for (int b = 0; b < 256; b++) {
            int rest = b << bits - 8;
            for (int i = 0; i < 8; i++) {
                rest = (rest & highest) != 0 ? rest << 1 ^ generator : rest << 1;
            }
            table[b] = rest & (1 << bits) - 1;
        }
        return table;
    }

    /** Whether nothing is left. Only between bytes. */
    boolean atEnd() throws IOException {
        return next == end && !refill();
    }

    private boolean refill() throws IOException {
        passed += end;
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private void load() throws IOException {
        if (next == end && !refill()) {
            throw wrong("the file ends inside a FLAC frame", "is it cut short?");
        }
        int b = buffer[next++] & 0xFF;
        check8 = CHECK_8[check8 ^ b];
        check16 = CHECK_16[check16 >> 8 ^ b] ^ (check16 & 0xFF) << 8;
        window = window << 8 | b;
        held += 8;
    }

    /** An unsigned number of up to 32 bits. */
    long unsigned(int bits) throws IOException {
        while (held < bits) {
            load();
        }
        held -= bits;
        return window >>> held & (1L << bits) - 1;
    }

    int small(int bits) throws IOException {
        return (int) unsigned(bits);
    }

    /** A number in two's complement of 1 to 32 bits; 0 for no bits. */
    int signed(int bits) throws IOException {
        return bits == 0 ? 0 : (int) (unsigned(bits) << 64 - bits >> 64 - bits);
    }

    /** The number of zeros before the next one. */
    int unary() throws IOException {
        int zeros = 0;
        while (true) {
            long rest = window & (1L << held) - 1;
            if (rest != 0) {
                int leading = Long.numberOfLeadingZeros(rest) - (64 - held);
                held -= leading + 1;
                return zeros + leading;
            }
            zeros += held;
            held = 0;
            load();
        }
    }

    void toByteEdge() {
        held = 0;
    }

    void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            small(8);
        }
    }

    void startCheck() {
        check8 = 0;
        check16 = 0;
    }

    int check8() {
        return check8;
    }

    int check16() {
        return check16;
    }

    InputException wrong(String what, String hint) {
        return new InputException(file, "byte " + (passed + next), what, hint);
    }
}
