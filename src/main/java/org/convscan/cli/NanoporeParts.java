package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.InputException;
import org.convscan.format.NameSet;
import org.convscan.format.rawread.Printable;
import org.convscan.report.Bytes;
import org.convscan.report.OutputFile;
import org.convscan.report.PlacementParts;
import org.convscan.report.PlacementTable;
import org.convscan.report.Provenance;
import org.convscan.report.RowParts;
import org.convscan.report.TableOutput;

/** Shards of {@code nanopore} that become one run: hits, which get their p-values and q-values only here, and segments. */
final class NanoporeParts implements PartKind.Joined {
    private final MergeOptions options;
    private final PlacementParts hits;
    private final RowParts segments;
    private final List<Closeable> opened = new ArrayList<>();

    /**
     * @param hits null where there are none among the parts
     * @param segments likewise
     */
    private NanoporeParts(MergeOptions options, PlacementParts hits, RowParts segments) {
        this.options = options;
        this.hits = hits;
        this.segments = segments;
    }

    static PartKind.Joined open(List<Path> parts, MergeOptions options) throws UsageException, IOException {
        if (options.multiqc() != null) {
            throw new UsageException("--multiqc counts hits of motifs in sequences: it does not go with parts of 'nanopore'");
        }
        if (options.intervals() != null) {
            throw new UsageException("--intervals are between heartbeats, and " + parts.get(0) + " is no part of 'ecg'");
        }
        if (parts.size() == 1 && !PlacementParts.isPart(parts.get(0)) && !RowParts.isPart(parts.get(0))) {
            return new WholeTable(parts.get(0), options);
        }
        List<Path> hits = new ArrayList<>();
        List<Path> segments = new ArrayList<>();
        for (Path part : parts) {
            (RowParts.isPart(part) ? segments : hits).add(part);
        }
        if (segments.isEmpty() != (options.segments() == null)) {
            throw new UsageException(options.segments() == null
                    ? segments.get(0) + " is a part of --segments: say with --segments where the joined table goes"
                    : "--segments takes parts of --segments, and there are none among these");
        }
        NanoporeParts joined = new NanoporeParts(options, hits.isEmpty() ? null : PlacementParts.of(hits),
                segments.isEmpty() ? null : RowParts.of(segments));
        if (joined.hits != null && joined.segments != null && !joined.hits.run().equals(joined.segments.run())) {
            throw new InputException(segments.get(0).toString(), "", "this is from another run than " + hits.get(0),
                    "merge shards of one run only");
        }
        return joined;
    }

    @Override
    public String run() {
        return hits == null ? segments.run() : hits.run();
    }

    @Override
    public void name(FilesNamed files) throws UsageException {
        files.writes(hits == null ? null : options.target()).writes(options.segments());
    }

    @Override
    public List<OutputFile> write(Console console) throws IOException {
        List<OutputFile> files = new ArrayList<>();
        if (hits != null) {
            files.addAll(writeHits(console));
        }
        if (segments != null) {
            files.addAll(writeSegments());
        }
        return files;
    }

    private List<OutputFile> writeHits(Console console) throws IOException {
        TableOutput table = NanoporeOutput.table(options.target(), console);
        opened.add(table);
        PlacementTable whole = new PlacementTable(hits.rule(), table, NanoporeOutput.scratch(options.target()), hit -> { });
        opened.add(whole);
        whole.start(hits.provenance());
        hits.write(whole, names(hits.provenance()));
        List<OutputFile> files = whole.finish(NanoporeRun.summary(hits.lines(), hits.columns()));
        console.say(String.format(Locale.ROOT, "%,d hits in %,d reads from %,d parts", whole.places(), hits.lines(), hits.size()));
        return files;
    }

    private List<OutputFile> writeSegments() throws IOException {
        TableOutput table = TableOutput.withoutIndex(Path.of(options.segments()));
        opened.add(table);
        segments.write(table, names(segments.provenance()));
        Bytes footer = new Bytes();
        Provenance.writeFooter(SegmentTable.summary(segments.lines(), segments.rows()), footer);
        table.write(footer);
        return table.finish();
    }

    /** As {@link org.convscan.format.nanopore.NanoporeReads} does it within a run. */
    private static PlacementParts.Names names(Provenance provenance) {
        NameSet ids = new NameSet(Integer.MAX_VALUE);
        boolean strict = NanoporeOptions.isStrict(provenance.command());
        return (id, part) -> {
            boolean isNew = ids.add(id);
            if (strict && !isNew) {
                throw new InputException(part.toString(), "read " + Printable.of(id), "a read of this id is in a shard before", "");
            }
            return isNew;
        };
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : opened) {
            each.close();
        }
    }
}
