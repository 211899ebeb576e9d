package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;

/** The lines that a table begins with, which say where it comes from. */
public final class TableHead {
    private TableHead() {}

    /** The command that wrote a table, as its head says: "dna"; empty where it does not. */
    public static String command(Path file) throws IOException {
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next() && lines.startsWith("#")) {
                if (lines.startsWith(Provenance.COMMAND)) {
                    String line = lines.text().substring(Provenance.COMMAND.length());
                    return line.replaceFirst("^convscan ", "").replaceFirst(" .*", "");
                }
            }
        }
        return "";
    }
}
