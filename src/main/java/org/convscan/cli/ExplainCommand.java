package org.convscan.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Looks inside a network. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "shows what each letter adds to a network's output, and its filters as motifs";
    }

    @Override
    public String arguments() {
        return "[OPTIONS] MODEL SEQ...";
    }

    @Override
    public Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value("o", "output", "FILE", "contributions as TSV (default: standard output, unless --motifs or "
                        + "--report is given)"))
                .addOption(OptionValues.value(null, "method", "M", "mutagenesis (default: every letter is changed into every other), or "
                        + "gradients (integrated; for models that convscan trained)"))
                .addOption(OptionValues.value(null, "baseline", "B", "gradients: shuffled or zeros: against the window's letters in another "
                        + "order, neighbours as frequent, or against no letters at all (default: shuffled)"))
                .addOption(OptionValues.value(null, "references", "N", "gradients: shuffled windows for each (default: 10)"))
                .addOption(OptionValues.value(null, "channel", "N", "which of the network's outputs (default: 1)"))
                .addOption(OptionValues.value(null, "window", "N", "letters that the network reads at a time (default: its own length, "
                        + "or whole sequences)"))
                .addOption(OptionValues.value(null, "step", "N", "from window to window (default: the window's width)"))
                .addOption(OptionValues.value(null, "batch", "N", "lines at a time (default: 256)"))
                .addOption(OptionValues.value(null, "motifs", "FILE", "the first layer's filters as motifs, in MEME's format"))
                .addOption(OptionValues.value(null, "database", "MOTIFS", "report: names the motif that is most like each filter"))
                .addOption(OptionValues.value(null, "report", "FILE", "one HTML page of contributions and filters"))
                .addOption(OptionValues.value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(OptionValues.value(null, "device", "D", "auto, cpu or cuda[:N] (default: auto)"));
    }

    @Override
    public String examples() {
        return """
                # what each letter of the peaks adds to the output
                ./convscan explain test-data/networks/example.onnx test-data/networks/peaks.fa
                # the filters of the first layer as motifs, and all on one page
                ./convscan explain --motifs target/filters.meme --database test-data/motifs/example.meme --report target/explained.html test-data/networks/example.onnx test-data/networks/peaks.fa
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        List<String> words = line.getArgList();
        if (words.size() < 2) {
            throw new UsageException("'explain' takes MODEL SEQ...: 'convscan explain --help'");
        }
        if (line.hasOption("database") && !line.hasOption("report")) {
            throw new UsageException("--database goes with --report; 'convscan motifs compare' compares motif files");
        }
        if ("-".equals(line.getOptionValue("motifs"))) {
            throw new UsageException("--motifs takes the name of a file, for only contributions go to standard output");
        }
        new ExplainRun(line, words, console).run();
    }
}
