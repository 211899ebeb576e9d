package org.convscan.report;

/**
 * The digest of an input (CRC-32C and CRC-32) from those of its pieces, in order. A checksum's remainder of A followed by B is that of
 * A moved on by B's length, plus that of B; moving on by a power of two is a 32 by 32 matrix of bits (Mark Adler's crc32_combine in
 * zlib).
 */
final class JoinedDigest {
    private static final int CRC32C = 0x82F63B78;
    private static final int CRC32 = 0xEDB88320;
    private static final String FORM = "crc32c\\+crc32:[0-9a-f]{16}";
    private static final int BITS = 32;

    private int front;
    private int back;
    private boolean empty = true;

    static boolean isDigest(String text) {
        return text.matches(FORM);
    }

    /**
     * @param digest of the next piece
     * @param bytes its length
     */
    void add(String digest, long bytes) {
        String digits = digest.substring(digest.indexOf(':') + 1);
        front = joined(CRC32C, front, Integer.parseUnsignedInt(digits.substring(0, 8), 16), bytes);
        back = joined(CRC32, back, Integer.parseUnsignedInt(digits.substring(8), 16), bytes);
        empty = false;
    }

    boolean isEmpty() {
        return empty;
    }

    String value() {
        return String.format("crc32c+crc32:%08x%08x", front, back);
    }

    private static int joined(int polynomial, int one, int other, long bytes) {
        int[] matrix = new int[BITS];
        matrix[0] = polynomial;
        for (int i = 1; i < BITS; i++) {
            matrix[i] = 1 << i - 1;
        }
        int moved = one;
        matrix = square(square(square(matrix)));
        for (long left = bytes; left > 0; left >>>= 1) {
            moved = (left & 1) == 0 ? moved : times(matrix, moved);
            matrix = square(matrix);
        }
        return moved ^ other;
    }

    private static int times(int[] matrix, int vector) {
        int sum = 0;
        for (int i = 0, left = vector; left != 0; i++, left >>>= 1) {
            sum ^= (left & 1) == 0 ? 0 : matrix[i];
        }
        return sum;
    }

    private static int[] square(int[] matrix) {
        int[] square = new int[BITS];
        for (int i = 0; i < BITS; i++) {
            square[i] = times(matrix, matrix[i]);
        }
        return square;
    }
}
