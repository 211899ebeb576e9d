package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convscan.report.Merger;
import org.convscan.report.MultiqcHits;
import org.convscan.report.OutputFile;
import org.convscan.report.TableOutput;

/** Tables of hits, and of a network's numbers, that become one: their lines, with what only all hits tell filled in. */
final class HitTables implements PartKind.Joined {
    private final Merger merger;
    private final MergeOptions options;
    private TableOutput table;

    private HitTables(Merger merger, MergeOptions options) {
        this.merger = merger;
        this.options = options;
    }

    static HitTables open(List<Path> parts, MergeOptions options) throws UsageException, IOException {
        if (options.intervals() != null) {
            throw new UsageException("--intervals are between heartbeats, and " + parts.get(0) + " is no part of 'ecg'");
        }
        if (options.segments() != null) {
            throw new UsageException("--segments takes parts of 'nanopore --segments', and there are none among these");
        }
        Merger merger = Merger.of(parts);
        if (!options.toStream() && options.output().endsWith(".gz") && !merger.isIndexable()) {
            throw new UsageException("a table of a network's numbers is not bgzipped: name the output .tsv");
        }
        return new HitTables(merger, options);
    }

    @Override
    public String run() {
        return merger.run();
    }

    @Override
    public void name(FilesNamed files) throws UsageException {
        String output = options.toStream() ? "-" : options.output();
        files.writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0])
                .writes(options.multiqc())
                .writes(OptionValues.multiqcSection(options.multiqc()));
    }

    @Override
    public List<OutputFile> write(Console console) throws IOException {
        table = options.toStream() ? TableOutput.to(console.out()) : TableOutput.to(Path.of(options.output()), merger.tabix());
        if (options.multiqc() != null) {
            table = MultiqcHits.over(table, Path.of(options.multiqc()));
        }
        long hits = merger.write(table);
        List<OutputFile> files = table.finish();
        console.say(String.format(Locale.ROOT, "%,d hits from %,d parts", hits, merger.parts()));
        return files;
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }
}
