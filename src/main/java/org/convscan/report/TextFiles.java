package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Any number of files of text (UTF-8) that appear together when all are complete. Closing without {@link #commit} leaves none. For one thread. */
public final class TextFiles implements Closeable {
    private final List<OutputFile> files = new ArrayList<>();

    /** Writes one more, under a temporary name. */
    public void add(Path target, OutputFile.Text text) throws IOException {
        OutputFile file = OutputFile.create(target);
        files.add(file);
        Writer writer = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
        text.write(writer);
        writer.flush();
        file.finish();
    }

    /** Moves all to their names. */
    public void commit() throws IOException {
        OutputFile.commit(files);
    }

    @Override
    public void close() {
        files.forEach(OutputFile::close);
    }
}
