package org.convscan.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.model.Models;

/** Networks: what they cost, and what they say along a track. */
final class NetworkCommand implements Command {
    @Override
    public String name() {
        return "network";
    }

    @Override
    public String summary() {
        return "runs any 1D .onnx along a track, shows what it costs, keeps models";
    }

    @Override
    public String arguments() {
        return "summary|run|list|verify|import [OPTIONS] [MODEL] [TRACK...]";
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
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        if (action.equals("summary") && rest.size() == 1) {
            int length = line.hasOption("length") ? OptionValues.whole(line, "length", 0, 1) : 0;
            NetworkSummary.print(Models.runnable(rest.get(0)).onnx(), length, console.out());
        } else if (action.equals("run") && rest.size() > 1) {
            new NetworkRun(NetworkOptions.of(line, Models.runnable(rest.get(0)), rest.subList(1, rest.size())), console).run();
        } else if (action.equals("list") && rest.isEmpty()) {
            NetworkModels.list(console.out());
        } else if (action.equals("verify")) {
            NetworkModels.verify(rest, console);
        } else if (action.equals("import") && rest.size() == 1) {
            NetworkModels.convert(rest.get(0), line, console);
        } else {
            throw new UsageException("'network' takes summary MODEL, run MODEL TRACK..., list, verify [MODEL...] or import FILE: "
                    + "'convscan network --help'");
        }
    }
}
