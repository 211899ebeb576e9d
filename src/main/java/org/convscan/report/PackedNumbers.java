package org.convscan.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.function.IntToLongFunction;
import java.util.zip.DeflaterOutputStream;

/**
 * Whole numbers as text for a page's script: each one's difference from the one before, zigzag, in bytes of seven bits (lowest
 * first), deflated (zlib), in base 64.
 */
final class PackedNumbers {
    private PackedNumbers() {}

    static String pack(int count, IntToLongFunction numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] batch = new byte[1 << 13];
            int filled = 0;
            long last = 0;
            for (int i = 0; i < count; i++) {
                long number = numbers.applyAsLong(i);
                filled = add(number - last, batch, filled);
                last = number;
                if (filled > batch.length - 10) {
                    out.write(batch, 0, filled);
                    filled = 0;
                }
            }
            out.write(batch, 0, filled);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static int add(long difference, byte[] batch, int filled) {
        int at = filled;
        long rest = difference << 1 ^ difference >> 63;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            batch[at++] = (byte) (rest | 0x80);
        }
        batch[at++] = (byte) rest;
        return at;
    }
}
