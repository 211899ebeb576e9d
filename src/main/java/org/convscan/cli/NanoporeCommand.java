package org.convscan.cli;

import java.io.IOException;
import java.util.Set;
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
        return "--query SEQ|FASTA | --model FILE.onnx|FOLDER [OPTIONS] READS...";
    }

    @Override
    public Options options() {
        return NanoporeOptions.options().addOptions(NanoporeNetwork.options());
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("query");
    }

    @Override
    public String examples() {
        return """
                # where an adapter lies in each read, as a table
                ./convscan nanopore --query GGCGTCTGCTTGGGTGTTTAACCT test-data/nanopore/planted.blow5
                # several sequences from a file, both strands, at most 1% false ones
                ./convscan nanopore --query test-data/nanopore/planted.fa --qvalue 0.01 test-data/nanopore/planted.blow5
                # in two parts, on two machines, and joined
                ./convscan nanopore --query test-data/nanopore/planted.fa --shard 1/2 -o target/part1.tsv test-data/nanopore/planted.blow5
                ./convscan nanopore --query test-data/nanopore/planted.fa --shard 2/2 -o target/part2.tsv test-data/nanopore/planted.blow5
                ./convscan merge -o target/whole.tsv target/part1.tsv target/part2.tsv
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        if (line.hasOption("model")) {
            NanoporeNetwork.of(line, console).run();
        } else {
            NanoporeNetwork.refuse(line);
            new NanoporeRun(NanoporeOptions.of(line), console).run();
        }
    }
}
