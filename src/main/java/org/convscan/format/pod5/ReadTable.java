package org.convscan.format.pod5;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscan.format.rawread.Calibration;
import org.convscan.format.streamvbyte.MalformedSignalException;

/** The table of reads, a batch at a time. Versions 0 to 2 keep some columns inside of others, which is hidden here. */
final class ReadTable {
    private final ArrowTable table;
    private final Runs runs;
    private Map<String, Column> columns = Map.of();
    private int nextBatch;
    private long rows;
    private int row = -1;

    ReadTable(Region reads, Region runs) throws IOException {
        this.table = new ArrowTable(reads);
        for (String needed : new String[] {"read_id", "signal", "run_info"}) {
            if (!table.has(needed)) {
                throw new IOException("the table of reads lacks a column " + needed);
            }
        }
        table.loadDictionaries();
        this.runs = new Runs(runs);
    }

    /** Steps to the next read; false behind the last. */
    boolean advance() throws IOException {
        while (++row >= rows) {
            if (nextBatch == table.batches()) {
                return false;
            }
            rows = table.rows(nextBatch);
            columns = table.batch(nextBatch++);
            row = -1;
        }
        return true;
    }

    /** How much of the table lies before the next read, 0 to 1: batches hold about as many rows each. */
    double passed() {
        if (nextBatch == 0) {
            return 0;
        }
        double ofBatch = rows == 0 ? 1 : Math.min(1, (row + 1.0) / rows);
        return (nextBatch - 1 + ofBatch) / table.batches();
    }

    String id() throws IOException {
        return columns.get("read_id").uuid(row);
    }

    /** Rows of the table of signal. */
    long[] signalRows() throws IOException {
        Column list = columns.get("signal");
        Column elements = list.elements();
        long from = list.start(row);
        long to = list.start(row + 1);
        if (from < 0 || to < from || to > Integer.MAX_VALUE) {
            throw new MalformedSignalException("the list of its signal rows is damaged");
        }
        if (to > from) {
            elements.whole((int) to - 1);
        }
        long[] found = new long[(int) (to - from)];
        for (int i = 0; i < found.length; i++) {
            found[i] = elements.whole((int) from + i);
        }
        return found;
    }

    /** -1 before version 3, which does not say. */
    long samples() throws IOException {
        Column column = columns.get("num_samples");
        return column == null ? -1 : column.whole(row);
    }

    Runs.Run run() throws IOException {
        return runs.of(table.dictionary(columns.get("run_info"), row));
    }

    /** Null when the file does not say. */
    Calibration calibration() throws IOException {
        Double offset = number("calibration_offset", "calibration", "offset");
        Double scale = number("calibration_scale", "calibration", "scale");
        try {
            return offset == null || scale == null ? null : new Calibration(offset, scale);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Double number(String flat, String nested, String child) throws IOException {
        if (columns.containsKey(flat)) {
            return columns.get(flat).real(row);
        }
        ArrowTable.Entry entry = entry(nested);
        Column column = entry == null ? null : entry.column().child(child);
        return column == null ? null : (Double) column.real(entry.row());
    }

    private ArrowTable.Entry entry(String column) throws IOException {
        Column found = columns.get(column);
        return found == null || found.field().dictionary() == Field.NO_DICTIONARY ? null : table.dictionary(found, row);
    }

    Map<String, String> attributes() throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "channel_number", "channel", "pore", "channel");
        put(attributes, "start_time", "start", "", "");
        put(attributes, "read_number", "read_number", "", "");
        put(attributes, "start_mux", "well", "pore", "well");
        put(attributes, "median_before", "median_before", "", "");
        put(attributes, "end_reason", "", "end_reason", "name");
        return attributes;
    }

    /** A column's own value, or else the entry of a dictionary or a child of that. */
    private void put(Map<String, String> attributes, String name, String flat, String nested, String child) throws IOException {
        Column column = columns.get(flat);
        int at = row;
        if (column == null) {
            ArrowTable.Entry entry = entry(nested);
            if (entry == null) {
                return;
            }
            Column inner = entry.column().child(child);
            column = inner == null ? entry.column() : inner;
            at = entry.row();
        }
        String value = column.any(at);
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
