package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.convscan.kernel.MotifName;

/**
 * Counts of hits, motifs by lines or regions, as a sparse Matrix Market file with the names of rows and columns beside it:
 * FILE, FILE.rows.tsv and FILE.columns.tsv, which appear together. Memory is bounded: names of columns are written as they come,
 * and counts beyond some millions wait in a temporary file. Not thread-safe.
 */
public final class MatrixMarket implements Closeable {
    private static final int BATCH = 1 << 16;

    private final OutputFile matrix;
    private final OutputFile rowNames;
    private final OutputFile columnNames;
    private final CellCounts counts;
    private final Bytes names = new Bytes();
    private int columns;
    private long entries;
    private String shard = "";

    private MatrixMarket(OutputFile matrix, OutputFile rowNames, OutputFile columnNames, CellCounts counts) {
        this.matrix = matrix;
        this.rowNames = rowNames;
        this.columnNames = columnNames;
        this.counts = counts;
    }

    /** @throws org.convscan.InputException when one of the three files cannot be written */
    public static MatrixMarket create(Path file) throws IOException {
        return create(file, CellCounts.HELD);
    }

    /** @param held how many hits are held in memory */
    static MatrixMarket create(Path file, int held) throws IOException {
        OutputFile matrix = OutputFile.create(file);
        OutputFile rowNames = null;
        try {
            rowNames = OutputFile.create(Path.of(file + ".rows.tsv"));
            OutputFile columnNames = OutputFile.create(Path.of(file + ".columns.tsv"));
            return new MatrixMarket(matrix, rowNames, columnNames, new CellCounts(file, held));
        } catch (IOException e) {
            matrix.close();
            if (rowNames != null) {
                rowNames.close();
            }
            throw e;
        }
    }

    /** These are the counts of a shard, to be added to those of the others, see {@link MatrixMerger}. */
    public void ofShard(String place, boolean continues, boolean sharedColumns) {
        shard = MatrixPart.note(place, continues, sharedColumns);
    }

    /** A new column; columns are numbered from 0 in this order. */
    public int column(String name) throws IOException {
        names.addName(name).add('\n');
        flush(names, columnNames.stream(), BATCH);
        return columns++;
    }

    /** One more hit, in any order. */
    public void count(int motif, int column) throws IOException {
        counts.add((long) column << 32 | motif);
    }

    /** Writes what was counted and moves the files into place, see {@link #finish}. */
    public void commit(List<MotifName> rows, String comment) throws IOException {
        OutputFile.commit(finish(rows, comment));
    }

    /**
     * Writes what was counted; gives the files that are to be moved into place, in this order.
     *
     * @param rows all motifs
     * @param comment where the numbers come from
     */
    public List<OutputFile> finish(List<MotifName> rows, String comment) throws IOException {
        flush(names, columnNames.stream(), 0);
        for (MotifName row : rows) {
            names.addName(row.id()).add('\t').addName(row.alternative()).add('\n');
        }
        flush(names, rowNames.stream(), 0);
        writeMatrix(matrix.stream(), rows.size(), comment);
        return List.of(rowNames, columnNames, matrix);
    }

    private static void flush(Bytes text, OutputStream out, int over) throws IOException {
        if (text.size() > over) {
            text.writeTo(out);
            text.clear();
        }
    }

    private void writeMatrix(OutputStream out, int rows, String comment) throws IOException {
        counts.read((cell, count) -> entries++);
        Bytes text = new Bytes();
        text.add(MatrixPart.BANNER).add("\n% ").addName(comment);
        text.add("\n% rows: motifs; columns: sequences or regions; numbers: hits\n");
        text.add(shard);
        text.add((long) rows).add(' ').add((long) columns).add(' ').add(entries).add('\n');
        counts.read((cell, count) -> {
            text.add((cell & 0xFFFFFFFFL) + 1).add(' ').add((cell >> 32) + 1).add(' ').add(count).add('\n');
            flush(text, out, BATCH);
        });
        flush(text, out, 0);
    }

    @Override
    public void close() {
        counts.close();
        matrix.close();
        rowNames.close();
        columnNames.close();
    }
}
