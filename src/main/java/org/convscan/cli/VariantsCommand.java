package org.convscan.cli;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** What variants do to motifs' sites. */
final class VariantsCommand implements Command {
    @Override
    public String name() {
        return "variants";
    }

    @Override
    public String summary() {
        return "tells which motif sites the alleles of a VCF file make, break or change";
    }

    @Override
    public String arguments() {
        return "-m MOTIFS --reference FA [OPTIONS] [VCF]";
    }

    @Override
    public Options options() {
        return VariantsOptions.options();
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("motifs", "iupac");
    }

    @Override
    public String examples() {
        return """
                # a line for each alternative allele and motif whose best site changes
                ./convscan variants -m test-data/motifs/example.jaspar --reference test-data/dna/genome.fa test-data/variants/variants.vcf
                # the same file, annotated, bgzipped and indexed
                ./convscan variants -m test-data/motifs/example.jaspar --reference test-data/dna/genome.fa -o target/annotated.vcf.gz test-data/variants/variants.vcf
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        new VariantsRun(VariantsOptions.of(line), console).run();
    }
}
