package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Where the lines of a table go, whole lines at a time: a stream, a file, or a bgzipped file with its tabix index. */
public interface TableOutput extends Closeable {
    /** Takes whole lines, the table's first ones before any hits. */
    void write(Bytes lines) throws IOException;

    /** All lines are written: the files that are to be moved into place, in this order; none for a stream. */
    List<OutputFile> finish() throws IOException;

    /** All lines are written: moves files into place. Closing without it leaves nothing. */
    default void commit() throws IOException {
        OutputFile.commit(finish());
    }

    @Override
    void close() throws IOException;

    /** @param path a file; a name that ends in .gz is bgzipped and gets a tabix index beside it */
    static TableOutput to(Path path, Tabix tabix) throws IOException {
        return path.toString().endsWith(".gz") ? new IndexedOutput(path, tabix) : new PlainOutput(OutputFile.create(path));
    }

    /** A file that gets no index; one whose name ends in .gz is bgzipped. */
    static TableOutput withoutIndex(Path path) throws IOException {
        return path.toString().endsWith(".gz") ? new BlockGzipOutput(path) : new PlainOutput(OutputFile.create(path));
    }

    /** @param stream stays open */
    static TableOutput to(OutputStream stream) {
        return new TableOutput() {
            @Override
            public void write(Bytes lines) throws IOException {
                lines.writeTo(stream);
            }

            @Override
            public List<OutputFile> finish() throws IOException {
                stream.flush();
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
