package org.convscan.format.pod5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.convscan.format.streamvbyte.MalformedSignalException;
import org.convscan.format.streamvbyte.StreamVByte16;
import org.convscan.format.zstd.ZstdFrame;

/** The table of signal: rows of up to some hundred thousand samples, several to a read. Of each batch only what is asked for is read. */
final class SignalTable implements Closeable {
    /** Samples that a byte of stored signal can stand for: real signal takes about one each. */
    private static final long MOST_SHRUNK = 64;

    private final ArrowTable table;
    private final long bytes;
    private final long[] firstRow;
    private final ZstdFrame frame;
    private int batch = -1;
    private Column signal;
    private Column counts;
    private ByteBuffer stored = ByteBuffer.allocateDirect(0);
    private short[] samples = new short[0];

    SignalTable(Region region) throws IOException {
        this.table = new ArrowTable(region);
        this.bytes = region.size();
        if (!table.has("signal") || !table.has("samples")) {
            throw new IOException("the table of signal lacks a column signal or samples");
        }
        this.firstRow = new long[table.batches() + 1];
        for (int i = 0; i < table.batches(); i++) {
            firstRow[i + 1] = firstRow[i] + Math.max(0, table.rows(i));
        }
        this.frame = new ZstdFrame();
    }

    /**
     * Reads the samples of a read, whose rows are given; memory grows with what is there.
     *
     * @param expected how many, as far as is known; believed when a table of this size can hold them
     * @return how many there are in {@link #takeSamples}
     */
    int read(long[] rows, long expected) throws IOException {
        boolean likely = expected > 0 && expected <= Math.min(Integer.MAX_VALUE / 2, bytes * MOST_SHRUNK);
        if (likely && expected > samples.length) {
            samples = new short[(int) expected];
        }
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = find(rows[i]);
            long count = counts.whole(row);
            if (count > Integer.MAX_VALUE / 2 - size) {
                throw new MalformedSignalException("row " + rows[i] + " of the signal claims " + count + " samples");
            }
            ByteBuffer packed = packed(row, (int) count);
            if (count > packed.limit()) {
                throw new MalformedSignalException("row " + rows[i] + " of the signal claims " + count + " samples in " + packed.limit() + " bytes");
            }
            samples = grown(samples, size + (int) count);
            put(packed, samples, size, (int) count);
            size += (int) count;
        }
        return size;
    }

    /** The samples read last, in front of what else may be there; they belong to the caller from then on. */
    short[] takeSamples() {
        short[] taken = samples;
        samples = new short[0];
        return taken;
    }

    /** Later samples may be written there. */
    void reuse(short[] spent) {
        if (spent.length > samples.length) {
            samples = spent;
        }
    }

    private ByteBuffer packed(int row, int count) throws IOException {
        long from = signal.start(row);
        long to = signal.start(row + 1);
        if (!isPacked()) {
            return ByteBuffer.wrap(signal.elements().bytes(2 * from, 2 * to));
        }
        stored = signal.bytes(from, to, stored);
        return frame.unpack(stored, StreamVByte16.mostBytes(count));
    }

    private static short[] grown(short[] samples, int needed) {
        return needed <= samples.length ? samples : Arrays.copyOf(samples, (int) Math.max(needed, Math.min(Integer.MAX_VALUE / 2, 2L * samples.length)));
    }

    private void put(ByteBuffer packed, short[] samples, int at, int count) throws MalformedSignalException {
        if (isPacked()) {
            StreamVByte16.unpack(packed.array(), 0, packed.limit(), samples, at, count);
        } else if (packed.limit() == 2 * count) {
            packed.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples, at, count);
        } else {
            throw new MalformedSignalException("the signal has " + packed.limit() + " bytes, not two for each of " + count + " samples");
        }
    }

    /** Without compression, signal is a list of 16-bit numbers. */
    private boolean isPacked() {
        return signal.field().type() == Field.Type.BYTES_64 || signal.field().type() == Field.Type.BYTES_32;
    }

    private int find(long row) throws IOException {
        if (row < 0 || row >= firstRow[firstRow.length - 1]) {
            throw new MalformedSignalException("row " + Long.toUnsignedString(row) + " of the signal, which has "
                    + firstRow[firstRow.length - 1] + " rows");
        }
        int found = Arrays.binarySearch(firstRow, row);
        int holder = found < 0 ? -found - 2 : found;
        while (firstRow[holder + 1] == row) {
            holder++;
        }
        if (holder != batch) {
            Map<String, Column> columns = table.batch(holder);
            signal = columns.get("signal");
            counts = columns.get("samples");
            if (!isPacked()) {
                signal = checkedList(signal);
            }
            batch = holder;
        }
        return (int) (row - firstRow[holder]);
    }

    private static Column checkedList(Column signal) throws IOException {
        Field.Type type = signal.field().type();
        boolean list = type == Field.Type.LIST_32 || type == Field.Type.LIST_64;
        if (!list || signal.elements().field().bits() != 16) {
            throw new IOException("the signal is neither VBZ nor a list of 16-bit numbers, which is not supported");
        }
        return signal;
    }

    @Override
    public void close() {
        frame.close();
    }
}
