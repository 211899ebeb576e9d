package org.convscan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.convscan.format.gzip.InputFile;
import org.convscan.report.Bytes;
import org.convscan.report.OutputFile;
import org.convscan.report.TableOutput;

/** A whole run's table, which is its own merge. */
final class WholeTable implements PartKind.Joined {
    private static final int BATCH = 1 << 16;

    private final Path file;
    private final MergeOptions options;
    private TableOutput table;

    WholeTable(Path file, MergeOptions options) {
        this.file = file;
        this.options = options;
    }

    @Override
    public String run() {
        return "";
    }

    @Override
    public void name(FilesNamed files) throws UsageException {
        files.writes(options.target());
    }

    @Override
    public List<OutputFile> write(Console console) throws IOException {
        table = NanoporeOutput.table(options.target(), console);
        try (InputStream in = InputFile.of(file.toString(), null).open()) {
            Bytes text = new Bytes();
            for (byte[] next = in.readNBytes(BATCH); next.length > 0; next = in.readNBytes(BATCH)) {
                table.write(text.add(next));
                text.clear();
            }
        }
        return table.finish();
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }
}
