package org.convscan.stats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Tails in a file, behind all that they were worked out from, the question. Every number takes eight bytes, the lowest first: a
 * mark; the CRC-32C of what follows; how many numbers the question has; how many tails there are; the question; of each tail
 * threshold, top, spacing and how many depths and p-values it has; all depths; all p-values.
 */
final class TailFile {
    private static final long MAGIC = 0x31_4c49_4154_5343L;
    private static final int HEAD = 4;

    /** Numbers of the head that are checked, as all behind it: the last two. */
    private static final int CHECKED = 2;

    private static final int PER_TAIL = 5;

    /** Numbers written at once. */
    private static final int AT_ONCE = 8192;

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(AT_ONCE * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    /** The same bytes as numbers; {@code longs} knows how many there are. */
    private final LongBuffer longs = bytes.asLongBuffer();

    private final DoubleBuffer doubles = bytes.asDoubleBuffer();
    private final CRC32C sum = new CRC32C();

    private TailFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Bytes of a file; more than an int where there are too many to keep. */
    static long bytes(long[] question, List<Tail> tails) {
        long numbers = HEAD + question.length + (long) PER_TAIL * tails.size();
        for (Tail tail : tails) {
            numbers += tail.depths().length + tail.pvalues().length;
        }
        return Long.BYTES * numbers;
    }

    /** @param file one that is not there yet */
    static void write(Path file, long[] question, List<Tail> tails) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            TailFile out = new TailFile(channel);
            out.put(new long[HEAD - CHECKED]);
            out.flush();
            out.sum.reset();
            out.put(question.length, tails.size());
            out.put(question);
            for (Tail tail : tails) {
                out.put(tail.threshold(), tail.top(), tail.spacing(), tail.depths().length, tail.pvalues().length);
            }
            for (Tail tail : tails) {
                out.put(tail.depths());
            }
            for (Tail tail : tails) {
                out.put(tail.pvalues());
            }
            out.flush();
            long checksum = out.sum.getValue();
            channel.position(0);
            out.put(MAGIC, checksum);
            out.flush();
        }
    }

    private void put(long... numbers) throws IOException {
        for (int from = 0, count; from < numbers.length; from += count) {
            count = Math.min(numbers.length - from, longs.remaining());
            longs.put(numbers, from, count);
            flushIfFull();
        }
    }

    private void put(double[] numbers) throws IOException {
        for (int from = 0, count; from < numbers.length; from += count) {
            count = Math.min(numbers.length - from, longs.remaining());
            doubles.position(longs.position()).put(numbers, from, count);
            longs.position(doubles.position());
            flushIfFull();
        }
    }

    private void flushIfFull() throws IOException {
        if (!longs.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        bytes.limit(longs.position() * Long.BYTES);
        sum.update(bytes);
        bytes.rewind();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
        longs.clear();
    }

    /** The tails, or null where the file is damaged, of another program or the answer to another question. */
    static List<Tail> read(Path file, long[] question) throws IOException {
        ByteBuffer bytes;
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < HEAD * Long.BYTES || size > Integer.MAX_VALUE || size % Long.BYTES != 0) {
                return null;
            }
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
        }
        boolean whole = bytes.getLong(0) == MAGIC && bytes.getLong(Long.BYTES) == checksum(bytes);
        if (!whole || bytes.getLong(2 * Long.BYTES) != question.length) {
            return null;
        }
        LongBuffer longs = bytes.asLongBuffer().position(HEAD);
        long[] asked = new long[question.length];
        longs.get(asked);
        return Arrays.equals(asked, question) ? tails(bytes, longs, (int) bytes.getLong(3 * Long.BYTES)) : null;
    }

    private static List<Tail> tails(ByteBuffer bytes, LongBuffer longs, int count) {
        long[] heads = new long[PER_TAIL * count];
        longs.get(heads);
        long[][] depths = new long[count][];
        for (int i = 0; i < count; i++) {
            depths[i] = new long[(int) heads[PER_TAIL * i + 3]];
            longs.get(depths[i]);
        }
        DoubleBuffer doubles = bytes.position(longs.position() * Long.BYTES).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        List<Tail> tails = new ArrayList<>(count);
        for (int i = 0, head = 0; i < count; i++, head += PER_TAIL) {
            double[] pvalues = new double[(int) heads[head + 4]];
            doubles.get(pvalues);
            tails.add(new Tail(heads[head], heads[head + 1], heads[head + 2], depths[i], pvalues));
        }
        return tails;
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().position((HEAD - CHECKED) * Long.BYTES));
        return crc.getValue();
    }
}
