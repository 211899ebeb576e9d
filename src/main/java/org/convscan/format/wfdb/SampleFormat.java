package org.convscan.format.wfdb;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a signal file stores samples: the number that stands in headers, as signal(5) of the WFDB Applications Guide defines
 * them. Samples come in packs of whole bytes; the lowest value of a format means that a sample is missing.
 */
enum SampleFormat {
    /** No file at all: every sample is missing. */
    NULL(0, 0, 1, 1),
    /** First differences, one byte each. No value means missing. */
    DIFFERENCES_8(8, 8, 1, 1),
    LITTLE_16(16, 16, 1, 2),
    LITTLE_24(24, 24, 1, 3),
    LITTLE_32(32, 32, 1, 4),
    BIG_16(61, 16, 1, 2),
    OFFSET_8(80, 8, 1, 1),
    OFFSET_16(160, 16, 1, 2),
    PACKED_212(212, 12, 2, 3),
    PACKED_310(310, 10, 3, 4),
    PACKED_311(311, 10, 3, 4),
    FLAC_8(508, 8, 1, 1),
    FLAC_16(516, 16, 1, 2),
    FLAC_24(524, 24, 1, 3);

    private final int number;
    private final int bits;
    private final int samplesInPack;
    private final int bytesInPack;

    SampleFormat(int number, int bits, int samplesInPack, int bytesInPack) {
        this.number = number;
        this.bits = bits;
        this.samplesInPack = samplesInPack;
        this.bytesInPack = bytesInPack;
    }

    static Optional<SampleFormat> of(int number) {
        return Arrays.stream(values()).filter(format -> format.number == number).findFirst();
    }

    int number() {
        return number;
    }

    int bits() {
        return bits;
    }

    boolean isFlac() {
        return number > 500;
    }

    /** Whether it is known where in a file a sample is: not where what stands there depends on all before. */
    boolean hasPlaces() {
        return this != DIFFERENCES_8 && !isFlac();
    }

    int samplesInPack() {
        return samplesInPack;
    }

    int bytesInPack() {
        return bytesInPack;
    }

    /** The value that stands for a missing sample; one that cannot occur for {@link #DIFFERENCES_8}. */
    long missing() {
        return switch (this) {
            case NULL -> 0;
            case DIFFERENCES_8 -> Long.MIN_VALUE;
            default -> -1L << bits - 1;
        };
    }

    /** Whole samples in so many bytes: the last pack of a file may be cut behind any of its samples. */
    int samplesIn(int bytes) {
        int rest = bytes % bytesInPack;
        int behind = switch (this) {
            case PACKED_212, PACKED_310 -> rest / 2;
            case PACKED_311 -> Math.max(0, rest - 1);
            default -> 0;
        };
        return bytes / bytesInPack * samplesInPack + behind;
    }

    /** Decodes the samples in the first {@code length} bytes; behind those the array has room for a whole pack. */
    int decode(byte[] bytes, int length, int[] samples) {
        int count = samplesIn(length);
        int packs = (count + samplesInPack - 1) / samplesInPack;
        switch (this) {
            case DIFFERENCES_8 -> plain8(bytes, packs, samples, 0);
            case OFFSET_8 -> plain8(bytes, packs, samples, 0x80);
            case LITTLE_16 -> plain16(bytes, packs, samples, 0, 0);
            case BIG_16 -> plain16(bytes, packs, samples, 1, 0);
            case OFFSET_16 -> plain16(bytes, packs, samples, 0, 0x8000);
            case LITTLE_24 -> plain24(bytes, packs, samples);
            case LITTLE_32 -> plain32(bytes, packs, samples);
            case PACKED_212 -> packed212(bytes, packs, samples);
            case PACKED_310 -> packed310(bytes, packs, samples);
            case PACKED_311 -> packed311(bytes, packs, samples);
            default -> throw new IllegalStateException(this + " is not decoded here");
        }
        return count;
    }

    /** Flipping the highest bit turns offset binary into two's complement. */
    private static void plain8(byte[] bytes, int count, int[] samples, int flip) {
        for (int i = 0; i < count; i++) {
            samples[i] = (byte) (bytes[i] ^ flip);
        }
    }

    private static void plain16(byte[] bytes, int count, int[] samples, int low, int flip) {
        for (int i = 0; i < count; i++) {
            int high = 1 - low;
            samples[i] = (short) ((bytes[2 * i + low] & 0xFF | bytes[2 * i + high] << 8) ^ flip);
        }
    }

    private static void plain24(byte[] bytes, int count, int[] samples) {
        for (int i = 0, b = 0; i < count; i++, b += 3) {
            samples[i] = bytes[b] & 0xFF | (bytes[b + 1] & 0xFF) << 8 | bytes[b + 2] << 16;
        }
    }

    private static void plain32(byte[] bytes, int count, int[] samples) {
        for (int i = 0, b = 0; i < count; i++, b += 4) {
            samples[i] = bytes[b] & 0xFF | (bytes[b + 1] & 0xFF) << 8 | (bytes[b + 2] & 0xFF) << 16 | bytes[b + 3] << 24;
        }
    }

    /** A 16-bit word holds the first sample and the second's upper four bits, a byte the rest. */
    private static void packed212(byte[] bytes, int packs, int[] samples) {
        for (int pack = 0, b = 0; pack < packs; pack++, b += 3) {
            int middle = bytes[b + 1];
            samples[2 * pack] = (bytes[b] & 0xFF | middle << 8) << 20 >> 20;
            samples[2 * pack + 1] = (bytes[b + 2] & 0xFF | (middle & 0xF0) << 4) << 20 >> 20;
        }
    }

    /** Two 16-bit words hold a sample each in bits 1 to 10; the third sample is in the upper five bits of both. */
    private static void packed310(byte[] bytes, int packs, int[] samples) {
        for (int pack = 0, b = 0; pack < packs; pack++, b += 4) {
            int first = bytes[b] & 0xFF | (bytes[b + 1] & 0xFF) << 8;
            int second = bytes[b + 2] & 0xFF | (bytes[b + 3] & 0xFF) << 8;
            samples[3 * pack] = first << 21 >> 22;
            samples[3 * pack + 1] = second << 21 >> 22;
            samples[3 * pack + 2] = (first >> 11 | second >> 11 << 5) << 22 >> 22;
        }
    }

    /** A 32-bit word holds three samples, the first in the lowest ten bits. */
    private static void packed311(byte[] bytes, int packs, int[] samples) {
        for (int pack = 0, b = 0; pack < packs; pack++, b += 4) {
            int word = bytes[b] & 0xFF | (bytes[b + 1] & 0xFF) << 8 | (bytes[b + 2] & 0xFF) << 16 | bytes[b + 3] << 24;
            samples[3 * pack] = word << 22 >> 22;
            samples[3 * pack + 1] = word << 12 >> 22;
            samples[3 * pack + 2] = word << 2 >> 22;
        }
    }
}
