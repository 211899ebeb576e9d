package org.convscan.format.fasta;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.convscan.InputException;
import org.convscan.track.Alphabet;

/**
 * The records of a 2bit file (UCSC Genome Browser, "twoBit file format"; versions 0 and 1, either byte order), in the order in
 * which they lie in the file. Holds the blocks of N and of lower case of one record.
 */
final class TwoBitRecords implements RecordReader {
    private static final String LITTLE_ENDIAN = "\u0043\u0027\u0041\u001A";
    private static final String BIG_ENDIAN = "\u001A\u0041\u0027\u0043";
    private static final byte[] BASES = "TCAG".getBytes(StandardCharsets.US_ASCII);

    private record Entry(String name, long offset) {}

    private final ByteReader in;
    private final boolean bigEndian;
    private final List<Entry> entries = new ArrayList<>();
    private int next;
    private long size;
    private long done;
    private int packed;
    private TwoBitBlocks unknown;
    private TwoBitBlocks lower;

    TwoBitRecords(ByteReader in, Alphabet alphabet) throws IOException {
        this.in = in;
        this.bigEndian = in.peek() == BIG_ENDIAN.charAt(0);
        if (!alphabet.accepts('A') || !alphabet.accepts('N')) {
            throw new InputException(in.name(), "", "a 2bit file holds DNA, not " + alphabet.name(), "");
        }
        in.skip(4);
        long version = number(4);
        if (version > 1) {
            throw new InputException(in.name(), "", "2bit version " + version + " is not supported", "");
        }
        long count = number(4);
        number(4);
        for (long i = 0; i < count; i++) {
            byte[] name = new byte[take()];
            for (int b = 0; b < name.length; b++) {
                name[b] = (byte) take();
            }
            entries.add(new Entry(new String(name, StandardCharsets.UTF_8), number(version == 0 ? 4 : 8)));
        }
        entries.sort(Comparator.comparingLong(Entry::offset));
    }

    static boolean recognises(String begin) {
        return begin.startsWith(LITTLE_ENDIAN) || begin.startsWith(BIG_ENDIAN);
    }

    private int take() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new InputException(in.name(), "byte " + in.position(), "2bit data ends early",
                    "the file was cut: copy or download it again");
        }
        return b;
    }

    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) take() << 8 * (bigEndian ? bytes - 1 - i : i);
        }
        return value;
    }

    @Override
    public String next() throws IOException {
        if (next == entries.size()) {
            return null;
        }
        Entry entry = entries.get(next++);
        if (in.position() > entry.offset()) {
            throw new InputException(in.name(), "record " + entry.name(), "2bit data is corrupt: records overlap", "");
        }
        while (in.position() < entry.offset()) {
            take();
        }
        size = number(4);
        done = 0;
        unknown = blocks();
        lower = blocks();
        number(4);
        return entry.name();
    }

    private TwoBitBlocks blocks() throws IOException {
        long count = number(4);
        if (count > size) {
            throw new InputException(in.name(), place(), "2bit data is corrupt: " + count + " blocks in " + size + " bases", "");
        }
        long[] starts = numbers(count);
        return new TwoBitBlocks(starts, numbers(count));
    }

    /** Grows as the file proves to be as long as it says. */
    private long[] numbers(long count) throws IOException {
        long[] all = new long[(int) Math.min(count, 1 << 16)];
        for (int i = 0; i < count; i++) {
            if (i == all.length) {
                all = Arrays.copyOf(all, (int) Math.min(count, 2L * i));
            }
            all[i] = number(4);
        }
        return all;
    }

    @Override
    public int letters(byte[] target, int from, int to) throws IOException {
        int count = (int) Math.min(to - from, size - done);
        for (int i = 0; i < count; i++) {
            int within = (int) (done + i & 3);
            if (within == 0) {
                packed = take();
            }
            target[from + i] = BASES[packed >> 6 - 2 * within & 3];
        }
        unknown.each(done, done + count, (a, b) -> Arrays.fill(target, at(from, a), at(from, b), (byte) 'N'));
        lower.each(done, done + count, (a, b) -> {
            for (int i = at(from, a); i < at(from, b); i++) {
                target[i] |= 0x20;
            }
        });
        done += count;
        return from + count;
    }

    private int at(int from, long column) {
        return (int) (from + column - done);
    }

    @Override
    public boolean ended() {
        return done == size;
    }

    @Override
    public String place() {
        return "record " + entries.get(next - 1).name();
    }

    @Override
    public boolean namesAreUnique() {
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
