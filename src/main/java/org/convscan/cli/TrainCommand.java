package org.convscan.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Learns networks from examples. */
final class TrainCommand implements Command {
    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "learns a network from examples, by backpropagation";
    }

    @Override
    public String arguments() {
        return "dna|ecg [OPTIONS] --positives FA|--records FOLDER -o DIR";
    }

    @Override
    public Options options() {
        return TrainOptions.options();
    }

    @Override
    public String examples() {
        return """
                # tells peaks from their own letters in another order
                ./convscan train dna --positives test-data/networks/sites.fa --epochs 2 -o target/model
                # the same features, another question: only the head learns
                ./convscan train dna --positives test-data/networks/sites.fa --from target/model --freeze trunk --epochs 2 -o target/model2
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        List<String> words = line.getArgList();
        if (words.equals(List.of("ecg"))) {
            new EcgTrainRun(EcgTrainOptions.of(line), console).run();
            return;
        }
        if (!words.equals(List.of("dna"))) {
            throw new UsageException("'train' takes the word dna or ecg, and options: 'convscan train --help'");
        }
        new TrainRun(TrainOptions.of(line), console).run();
    }
}
