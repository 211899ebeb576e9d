package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.gzip.InputFile;
import org.convscan.report.Merger;
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
        return "[-o FILE] PART...";
    }

    @Override
    public Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value("o", "output", "FILE", "where the table goes (default: standard output); .gz is bgzipped and indexed"));
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
        if (line.getArgList().isEmpty()) {
            throw new UsageException("'merge' takes the files that --shard wrote");
        }
        String output = line.getOptionValue("output", "-");
        new FilesNamed().writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0]).reads(line.getArgList());
        List<Path> parts = new ArrayList<>();
        for (String part : line.getArgList()) {
            if (part.equals(InputFile.STANDARD_INPUT)) {
                throw new UsageException("'merge' must read its parts twice: give files, not standard input");
            }
            InputFile.of(part, null);
            parts.add(Path.of(part));
        }
        Merger merger = Merger.of(parts);
        try (TableOutput table = output.equals("-")
                ? TableOutput.to(console.out())
                : TableOutput.to(Path.of(output), merger.tabix())) {
            merger.write(table);
            table.commit();
        }
    }
}
