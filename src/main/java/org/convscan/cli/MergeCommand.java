package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;
import org.convscan.report.MatrixMarket;
import org.convscan.report.MatrixMerger;
import org.convscan.report.Merger;
import org.convscan.report.MultiqcHits;
import org.convscan.report.OutputFile;
import org.convscan.report.TableOutput;

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
        return OptionValues.everywhere()
                .addOption(OptionValues.value("o", "output", "FILE", "where the table goes (default: standard output); .gz is bgzipped and indexed"))
                .addOption(OptionValues.value(null, "matrix", "FILE", "where the matrix goes, when matrices are among the parts"))
                .addOption(OptionValues.multiqc())
                .addOption(OptionValues.value(null, "parts", "FILE", "names of more parts, one a line: for more than a command line can hold"));
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
        List<String> names = names(line);
        String output = line.getOptionValue("output", "-");
        String matrix = line.getOptionValue("matrix");
        String multiqc = OptionValues.multiqc(line);
        new FilesNamed()
                .writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0])
                .writes(matrix, ".rows.tsv", ".columns.tsv")
                .writes(multiqc)
                .writes(OptionValues.multiqcSection(multiqc))
                .reads(names);
        List<Path> tables = new ArrayList<>();
        List<Path> matrices = new ArrayList<>();
        for (String name : names) {
            if (name.equals(InputFile.STANDARD_INPUT)) {
                throw new UsageException("'merge' must read its parts twice: give files, not standard input");
            }
            InputFile.of(name, null);
            (MatrixMerger.isMatrix(Path.of(name)) ? matrices : tables).add(Path.of(name));
        }
        if (matrices.isEmpty() != (matrix == null)) {
            throw new UsageException(matrix == null
                    ? matrices.get(0) + " is a matrix: say with --matrix where the joined one goes"
                    : "--matrix takes matrices, and there are none among the parts");
        }
        if (multiqc != null && tables.isEmpty()) {
            throw new UsageException("--multiqc counts the hits of tables, and there are none among the parts");
        }
        merge(tables, output, matrices, matrix, multiqc, console);
    }

    private static List<String> names(CommandLine line) throws UsageException, IOException {
        List<String> names = new ArrayList<>(line.getArgList());
        if (line.hasOption("parts")) {
            names.addAll(Files.readAllLines(Path.of(line.getOptionValue("parts"))));
        }
        names.removeIf(String::isBlank);
        if (names.isEmpty()) {
            throw new UsageException("'merge' takes the files that --shard wrote");
        }
        return names;
    }

    private static TableOutput table(Merger merger, String output, String multiqc, Console console) throws IOException {
        TableOutput table = output.equals("-") ? TableOutput.to(console.out()) : TableOutput.to(Path.of(output), merger.tabix());
        try {
            return multiqc == null ? table : MultiqcHits.over(table, Path.of(multiqc));
        } catch (IOException e) {
            table.close();
            throw e;
        }
    }

    private static void merge(List<Path> tables, String output, List<Path> matrices, String matrix, String multiqc,
            Console console) throws IOException {
        Merger merger = tables.isEmpty() ? null : Merger.of(tables);
        MatrixMerger counts = matrices.isEmpty() ? null : MatrixMerger.of(matrices);
        if (merger != null && counts != null && !merger.run().equals(counts.run())) {
            throw new InputException(matrices.get(0).toString(), "", "this is from another run than " + tables.get(0),
                    "merge shards of one run only");
        }
        try (TableOutput table = merger == null ? null : table(merger, output, multiqc, console);
                MatrixMarket market = counts == null ? null : MatrixMarket.create(Path.of(matrix))) {
            List<OutputFile> files = new ArrayList<>();
            if (table != null) {
                long hits = merger.write(table);
                files.addAll(table.finish());
                console.say(String.format(Locale.ROOT, "%,d hits from %,d parts", hits, merger.parts()));
            }
            if (market != null) {
                files.addAll(counts.write(market));
            }
            OutputFile.commit(files);
        }
    }
}
