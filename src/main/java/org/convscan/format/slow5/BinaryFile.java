package org.convscan.format.slow5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.rawread.ReadFile;
import org.convscan.format.rawread.StoredRead;
import org.convscan.format.streamvbyte.MalformedSignalException;
import org.convscan.format.streamvbyte.StreamVByte;

/** A BLOW5 file, read front to back, a record at a time; its index is not needed. */
final class BinaryFile implements ReadFile {
    private static final int FIXED_HEADER = 64;
    private static final byte[] END = {'5', 'W', 'O', 'L', 'B'};
    private static final int SIZE_BYTES = 8;

    /** A record of half a billion samples: no molecule is that long. */
    private static final int MOST_BYTES = 1 << 30;

    private final String name;
    private final InputStream in;
    private final long size;
    private final Header header;
    private final RecordCodec records;
    private final boolean packed;
    private long position;
    private long read;
    private boolean ended;

    BinaryFile(String name, InputStream in, long size) throws IOException {
        this.name = name;
        this.in = in;
        this.size = size;
        byte[] fixed = take(FIXED_HEADER, "inside its header");
        int major = fixed[6] & 0xFF;
        int minor = fixed[7] & 0xFF;
        Slow5File.checkVersion(name, major, minor, fixed[8] & 0xFF);
        // Version 0.1 has no signal compression, and no byte that says so.
        int signal = minor < 2 ? 0 : fixed[14] & 0xFF;
        if (signal > 1) {
            throw unsupported("signal compression " + (signal == 2 ? "ex-zd" : Integer.toString(signal)), "none and svb-zd are");
        }
        this.packed = signal == 1;
        this.records = RecordCodec.of(fixed[9]);
        if (records == null) {
            throw unsupported("record compression " + (fixed[9] & 0xFF), "none, zlib and zstd are");
        }
        this.header = readHeader();
    }

    private InputException unsupported(String feature, String hint) {
        return new InputException(name, "", "BLOW5 " + feature + " is not supported", hint);
    }

    private Header readHeader() throws IOException {
        long bytes = Integer.toUnsignedLong(little(take(4, "inside its header")).getInt());
        if (bytes > size - position) {
            throw endsEarly("inside its header");
        }
        Header found = new Header(name);
        for (String line : new String(take((int) bytes, "inside its header"), StandardCharsets.UTF_8).split("\n")) {
            found.line(line, "header");
        }
        if (!found.complete()) {
            throw new InputException(name, "header", "the names of the columns are missing", "the header ends with a line #read_id ...");
        }
        return found;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredRead next() throws IOException {
        long at = position;
        long bytes = nextSize();
        return bytes < 0 ? null : record(at, bytes);
    }

    @Override
    public boolean skip() throws IOException {
        long bytes = nextSize();
        if (bytes < 0) {
            return false;
        }
        read++;
        in.skipNBytes(bytes);
        position += bytes;
        return true;
    }

    @Override
    public double passed() {
        return (double) position / size;
    }

    /** Bytes of the next record, behind the number that says so; -1 behind the last. */
    private long nextSize() throws IOException {
        if (ended) {
            return -1;
        }
        if (size - position < SIZE_BYTES) {
            ended = true;
            if (size - position == END.length && Arrays.equals(END, take(END.length, ""))) {
                return -1;
            }
            throw endsEarly("without its end mark");
        }
        long at = position;
        long bytes = little(take(SIZE_BYTES, "")).getLong();
        if (bytes < 0 || bytes > size - position) {
            ended = true;
            throw new InputException(name, "byte " + at, "record " + (read + 1) + " claims " + Long.toUnsignedString(bytes)
                    + " bytes, and " + (size - position) + " are left", "the file was cut or is damaged: copy or download it again");
        }
        return bytes;
    }

    private StoredRead record(long at, long bytes) throws IOException {
        String place = "record " + ++read + " at byte " + at;
        if (bytes > MOST_BYTES) {
            in.skipNBytes(bytes);
            position += bytes;
            return Rows.damaged(name, place, "a record of " + bytes + " bytes is not supported");
        }
        byte[] stored = take((int) bytes, "inside record " + read);
        try {
            return parse(records.unpack(stored, MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException e) {
            return Rows.damaged(name, place, "it ends before its last column");
        } catch (IOException | IndexOutOfBoundsException e) {
            return Rows.damaged(name, place, e.getMessage());
        }
    }

    private StoredRead parse(ByteBuffer record) throws IOException {
        String id = text(record, record.getShort() & 0xFFFF);
        long group = Integer.toUnsignedLong(record.getInt());
        double[] numbers = {record.getDouble(), record.getDouble(), record.getDouble(), record.getDouble()};
        short[] samples = samples(record);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Column column : header.extra()) {
            String value = column.take(record);
            if (value != null) {
                attributes.put(column.name(), value);
            }
        }
        header.describe(group, attributes);
        return Rows.read(name, id, numbers, samples, attributes);
    }

    private static String text(ByteBuffer record, int bytes) {
        if (bytes > record.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[bytes];
        record.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** With svb-zd the length is one of bytes, and the count stands in front of the samples. */
    private short[] samples(ByteBuffer record) throws IOException {
        long length = record.getLong();
        long bytes = packed ? length : 2 * length;
        if (length < 0 || length > record.remaining() || bytes > record.remaining()) {
            throw new MalformedSignalException("its signal claims " + Long.toUnsignedString(length)
                    + (packed ? " bytes" : " samples") + ", and " + record.remaining() + " bytes are left");
        }
        int at = record.position();
        record.position(at + (int) bytes);
        if (!packed) {
            short[] samples = new short[(int) length];
            record.slice(at, (int) bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return samples;
        }
        if (length < 4) {
            return new short[0];
        }
        return StreamVByte.unpack(record.array(), at + 4, at + (int) bytes, record.getInt(at));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What the file is not long enough for is not allocated either. */
    private byte[] take(int count, String where) throws IOException {
        if (size - position < count) {
            ended = true;
            throw endsEarly(where);
        }
        byte[] bytes = new byte[count];
        if (in.readNBytes(bytes, 0, count) < count) {
            ended = true;
            throw endsEarly(where);
        }
        position += count;
        return bytes;
    }

    private InputException endsEarly(String where) {
        return new InputException(name, "byte " + size, "the file ends " + where, "it was cut: copy or download it again");
    }

    @Override
    public void close() throws IOException {
        records.close();
        in.close();
    }
}
