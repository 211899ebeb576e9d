package org.convscan.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Networks: what they cost, and what they say along a track. */
final class NetworkCommand implements Command {
    @Override
    public String name() {
        return "network";
    }

    @Override
    public String summary() {
        return "shows what a network costs, and runs any 1D .onnx along a track";
    }

    @Override
    public String arguments() {
        return "summary|run [OPTIONS] MODEL [TRACK...]";
    }

    @Override
    public Options options() {
        return NetworkOptions.options();
    }

    @Override
    public String examples() {
        return """
                # shapes, parameters, memory, multiply-adds and receptive field, of a description and of a model
                ./convscan network summary test-data/networks/example.yaml
                ./convscan network summary test-data/networks/unet.onnx
                # a score for each base of each sequence, as bedGraph
                ./convscan network run -o target/scores.bedgraph test-data/networks/unet.onnx test-data/dna/genome.fa
                # windows of 101 bases every 50, both strands, those of 0.6 and more as BED
                ./convscan network run --window 101 --step 50 --strand both --threshold 0.6 test-data/networks/example.onnx test-data/dna/genome.fa
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        List<String> words = line.getArgList();
        String action = words.isEmpty() ? "" : words.get(0);
        if (action.equals("summary") && words.size() == 2) {
            NetworkSummary.print(words.get(1), line.hasOption("length") ? OptionValues.whole(line, "length", 0, 1) : 0, console.out());
        } else if (action.equals("run") && words.size() > 2) {
            new NetworkRun(NetworkOptions.of(line, words.get(1), words.subList(2, words.size())), console).run();
        } else {
            throw new UsageException("'network' takes summary MODEL or run MODEL TRACK...: 'convscan network --help'");
        }
    }
}
