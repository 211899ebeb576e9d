package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.bed.RegionFile;
import org.convscan.format.bed.RegionSource;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;

/** Cuts sequences into intervals of equal size, a BED file each: the parts that {@code --shard} takes, for programs that want files. */
final class SplitCommand implements Command {
    @Override
    public String name() {
        return "split";
    }

    @Override
    public String summary() {
        return "cuts sequences into BED files of equal size, for pipelines that scatter by intervals";
    }

    @Override
    public String arguments() {
        return "--scatter-count N -o DIR [OPTIONS] SEQUENCES...";
    }

    @Override
    public Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value(null, "scatter-count", "N", "how many files"))
                .addOption(OptionValues.value("o", "output", "DIR", "the folder for them; made if it is not there"))
                .addOption(OptionValues.value(null, "regions", "BED", "cut only what these regions cover"))
                .addOption(OptionValues.value(null, "overlap", "BASES", "bases that each interval reaches beyond its end, into the "
                        + "next file's (default: 0)"));
    }

    @Override
    public String examples() {
        return """
                # four files, target/intervals/0001-of-0004.bed and so on
                ./convscan split --scatter-count 4 -o target/intervals test-data/dna/genome.fa
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        if (line.getArgList().isEmpty() || !line.hasOption("scatter-count") || !line.hasOption("output")) {
            throw new UsageException("'split' takes --scatter-count N, -o DIR and the files of sequences");
        }
        int count = OptionValues.whole(line, "scatter-count", 1, 1);
        int overlap = OptionValues.whole(line, "overlap", 0, 0);
        ShardIntervals files = new ShardIntervals();
        try (SequenceSource source = open(line, console)) {
            files.read(source);
        }
        if (files.columns() < count) {
            throw new UsageException("--scatter-count " + count + " is more than the " + files.columns() + " bases there are");
        }
        Path folder = Path.of(line.getOptionValue("output"));
        Files.createDirectories(folder);
        files.write(folder, count, overlap);
        console.say(String.format(Locale.ROOT, "%,d files of %,d bases or one more", count, files.columns() / count));
    }

    private static SequenceSource open(CommandLine line, Console console) throws IOException {
        List<String> sequences = line.getArgList();
        return line.hasOption("regions")
                ? RegionSource.open(sequences, console.in(), Alphabet.DNA,
                        RegionFile.read(line.getOptionValue("regions"), console.in()), console::say)
                : SequenceFiles.open(sequences, console.in(), Alphabet.DNA);
    }
}
