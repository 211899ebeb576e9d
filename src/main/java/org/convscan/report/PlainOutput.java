package org.convscan.report;

import java.io.IOException;
import java.io.OutputStream;

/** Lines to a file as they are. */
final class PlainOutput implements TableOutput {
    private final OutputFile file;
    private final OutputStream out;

    PlainOutput(OutputFile file) {
        this.file = file;
        this.out = file.stream();
    }

    @Override
    public void write(Bytes lines) throws IOException {
        lines.writeTo(out);
    }

    @Override
    public void commit() throws IOException {
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
