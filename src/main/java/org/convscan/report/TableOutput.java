package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the lines of a table go, whole lines at a time: a stream, a file, or a bgzipped file with its tabix index. */
public interface TableOutput extends Closeable {
    /** Takes whole lines, the table's first ones before any hits. */
    void write(Bytes lines) throws IOException;

    /** All lines are written: moves files into place. Closing without it leaves nothing. */
    void commit() throws IOException;

    @Override
    void close() throws IOException;

    /** @param path a file; a name that ends in .gz is bgzipped and gets a tabix index beside it */
    static TableOutput to(Path path, Tabix tabix) throws IOException {
        return path.toString().endsWith(".gz") ? new IndexedOutput(path, tabix) : new PlainOutput(OutputFile.create(path));
    }

    /** @param stream stays open */
    static TableOutput to(OutputStream stream) {
        return new TableOutput() {
            @Override
            public void write(Bytes lines) throws IOException {
                lines.writeTo(stream);
            }

            @Override
            public void commit() throws IOException {
                stream.flush();
            }

            @Override
            public void close() {}
        };
    }
}
