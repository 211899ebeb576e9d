package org.convscan.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.convscan.format.model.Models;

/** The command line of {@code nanopore --model}: any network along each read, as {@code network run} runs it along other tracks. */
final class NanoporeNetwork {
    /** Options of a search, which say nothing to a network. */
    private static final List<String> OF_SEARCH = List.of("query", "pore-model", "strand", "search", "pvalue", "qvalue", "most", "decoys", "segments",
            "report", "shard", "engine");

    private NanoporeNetwork() {}

    static Options options() {
        return new Options()
                .addOption(OptionValues.value(null, "model", "FILE|FOLDER", "instead of a search: run a network of one channel along each read, "
                        + "in picoamperes. --format is then bedgraph, tsv or bed; --device also takes cuda[:N]"))
                .addOption(OptionValues.value(null, "threshold", "X", "model: stretches whose value is X or more, as BED"))
                .addOption(OptionValues.value(null, "channel", "N", "model: which of the network's outputs (default: 1)"))
                .addOption(OptionValues.value(null, "window", "N", "model: window by window, each by itself"))
                .addOption(OptionValues.value(null, "step", "N", "model: from window to window (default: the window's width)"))
                .addOption(OptionValues.value(null, "batch", "N", "model: windows at a time"))
                .addOption(OptionValues.value(null, "tile", "N", "model: columns at a time; the result does not depend on it"));
    }

    /** A search has no use for any of them. */
    static void refuse(CommandLine line) throws UsageException {
        for (Option option : options().getOptions()) {
            if (line.hasOption(option.getLongOpt())) {
                throw new UsageException("--" + option.getLongOpt() + " goes with --model");
            }
        }
    }

    static NetworkRun of(CommandLine line, Console console) throws UsageException, IOException {
        for (String option : OF_SEARCH) {
            if (line.hasOption(option)) {
                throw new UsageException("--" + option + " is for a search of sequences: leave it out, or --model");
            }
        }
        List<String> files = line.getArgList();
        if (files.isEmpty() || files.contains("-")) {
            throw new UsageException("no reads: give FAST5, POD5, SLOW5 or BLOW5 files, or folders of them");
        }
        boolean strict = line.hasOption("strict");
        NetworkOptions options = NetworkOptions.of(line, Models.runnable(line.getOptionValue("model")), files);
        String command = "nanopore --model " + options.model() + " " + options.settings() + (strict ? " --strict " : " ") + String.join(" ", files);
        return new NetworkRun(options, new RawReadTracks.Wanted(command, strict), console);
    }
}
