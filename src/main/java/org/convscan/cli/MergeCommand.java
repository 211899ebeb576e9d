package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.InputException;
import org.convscan.report.MatrixMarket;
import org.convscan.report.MatrixMerger;
import org.convscan.report.OutputFile;

/** Joins what {@code --shard} wrote. */
final class MergeCommand implements Command {
    @Override
    public String name() {
        return "merge";
    }

    @Override
    public String summary() {
        return "joins the outputs of --shard into exactly what one run would have written";
    }

    @Override
    public String arguments() {
        return "[-o FILE] [--matrix FILE] PART...";
    }

    @Override
    public Options options() {
        return MergeOptions.options();
    }

    @Override
    public String examples() {
        return """
                ./convscan dna -m test-data/motifs/example.meme --shard 1/2 -o target/part1.bed test-data/dna/genome.fa
                ./convscan dna -m test-data/motifs/example.meme --shard 2/2 -o target/part2.bed test-data/dna/genome.fa
                ./convscan merge -o target/whole.bed target/part1.bed target/part2.bed
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        MergeOptions options = MergeOptions.of(line, console.in());
        List<Path> tables = new ArrayList<>();
        List<Path> matrices = new ArrayList<>();
        for (String name : options.parts()) {
            (MatrixMerger.isMatrix(Path.of(name)) ? matrices : tables).add(Path.of(name));
        }
        if (matrices.isEmpty() != (options.matrix() == null)) {
            throw new UsageException(options.matrix() == null
                    ? matrices.get(0) + " is a matrix: say with --matrix where the joined one goes"
                    : "--matrix takes matrices, and there are none among the parts");
        }
        if (options.multiqc() != null && tables.isEmpty()) {
            throw new UsageException("--multiqc counts the hits of tables, and there are none among the parts");
        }
        MatrixMerger counts = matrices.isEmpty() ? null : MatrixMerger.of(matrices);
        try (PartKind.Joined joined = tables.isEmpty() ? null : PartKind.of(tables).open(tables, options)) {
            FilesNamed files = new FilesNamed().writes(options.matrix(), ".rows.tsv", ".columns.tsv");
            if (joined != null) {
                joined.name(files);
            }
            files.reads(options.parts());
            if (joined != null && counts != null && !joined.run().equals(counts.run())) {
                throw new InputException(matrices.get(0).toString(), "", "this is from another run than " + tables.get(0),
                        "merge shards of one run only");
            }
            write(joined, counts, options, console);
        }
    }

    private static void write(PartKind.Joined joined, MatrixMerger counts, MergeOptions options, Console console) throws IOException {
        try (MatrixMarket market = counts == null ? null : MatrixMarket.create(Path.of(options.matrix()))) {
            List<OutputFile> files = new ArrayList<>();
            if (joined != null) {
                files.addAll(joined.write(console));
            }
            if (market != null) {
                files.addAll(counts.write(market));
            }
            OutputFile.commit(files);
        }
    }
}
