package org.convscan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.workflow.ecg.BeatSearch;

/**
 * The checked command line of {@code convscan ecg}.
 *
 * @param hertz of tables; 0 when it was not said
 * @param lead a number from 1, a name, "all", or null for our choice
 * @param method network or bank; null for our choice
 * @param model null for the shipped one
 * @param output null for files of annotations in the current folder, or a table on standard output
 * @param intervals null for none; so are {@code report} and {@code multiqc}
 * @param shard null for a run by itself
 */
record EcgOptions(
        List<String> records,
        double hertz,
        String lead,
        String method,
        String model,
        double modelHertz,
        String output,
        String format,
        String intervals,
        String report,
        String multiqc,
        int tile,
        int threads,
        String device,
        Shard shard) {
    static Options options() {
        return new Options()
                .addOption(OptionValues.value(null, "hertz", "HZ", "samples in a second of a CSV file, which does not say it"))
                .addOption(OptionValues.value(null, "lead", "L", "number (from 1) or name of a lead, or all, which are fused "
                        + "(default: the first that is an electrocardiogram)"))
                .addOption(OptionValues.value(null, "method", "M", "network, or bank: fixed kernels that need no model (default: "
                        + "network where models/" + BeatSearch.SHIPPED + " is, else bank)"))
                .addOption(OptionValues.value(null, "model", "MODEL", "network: name of a shipped model, a model folder or an .onnx "
                        + "file (default: " + BeatSearch.SHIPPED + ")"))
                .addOption(OptionValues.value(null, "model-hertz", "HZ", "columns in a second that an .onnx file reads, where no "
                        + "model.yaml beside it says so"))
                .addOption(OptionValues.value("o", "output", "FILE", "where beats go (default: RECORD.beats in the current folder, a "
                        + "WFDB annotation file); a folder gets one file a record; - is standard output"))
                .addOption(OptionValues.value(null, "format", "F", "wfdb, edf (annotations in EDF+), tsv, csv or bed (default: by the "
                        + "output's name, else wfdb); tables go to standard output unless -o names a file"))
                .addOption(OptionValues.value(null, "intervals", "FILE.tsv", "also write each RR interval, and in FILE.summary.tsv "
                        + "heart rate and its variability"))
                .addOption(OptionValues.value(null, "report", "FILE", "also write a page to look at a recording: trace with beats, "
                        + "intervals, signal quality; of several recordings FILE is a table that leads to their pages beside it"))
                .addOption(OptionValues.value(null, "multiqc", "NAME_mqc.json", "also write beats, heart rate and usable signal for "
                        + "MultiQC, a row a recording"))
                .addOption(OptionValues.value(null, "tile", "N", "columns of a network at a time; changes memory, not beats (default: "
                        + BeatSearch.TILE + ")"))
                .addOption(OptionValues.value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(OptionValues.value(null, "device", "D", "auto, cpu or cuda[:N] (default: auto for a network, cpu for the "
                        + "bank)"))
                .addOption(OptionValues.value(null, "shard", "I/N", "only the I-th of N equal parts of the time; 'convscan merge' makes "
                        + "beats of them"))
                .addOptions(OptionValues.everywhere());
    }

    static EcgOptions of(CommandLine line) throws UsageException {
        String output = line.getOptionValue("output");
        String format = line.hasOption("format")
                ? OptionValues.word(line, "format", "", "wfdb", "edf", "tsv", "csv", "bed")
                : formatOf(output == null ? "" : output);
        FilesNamed.again("'ecg' reads recordings in more than one go", line.getArgList());
        EcgOptions options = new EcgOptions(List.copyOf(line.getArgList()), positive(line, "hertz"), line.getOptionValue("lead"),
                line.hasOption("method") ? OptionValues.word(line, "method", "", "network", "bank") : null,
                line.getOptionValue("model"), positive(line, "model-hertz"), output, format, line.getOptionValue("intervals"),
                line.getOptionValue("report"), OptionValues.multiqc(line),
                OptionValues.whole(line, "tile", BeatSearch.TILE, 1),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device"), line.hasOption("shard") ? Shard.of(line.getOptionValue("shard")) : null);
        options.check();
        return options;
    }

    private static double positive(CommandLine line, String option) throws UsageException {
        double value = OptionValues.number(line, option, 0);
        if (line.hasOption(option) && !(value > 0)) {
            throw new UsageException("--" + option + " takes a number above 0, not " + line.getOptionValue(option));
        }
        return value;
    }

    /** The format that an output's name asks for. */
    static String formatOf(String output) {
        String name = output.toLowerCase(Locale.ROOT);
        for (String format : List.of("tsv", "csv", "bed")) {
            if (name.endsWith("." + format) || name.endsWith("." + format + ".gz")) {
                return format;
            }
        }
        if (name.endsWith(".edf")) {
            return "edf";
        }
        return name.equals("-") ? "tsv" : "wfdb";
    }

    private void check() throws UsageException {
        if (records.isEmpty()) {
            throw new UsageException("'ecg' takes the recordings to search: WFDB records, EDF, BDF or CSV files");
        }
        if ("bank".equals(method) && model != null) {
            throw new UsageException("--method bank has no model: leave out --model, or take --method network");
        }
        if (annotates() && shard == null && output != null && output.endsWith(".gz")) {
            throw new UsageException("annotations are not gzipped: name the output without .gz, or take --format tsv, csv or bed");
        }
        checkShard();
        if (annotates() && shard == null && "-".equals(output)) {
            throw new UsageException("annotations are no text: name a file with -o, or take --format tsv");
        }
    }

    private void checkShard() throws UsageException {
        if (shard != null && report != null) {
            throw new UsageException("a page needs all samples: run --report by itself, without --shard");
        }
        if (shard != null && (intervals != null || multiqc != null)) {
            throw new UsageException("a shard has no beats yet: give --intervals and --multiqc to 'convscan merge'");
        }
    }

    /** Whether each recording gets a file of its own. */
    boolean annotates() {
        return annotates(format);
    }

    static boolean annotates(String format) {
        return format.equals("wfdb") || format.equals("edf");
    }

    boolean network() {
        return "network".equals(method) || method == null && (model != null || BeatSearch.isShipped());
    }

    /** All that decides what is found. */
    String canonical(String lead) {
        List<String> words = new ArrayList<>(List.of("convscan ecg --method", network() ? "network" : "bank", "--lead", lead));
        if (network()) {
            words.add("--model " + (model == null ? BeatSearch.SHIPPED : model));
        }
        if (hertz > 0) {
            words.add("--hertz " + hertz);
        }
        words.add("--format " + format);
        words.addAll(records);
        return String.join(" ", words);
    }
}
