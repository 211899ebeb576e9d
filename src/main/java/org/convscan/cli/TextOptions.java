package org.convscan.cli;

import java.util.Collections;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.scan.Scan;

/** The checked command line of {@code convscan text}. */
record TextOptions(
        List<String> words,
        String composite,
        boolean ignoreCase,
        List<String> files,
        String output,
        String format,
        int threads,
        String device,
        String engine,
        int tileColumns) {

    static Options options() {
        return new Options()
                .addOption(OptionValues.value("f", "find", "WORD", "letters to find as they stand; may be repeated"))
                .addOption(OptionValues.value(null, "composite", "FILE", "motifs made of words, in YAML; only they are written"))
                .addOption(OptionValues.flag("ignore-case", "A to Z are the same as a to z"))
                .addOption(OptionValues.value(null, "format", "F", "bed or tsv (default: by the output's name, else bed)"))
                .addOption(OptionValues.value(null, "tile", "BYTES", "bytes a thread holds at a time (default: 262144); changes memory, not results"))
                .addOptions(OptionValues.running())
                .addOptions(OptionValues.everywhere());
    }

    static TextOptions of(CommandLine line) throws UsageException {
        TextOptions options = new TextOptions(
                OptionValues.all(line, "find").stream().distinct().toList(),
                line.getOptionValue("composite"),
                line.hasOption("ignore-case"),
                line.getArgList().isEmpty() ? List.of("-") : line.getArgList(),
                line.getOptionValue("output", "-"),
                format(line),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device", "auto"),
                OptionValues.word(line, "engine", "auto", "auto", "lookup", "ort", "reference"),
                OptionValues.whole(line, "tile", Scan.TILE_COLUMNS, 1));
        options.check();
        return options;
    }

    private static String format(CommandLine line) throws UsageException {
        boolean table = line.getOptionValue("output", "-").matches(".*\\.(tsv|txt)(\\.gz)?");
        return OptionValues.word(line, "format", table ? "tsv" : "bed", "bed", "tsv");
    }

    private void check() throws UsageException {
        if (words.isEmpty() && composite == null) {
            throw new UsageException("nothing to find: give words with --find, or a file with --composite");
        }
        if (words.contains("")) {
            throw new UsageException("--find takes at least one letter");
        }
        new FilesNamed()
                .writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0])
                .reads(files)
                .reads(Collections.singleton(composite));
    }

    /** All that decides what is found: the same for every engine and thread count. */
    String canonical() {
        StringBuilder text = new StringBuilder("text");
        words.forEach(word -> text.append(" --find ").append(word));
        text.append(composite == null ? "" : " --composite " + composite).append(ignoreCase ? " --ignore-case" : "");
        text.append(" --format ").append(format);
        files.forEach(file -> text.append(' ').append(file));
        return text.toString();
    }
}
