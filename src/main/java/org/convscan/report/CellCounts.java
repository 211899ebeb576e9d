package org.convscan.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How often each cell of a table too large for memory was named. Cells are collected, sorted and, when there are too many, laid
 * aside in a temporary file as a run of cells and counts; reading merges the runs. Not thread-safe.
 */
final class CellCounts implements Closeable {
    /** 32 MB of cells. */
    static final int HELD = 1 << 22;

    private static final int RECORD_BYTES = Long.BYTES + Integer.BYTES;

    private final Path beside;
    private final List<Long> runs = new ArrayList<>();
    private final int most;
    private long[] held;
    private int size;
    private OutputFile file;
    private DataOutputStream out;
    private long written;

    /** Takes cells and counts in rising order of cells. */
    interface Reader {
        void read(long cell, long count) throws IOException;
    }

    /** A run that is being read. */
    private static final class Run {
        private final DataInputStream in;
        private long left;
        private long cell;
        private long count;

        private Run(DataInputStream in, long records) {
            this.in = in;
            this.left = records;
        }

        private boolean next() throws IOException {
            if (left-- == 0) {
                in.close();
                return false;
            }
            cell = in.readLong();
            count = in.readInt();
            return true;
        }
    }

    /**
     * @param beside cells that do not fit in memory go to a temporary file beside this one
     * @param most how many cells are held in memory
     */
    CellCounts(Path beside, int most) {
        this.beside = beside;
        this.most = most;
        this.held = new long[Math.min(most, 1 << 10)];
    }

    void add(long cell) throws IOException {
        if (size == held.length) {
            if (size == most) {
                layAside();
            } else {
                held = Arrays.copyOf(held, (int) Math.min(most, size * 2L));
            }
        }
        held[size++] = cell;
    }

    private void layAside() throws IOException {
        if (file == null) {
            file = OutputFile.scratch(beside);
            out = new DataOutputStream(new BufferedOutputStream(file.stream(), 1 << 16));
        }
        long before = written;
        readHeld((cell, count) -> {
            out.writeLong(cell);
            out.writeInt((int) count);
            written++;
        });
        runs.add(written - before);
        size = 0;
    }

    private void readHeld(Reader reader) throws IOException {
        Arrays.sort(held, 0, size);
        for (int i = 0; i < size; ) {
            int first = i;
            while (i < size && held[i] == held[first]) {
                i++;
            }
            reader.read(held[first], i - first);
        }
    }

    /** All cells that were named, with how often; may be called again. */
    void read(Reader reader) throws IOException {
        if (runs.isEmpty()) {
            readHeld(reader);
            return;
        }
        if (size > 0) {
            layAside();
        }
        out.flush();
        PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparingLong(run -> run.cell));
        long start = 0;
        for (long records : runs) {
            InputStream in = Files.newInputStream(file.temporary());
            in.skipNBytes(start * RECORD_BYTES);
            Run run = new Run(new DataInputStream(new BufferedInputStream(in, 1 << 14)), records);
            run.next();
            queue.add(run);
            start += records;
        }
        merge(queue, reader);
    }

    private static void merge(PriorityQueue<Run> queue, Reader reader) throws IOException {
        while (!queue.isEmpty()) {
            long cell = queue.peek().cell;
            long count = 0;
            while (!queue.isEmpty() && queue.peek().cell == cell) {
                Run run = queue.poll();
                count += run.count;
                if (run.next()) {
                    queue.add(run);
                }
            }
            reader.read(cell, count);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
