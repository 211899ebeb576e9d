package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.report.OutputFile;
import org.convscan.report.RankedTable;
import org.convscan.report.TableOutput;

/** Where {@code evaluate} writes: its table, and the curve where one is asked for. Closing without {@link #write} leaves nothing. */
final class JudgedOutput implements Closeable {
    private final TableOutput table;
    private final TableOutput curve;

    /** @param curveFile null for none */
    JudgedOutput(String tableFile, String curveFile, Console console) throws IOException {
        table = tableFile.equals("-") ? TableOutput.to(console.out()) : TableOutput.withoutIndex(Path.of(tableFile));
        try {
            curve = curveFile == null ? null : TableOutput.withoutIndex(Path.of(curveFile));
        } catch (IOException e) {
            table.close();
            throw e;
        }
    }

    TableOutput table() {
        return table;
    }

    void write(RankedTable scores, RankedTable curves) throws IOException {
        List<OutputFile> files = new ArrayList<>();
        if (curve != null) {
            curves.writeTo(curve);
            files.addAll(curve.finish());
        }
        scores.writeTo(table);
        files.addAll(table.finish());
        OutputFile.commit(files);
    }

    @Override
    public void close() throws IOException {
        table.close();
        if (curve != null) {
            curve.close();
        }
    }
}
