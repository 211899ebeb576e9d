package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.OutputFile;
import org.convscan.report.PlacementOutput;
import org.convscan.report.PlacementPart;
import org.convscan.report.PlacementRule;
import org.convscan.report.PlacementTable;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;
import org.convscan.stats.Placement;
import org.convscan.stats.SearchedLine;

/** Everything that {@code nanopore} writes. For one thread; closing without {@link #finish} leaves no files. */
final class NanoporeOutput implements Closeable {
    private final NanoporeOptions options;
    private final PlacementOutput hits;
    private final SegmentTable segments;
    private final OutputFile page;
    private final List<Placement> shown = new ArrayList<>();

    /** @param provenance of a shard where this is one */
    NanoporeOutput(NanoporeOptions options, PlacementRule rule, Provenance provenance, Console console) throws IOException {
        this.options = options;
        List<Closeable> opened = new ArrayList<>();
        try {
            this.hits = hits(rule, provenance, console, opened);
            this.segments = options.segments() == null ? null
                    : new SegmentTable(provenance, TableOutput.withoutIndex(Path.of(options.segments())), !options.shard().isWhole());
            opened.add(segments);
            this.page = options.report() == null ? null : OutputFile.create(Path.of(options.report()));
        } catch (IOException e) {
            closeAll(opened);
            throw e;
        }
    }

    private PlacementOutput hits(PlacementRule rule, Provenance provenance, Console console, List<Closeable> opened) throws IOException {
        TableOutput table = table(options.output(), console);
        opened.add(table);
        if (!options.shard().isWhole()) {
            PlacementPart part = new PlacementPart(table);
            part.start(provenance, rule);
            return part;
        }
        Consumer<Placement> watcher = options.report() == null ? hit -> { } : shown::add;
        PlacementTable whole = new PlacementTable(rule, table, scratch(options.output()), watcher);
        opened.add(whole);
        whole.start(provenance);
        return whole;
    }

    /** Where a table of hits goes. */
    static TableOutput table(String output, Console console) throws IOException {
        return output.equals("-") ? TableOutput.to(console.out()) : TableOutput.withoutIndex(Path.of(output));
    }

    /** Where hits wait. */
    static OutputFile scratch(String output) throws IOException {
        return OutputFile.scratch(output.equals("-") ? null : Path.of(output));
    }

    /** @param parts of the read, where they are asked for */
    void add(RawRead read, SearchedLine line, List<ReadSegment> parts) throws IOException {
        hits.add(line);
        if (segments != null) {
            segments.add(read, parts);
        }
    }

    /**
     * Completes all files and moves them into place.
     *
     * @param summary what was read, for the table's last line; for a shard the first thing that could not be
     * @param writer of the page
     * @return the hits
     */
    long finish(String summary, NanoporePage writer, Console console) throws IOException {
        List<OutputFile> files = new ArrayList<>(hits.finish(summary));
        if (segments != null) {
            files.addAll(segments.finish());
            if (!segments.warning().isEmpty()) {
                console.warn(segments.warning());
            }
        }
        if (page != null) {
            writer.write(shown, page);
            files.add(page);
        }
        OutputFile.commit(files);
        return hits.places();
    }

    @Override
    public void close() throws IOException {
        closeAll(Arrays.asList(hits, segments, page));
    }

    private static void closeAll(List<Closeable> outputs) throws IOException {
        for (Closeable output : outputs) {
            if (output != null) {
                output.close();
            }
        }
    }
}
