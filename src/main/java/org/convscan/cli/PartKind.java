package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.report.OutputFile;
import org.convscan.report.TableHead;

/** How {@code merge} joins the tables of one command's shards. To add a kind: a class, and its line in {@link #BY_COMMAND}. */
interface PartKind {
    /** The command that a table's head names, and how its tables are joined; all others are lines of hits. */
    Map<String, PartKind> BY_COMMAND = Map.of("ecg", BeatParts::open, "nanopore", NanoporeParts::open);

    /** Parts that have been checked to make up one run; nothing is written yet. */
    interface Joined extends Closeable {
        /** The run that the parts name; empty for a whole run's table. */
        String run();

        /** Names the files that will be written. */
        void name(FilesNamed files) throws UsageException;

        /** Writes everything; returns the files that are to be moved into place, in this order. */
        List<OutputFile> write(Console console) throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * @param parts in any order
     * @throws InputException when they do not make up one run
     * @throws UsageException when an option does not go with them
     */
    Joined open(List<Path> parts, MergeOptions options) throws UsageException, IOException;

    /** How these are joined. */
    static PartKind of(List<Path> parts) throws IOException {
        Path first = parts.get(0);
        String command = TableHead.command(first);
        for (Path part : parts) {
            String other = TableHead.command(part);
            if (!other.equals(command) && !other.isEmpty() && !command.isEmpty()) {
                throw new InputException(part.toString(), "", "this is a part of '" + other + "', and " + first + " is one of '" + command + "'",
                        "merge shards of one run only");
            }
        }
        return BY_COMMAND.getOrDefault(command, HitTables::open);
    }
}
