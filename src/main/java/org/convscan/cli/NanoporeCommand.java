package org.convscan.cli;

import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Known sequences in raw nanopore current. */
final class NanoporeCommand implements Command {
    @Override
    public String name() {
        return "nanopore";
    }

    @Override
    public String summary() {
        return "finds known sequences in raw nanopore current, without basecalling";
    }

    @Override
    public String arguments() {
        return "--query SEQ|FASTA [OPTIONS] READS...";
    }

    @Override
    public Options options() {
        return NanoporeOptions.options();
    }

    @Override
    public String examples() {
        return """
                # where an adapter lies in each read, as a table
                ./convscan nanopore --query GGCGTCTGCTTGGGTGTTTAACCT test-data/nanopore/planted.blow5
                # several sequences from a file, both strands, at most 1% false ones
                ./convscan nanopore --query test-data/nanopore/planted.fa --qvalue 0.01 test-data/nanopore/planted.blow5
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        new NanoporeRun(NanoporeOptions.of(line), console).run();
    }
}
