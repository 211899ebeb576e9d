package org.convscan.format.edf;

import java.io.IOException;
import java.util.Arrays;
import org.convscan.InputException;
import org.convscan.format.signal.ColumnReader;

/** The columns of an EDF or BDF file; where it says that time passed between data records, they are missing. */
final class EdfReader implements ColumnReader {
    private final EdfHeader header;
    private final DataRecords records;
    private final float[][] record;
    private final int size;
    private double start;
    private long next;
    private long column;
    private long gap;
    private int from;

    /** @param first data record that is read; 0 where there may be gaps */
    EdfReader(EdfHeader header, long first) throws IOException {
        this.header = header;
        this.records = new DataRecords(header);
        this.size = header.columnsInRecord();
        this.record = new float[header.leads().size()][size];
        this.from = size;
        this.next = first;
        this.column = first * size;
    }

    @Override
    public int read(float[][] channels, int at, int columns) throws IOException {
        int done = 0;
        while (done < columns && (gap > 0 || from < size || load())) {
            int some = (int) Math.min(columns - done, gap > 0 ? gap : size - from);
            for (int c = 0; c < record.length; c++) {
                if (gap > 0) {
                    Arrays.fill(channels[c], at + done, at + done + some, Float.NaN);
                } else {
                    System.arraycopy(record[c], from, channels[c], at + done, some);
                }
            }
            from += gap > 0 ? 0 : some;
            gap -= gap > 0 ? some : 0;
            done += some;
        }
        return done;
    }

    private boolean load() throws IOException {
        if (next == header.records()) {
            return false;
        }
        records.load(next);
        if (header.gaps()) {
            gap = gapBefore(records.onset());
        }
        records.scale(record);
        next++;
        column += gap + size;
        from = 0;
        return true;
    }

    /** Columns that are missing before a data record, by when it says that it begins. */
    private long gapBefore(double onset) throws InputException {
        if (next == 0) {
            start = onset;
        }
        long missing = Math.round((onset - start) * header.hertz()) - column;
        // One column may be lost in the decimals of an onset.
        if (missing < -1) {
            throw new InputException(header.file().toString(), "data record " + (next + 1),
                    "the record begins at " + onset + " s, before the end of the one before", "is the file damaged?");
        }
        return Math.max(0, missing);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
