package org.convscan.format.flac;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes a native FLAC stream of up to 24 bits a sample, one block after the other, and checks every frame's check sums. For
 * one reader at a time.
 */
public final class FlacDecoder implements Closeable {
    private static final int STREAM_MARK = 0x664C6143;
    private static final int FRAME_MARK = 0x3FFE;

    private final InputStream in;
    private final Bits bits;
    private final int channels;
    private final int bitsInSample;
    private final int largestBlock;
    private int[][] block;

    private FlacDecoder(InputStream in, Bits bits, int channels, int bitsInSample, int largestBlock) {
        this.in = in;
        this.bits = bits;
        this.channels = channels;
        this.bitsInSample = bitsInSample;
        this.largestBlock = largestBlock;
        this.block = new int[channels][0];
    }

    /**
     * Reads what stands before the first frame.
     *
     * @param file for messages
     * @param in is closed with the decoder
     */
    public static FlacDecoder open(String file, InputStream in) throws IOException {
        Bits bits = new Bits(file, in);
        if (bits.unsigned(32) != STREAM_MARK) {
            throw bits.wrong("this is no FLAC file: it does not begin with fLaC", "");
        }
        FlacDecoder decoder = null;
        boolean last = false;
        while (!last) {
            last = bits.small(1) == 1;
            int type = bits.small(7);
            int length = bits.small(24);
            if (type == 0 && decoder == null) {
                decoder = streamInfo(in, bits, length);
            } else {
                bits.skip(length);
            }
        }
        if (decoder == null) {
            throw bits.wrong("the FLAC file has no description of its stream", "");
        }
        return decoder;
    }

    private static FlacDecoder streamInfo(InputStream in, Bits bits, int length) throws IOException {
        bits.skip(2);
        int largestBlock = bits.small(16);
        bits.skip(6);
        bits.small(20);
        int channels = bits.small(3) + 1;
        int bitsInSample = bits.small(5) + 1;
        bits.unsigned(32);
        bits.small(4);
        bits.skip(length - 18);
        if (bitsInSample > 24 || bitsInSample < 4) {
            throw bits.wrong("FLAC with " + bitsInSample + " bits a sample is not supported", "4 to 24 are");
        }
        return new FlacDecoder(in, bits, channels, bitsInSample, largestBlock);
    }

    public int channels() {
        return channels;
    }

    public int bitsInSample() {
        return bitsInSample;
    }

    /** Decodes the next block and returns its samples in a channel, to be had from {@link #channel}; 0 behind the last. */
    public int next() throws IOException {
        if (bits.atEnd()) {
            return 0;
        }
        bits.startCheck();
        if (bits.small(15) != FRAME_MARK << 1) {
            throw bits.wrong("a FLAC frame should begin here", "the file is damaged");
        }
        bits.small(1);
        int size = bits.small(4);
        int rate = bits.small(4);
        int assignment = bits.small(4);
        int depth = depth(bits.small(3));
        bits.small(1);
        skipNumber();
        int count = blockSize(size);
        skipRate(rate);
        int expected = bits.check8();
        if (bits.small(8) != expected) {
            throw bits.wrong("the check sum of a FLAC frame's head is wrong", "the file is damaged");
        }
        subframes(assignment, depth, count);
        return count;
    }

    private void subframes(int assignment, int depth, int count) throws IOException {
        int coded = assignment < 8 ? assignment + 1 : 2;
        if (assignment > 10 || coded != channels || count > Math.max(largestBlock, 1)) {
            throw bits.wrong("a FLAC frame does not fit the stream", "the file is damaged");
        }
        if (block[0].length < count) {
            block = new int[channels][count];
        }
        Subframe subframe = new Subframe(bits, count);
        for (int c = 0; c < channels; c++) {
            boolean side = assignment == 8 && c == 1 || assignment == 9 && c == 0 || assignment == 10 && c == 1;
            subframe.decode(block[c], depth + (side ? 1 : 0));
        }
        bits.toByteEdge();
        int expected = bits.check16();
        if (bits.small(16) != expected) {
            throw bits.wrong("the check sum of a FLAC frame is wrong", "the file is damaged");
        }
        joinStereo(assignment, count);
    }

    /** Undoes left/side, side/right and middle/side coding; RFC 9639 section 4.2. */
    private void joinStereo(int assignment, int count) {
        for (int i = 0; assignment > 7 && i < count; i++) {
            int first = block[0][i];
            int second = block[1][i];
            if (assignment == 8) {
                block[1][i] = first - second;
            } else if (assignment == 9) {
                block[0][i] = first + second;
            } else {
                int middle = first << 1 | second & 1;
                block[0][i] = middle + second >> 1;
                block[1][i] = middle - second >> 1;
            }
        }
    }

    private int depth(int code) throws IOException {
        return switch (code) {
            case 0 -> bitsInSample;
            case 1 -> 8;
            case 2 -> 12;
            case 4 -> 16;
            case 5 -> 20;
            case 6 -> 24;
            default -> throw bits.wrong("a FLAC frame has an unknown sample size", "the file is damaged");
        };
    }

    private int blockSize(int code) throws IOException {
        if (code == 0) {
            throw bits.wrong("a FLAC frame has an unknown block size", "the file is damaged");
        }
        return switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> bits.small(8) + 1;
            case 7 -> bits.small(16) + 1;
            default -> 1 << code;
        };
    }

    private void skipRate(int code) throws IOException {
        if (code == 12) {
            bits.small(8);
        } else if (code == 13 || code == 14) {
            bits.small(16);
        }
    }

    /** The frame's number, as many bytes as the first one's leading ones say. */
    private void skipNumber() throws IOException {
        int first = bits.small(8);
        for (int mask = 0x40; (first & 0x80) != 0 && (first & mask) != 0; mask >>= 1) {
            bits.small(8);
        }
    }

    /** A channel's samples of the block that was decoded last; its beginning when the array is longer than the block. */
    public int[] channel(int channel) {
        return block[channel];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
