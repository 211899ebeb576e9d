package org.convscan.format.pod5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table in Arrow's IPC file format (Arrow columnar format 1, "IPC File Format"): a schema, dictionaries, and record batches that
 * are found through the footer. For one thread.
 */
final class ArrowTable {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK_BYTES = 24;
    private static final int PAIR_BYTES = 16;
    private static final int DICTIONARY_BATCH = 2;
    private static final int RECORD_BATCH = 3;

    private final Region region;
    private final FlatTable footer;
    private final List<Field> fields = new ArrayList<>();
    private final Map<Long, List<Column>> dictionaries = new HashMap<>();

    ArrowTable(Region region) throws IOException {
        this.region = region;
        byte[] end = region.read(region.size() - 10, 10);
        if (!Arrays.equals(MAGIC, Arrays.copyOfRange(end, 4, 10))) {
            throw new EOFException("a table without its end mark");
        }
        int size = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt();
        this.footer = FlatTable.root(region.read(region.size() - 10 - size, size));
        FlatTable schema = footer.table(1);
        if (schema == null || schema.i16(0) != 0) {
            throw new IOException("a table that is not little-endian is not supported");
        }
        for (int i = 0; i < schema.count(1); i++) {
            fields.add(Field.of(schema.element(1, i)));
        }
    }

    /** Reads the dictionaries, which must be there before {@link #dictionary} is asked. */
    void loadDictionaries() throws IOException {
        for (int i = 0; i < footer.count(2, BLOCK_BYTES); i++) {
            Block block = block(2, i);
            FlatTable batch = message(block, DICTIONARY_BATCH);
            long id = batch.i64(0);
            Field found = find(fields, id);
            List<Column> pieces = dictionaries.computeIfAbsent(id, key -> new ArrayList<>());
            if (found == null || !pieces.isEmpty() && batch.u8(2) == 0) {
                throw new IOException("a dictionary that " + (found == null ? "no column uses" : "replaces another") + " is not supported");
            }
            pieces.add(columns(block, batch.table(1), List.of(found.value())).get(0));
        }
    }

    private static Field find(List<Field> fields, long dictionary) {
        for (Field field : fields) {
            Field found = field.dictionary() == dictionary ? field : find(field.children(), dictionary);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    boolean has(String column) {
        return fields.stream().anyMatch(field -> field.name().equals(column));
    }

    int batches() {
        return footer.count(3, BLOCK_BYTES);
    }

    /** Rows of a batch, without looking at its columns. */
    long rows(int batch) throws IOException {
        return message(block(3, batch), RECORD_BATCH).i64(0);
    }

    /** The columns of a batch, by name. */
    Map<String, Column> batch(int i) throws IOException {
        Block block = block(3, i);
        Map<String, Column> byName = new HashMap<>();
        for (Column column : columns(block, message(block, RECORD_BATCH), fields)) {
            byName.put(column.field().name(), column);
        }
        return byName;
    }

    /** A place in a dictionary, which may have come in several pieces. */
    record Entry(Column column, int row) {}

    /** What a dictionary-encoded column has in a row; null when it has nothing. */
    Entry dictionary(Column column, int row) throws IOException {
        if (column.isNull(row)) {
            return null;
        }
        long index = column.whole(row);
        for (Column piece : dictionaries.getOrDefault(column.field().dictionary(), List.of())) {
            if (index >= 0 && index < piece.rows()) {
                return new Entry(piece, (int) index);
            }
            index -= piece.rows();
        }
        throw new IndexOutOfBoundsException("an entry of " + column.field().name() + " that its dictionary does not have");
    }

    private record Block(long offset, int metadata, long body) {}

    private Block block(int list, int i) {
        return new Block(
                footer.structI64(list, i, BLOCK_BYTES, 0),
                footer.structI32(list, i, BLOCK_BYTES, 8),
                footer.structI64(list, i, BLOCK_BYTES, 16));
    }

    private FlatTable message(Block block, int kind) throws IOException {
        byte[] metadata = region.read(block.offset, block.metadata);
        // Before Arrow 0.15 the mark of four FF bytes was not written.
        boolean marked = metadata.length > 4 && metadata[0] == -1 && metadata[1] == -1 && metadata[2] == -1 && metadata[3] == -1;
        FlatTable message = FlatTable.root(Arrays.copyOfRange(metadata, marked ? 8 : 4, metadata.length));
        FlatTable header = message.table(2);
        if (message.u8(1) != kind || header == null) {
            throw new IOException("an Arrow message of kind " + message.u8(1) + " where " + kind + " should be");
        }
        return header;
    }

    private List<Column> columns(Block block, FlatTable batch, List<Field> schema) throws IOException {
        if (batch.table(3) != null) {
            throw new IOException("compressed Arrow buffers are not supported");
        }
        Region body = region.part(block.offset + block.metadata, block.body);
        BatchReader reader = new BatchReader(batch, body);
        List<Column> columns = new ArrayList<>();
        for (Field field : schema) {
            columns.add(reader.column(field, batch.i64(0)));
        }
        return columns;
    }

    /** Takes nodes and buffers of a batch in the order of the schema, depth first. */
    private static final class BatchReader {
        private final FlatTable batch;
        private final Region body;
        private final int nodes;
        private final int buffers;
        private int node;
        private int buffer;

        BatchReader(FlatTable batch, Region body) {
            this.batch = batch;
            this.body = body;
            this.nodes = batch.count(1, PAIR_BYTES);
            this.buffers = batch.count(2, PAIR_BYTES);
        }

        Column column(Field field, long rows) throws IOException {
            boolean encoded = field.dictionary() != Field.NO_DICTIONARY;
            Field.Type type = encoded ? Field.Type.INT : field.type();
            if (node == nodes || buffer + type.buffers() > buffers) {
                throw new IOException("a record batch without all of its columns");
            }
            long length = batch.structI64(1, node++, PAIR_BYTES, 0);
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw new IOException("a column that claims " + Long.toUnsignedString(length) + " rows");
            }
            Region[] regions = new Region[type.buffers()];
            for (int i = 0; i < regions.length; i++) {
                regions[i] = body.part(batch.structI64(2, buffer, PAIR_BYTES, 0), batch.structI64(2, buffer++, PAIR_BYTES, 8));
            }
            List<Column> children = new ArrayList<>();
            for (Field child : encoded ? List.<Field>of() : field.children()) {
                children.add(column(child, length));
            }
            return new Column(encoded ? indices(field) : field, length, regions, children);
        }

        private static Field indices(Field field) {
            return new Field(field.name(), Field.Type.INT, field.index().bits(), field.index().signed(), List.of(), field.dictionary(), null);
        }
    }
}
