package org.convscan.cli;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Motif hits in DNA. */
final class DnaCommand implements Command {
    @Override
    public String name() {
        return "dna";
    }

    @Override
    public String summary() {
        return "finds motif hits in FASTA, FASTQ and 2bit";
    }

    @Override
    public String arguments() {
        return "-m MOTIFS [OPTIONS] [SEQUENCES...]";
    }

    @Override
    public Options options() {
        return DnaOptions.options();
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("motifs", "iupac");
    }

    @Override
    public String examples() {
        return """
                # hits at p 1e-4 on both strands, as BED
                ./convscan dna -m test-data/motifs/example.meme test-data/dna/genome.fa
                # FIMO's columns with q-values, bgzipped and indexed
                ./convscan dna -m test-data/motifs/example.meme --qvalues motif -o target/hits.tsv.gz test-data/dna/genome.fa.gz
                # exact matches of IUPAC letters, in a pipe
                cat test-data/dna/genome.fa | ./convscan dna --iupac TGASTCA
                # a page to look at
                ./convscan dna -m test-data/motifs/example.meme -o target/hits.bed --report target/hits.html test-data/dna/genome.fa
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        new DnaRun(DnaOptions.of(line), console).run();
    }
}
