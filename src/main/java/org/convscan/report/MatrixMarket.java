package org.convscan.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.convscan.kernel.MotifName;

/**
 * Counts of hits, motifs by lines or regions, as a sparse Matrix Market file with the names of rows and columns beside it. Holds
 * the counts that are not zero.
 */
public final class MatrixMarket {
    private final List<String> columns = new ArrayList<>();
    private final TreeMap<Long, Integer> counts = new TreeMap<>();

    /** A new column; columns are numbered from 0 in this order. */
    public int column(String name) {
        columns.add(name);
        return columns.size() - 1;
    }

    public void count(int motif, int column) {
        counts.merge((long) column << 32 | motif, 1, Integer::sum);
    }

    /** FILE, FILE.rows.tsv and FILE.columns.tsv, all or none. */
    public void write(Path file, List<MotifName> rows, String comment) throws IOException {
        try (OutputFile matrix = OutputFile.create(file);
                OutputFile rowNames = OutputFile.create(Path.of(file + ".rows.tsv"));
                OutputFile columnNames = OutputFile.create(Path.of(file + ".columns.tsv"))) {
            writeMatrix(matrix.stream(), rows.size(), comment);
            Bytes names = new Bytes();
            rows.forEach(row -> names.add(row.id()).add('\t').add(row.alternative()).add('\n'));
            names.writeTo(rowNames.stream());
            names.clear();
            columns.forEach(column -> names.add(column).add('\n'));
            names.writeTo(columnNames.stream());
            rowNames.commit();
            columnNames.commit();
            matrix.commit();
        }
    }

    private void writeMatrix(OutputStream out, int rows, String comment) throws IOException {
        Bytes text = new Bytes();
        text.add("%%MatrixMarket matrix coordinate integer general\n% ").add(comment.replaceAll("\\p{Cntrl}", " "));
        text.add("\n% rows: motifs; columns: sequences or regions; numbers: hits\n");
        text.add((long) rows).add(' ').add((long) columns.size()).add(' ').add((long) counts.size()).add('\n');
        for (var entry : counts.entrySet()) {
            text.add((entry.getKey() & 0xFFFFFFFFL) + 1).add(' ').add((entry.getKey() >> 32) + 1).add(' ');
            text.add((long) entry.getValue()).add('\n');
            if (text.size() > 1 << 16) {
                text.writeTo(out);
                text.clear();
            }
        }
        text.writeTo(out);
    }
}
