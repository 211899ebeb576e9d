package org.convscan.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
    public List<OutputFile> finish() {
        return List.of(file);
    }

    @Override
    public void close() {
        file.close();
    }
}
