package org.convscan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.model.ModelCard;
import org.convscan.format.model.Models;

/**
 * The options of {@code network run}, checked.
 *
 * @param card what the model's folder says of it
 * @param threshold NaN for none
 * @param channel from 0
 * @param window 0 where none was asked for
 * @param step 0 where none was asked for
 * @param leads names or numbers; empty where none was asked for
 * @param hertz of tables; 0 when not told
 */
record NetworkOptions(
        String model,
        Optional<ModelCard> card,
        List<String> tracks,
        String output,
        String format,
        double threshold,
        int channel,
        String strand,
        int window,
        int step,
        List<String> leads,
        double hertz,
        int batch,
        int tile,
        int threads,
        String device,
        Shard shard) {
    private static final int TILE = 1 << 16;
    private static final int BATCH = 64;

    static Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value(null, "length", "N", "summary: columns of the line that is reckoned with"))
                .addOption(OptionValues.value("o", "output", "FILE", "run: where numbers go (default: standard output); bedGraph and "
                        + "BED named .gz are bgzipped and indexed; import: the model folder to make"))
                .addOption(OptionValues.value(null, "format", "F", "bedgraph, tsv or bed (default: by the output's name; bed with "
                        + "--threshold, tsv with --strand both, else bedgraph)"))
                .addOption(OptionValues.value(null, "threshold", "X", "bed: stretches whose value is X or more"))
                .addOption(OptionValues.value(null, "channel", "N", "bedgraph: which of the network's outputs (default: 1)"))
                .addOption(OptionValues.value(null, "strand", "S", "forward, reverse or both (default: forward)"))
                .addOption(OptionValues.value(null, "window", "N", "window by window, each by itself: for networks that give one "
                        + "answer for all they read"))
                .addOption(OptionValues.value(null, "step", "N", "from window to window (default: the window's width)"))
                .addOption(OptionValues.value(null, "lead", "LIST", "signals: numbers or names of the leads that the model reads (default: "
                        + "those that its card names, or all)"))
                .addOption(OptionValues.value(null, "hertz", "X", "signals: samples in a second of tables (default: the model's)"))
                .addOption(OptionValues.value(null, "batch", "N", "windows at a time (default: " + BATCH + ")"))
                .addOption(OptionValues.value(null, "tile", "N", "columns at a time; the result does not depend on it (default: "
                        + TILE + ")"))
                .addOption(OptionValues.value(null, "shard", "I/N", "run: only the sequences that begin in the I-th of N equal parts; "
                        + "'convscan merge' joins them"))
                .addOption(OptionValues.value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(OptionValues.value(null, "device", "D", "auto, cpu or cuda[:N] (default: auto)"));
    }

    static NetworkOptions of(CommandLine line, Models.Runnable model, List<String> tracks) throws UsageException {
        double threshold = OptionValues.number(line, "threshold", Double.NaN);
        String strand = OptionValues.word(line, "strand", "forward", "forward", "reverse", "both");
        String output = line.getOptionValue("output", "-");
        String format = line.hasOption("format")
                ? OptionValues.word(line, "format", "", "bedgraph", "tsv", "bed")
                : formatOf(output, threshold, strand);
        NetworkOptions options = new NetworkOptions(model.onnx(), model.card(), List.copyOf(tracks), output, format, threshold,
                OptionValues.whole(line, "channel", 1, 1) - 1, strand,
                line.hasOption("window") ? positive(line, "window") : model.window(), positive(line, "step"),
                line.hasOption("lead") ? List.of(line.getOptionValue("lead").split(",")) : List.of(), hertz(line),
                OptionValues.whole(line, "batch", BATCH, 1), OptionValues.whole(line, "tile", TILE, 1),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device", "auto"),
                line.hasOption("shard") ? Shard.of(line.getOptionValue("shard")) : Shard.WHOLE);
        options.check();
        return options;
    }

    private static double hertz(CommandLine line) throws UsageException {
        double hertz = OptionValues.number(line, "hertz", 0);
        if (hertz < 0 || hertz == 0 && line.hasOption("hertz")) {
            throw new UsageException("--hertz takes a number above 0, not " + line.getOptionValue("hertz"));
        }
        return hertz;
    }

    private static int positive(CommandLine line, String option) throws UsageException {
        return line.hasOption(option) ? OptionValues.whole(line, option, 1, 1) : 0;
    }

    private static String formatOf(String output, double threshold, String strand) {
        String name = output.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.matches(".*\\.(bedgraph|bdg)")) {
            return "bedgraph";
        }
        if (name.endsWith(".tsv")) {
            return "tsv";
        }
        if (name.endsWith(".bed") || !Double.isNaN(threshold)) {
            return "bed";
        }
        return strand.equals("both") ? "tsv" : "bedgraph";
    }

    private void check() throws UsageException {
        if (format.equals("bed") == Double.isNaN(threshold)) {
            throw new UsageException(format.equals("bed")
                    ? "BED takes what is at or above a --threshold: give one, or --format bedgraph"
                    : "--threshold goes with --format bed, not " + format);
        }
        if (format.equals("bedgraph") && strand.equals("both")) {
            throw new UsageException("a bedGraph has no strands: use --format tsv or bed, or one strand at a time");
        }
        if (format.equals("tsv") && output.endsWith(".gz")) {
            throw new UsageException("--format tsv is not bgzipped: name the output .tsv");
        }
        if (step > 0 && window > 0 && step > window) {
            throw new UsageException("--step " + step + " leaves columns out between windows of " + window);
        }
        new FilesNamed().writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0]).reads(tracks).reads(List.of(model));
        if (!shard.isWhole()) {
            FilesNamed.again("--shard must read its sequences twice", tracks);
        }
    }

    /** The command line with all defaults, without what cannot change the result. */
    String canonical() {
        return "convscan network run " + settings() + " " + model + " " + String.join(" ", tracks);
    }

    /** What of {@link #canonical} is neither model nor track. */
    String settings() {
        List<String> words = new ArrayList<>(List.of("--format", format, "--strand", strand));
        if (!Double.isNaN(threshold)) {
            words.add("--threshold " + threshold);
        }
        if (format.equals("bedgraph")) {
            words.add("--channel " + (channel + 1));
        }
        if (window > 0) {
            words.add("--window " + window);
        }
        if (step > 0) {
            words.add("--step " + step);
        }
        if (!leads.isEmpty()) {
            words.add("--lead " + String.join(",", leads));
        }
        if (hertz > 0) {
            words.add("--hertz " + hertz);
        }
        return String.join(" ", words);
    }
}
