package org.convscan.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.convscan.report.MultiqcHits;

/** The options that mean the same everywhere, and the reading of numbers from any option. */
final class OptionValues {
    private OptionValues() {}

    static Option value(String letter, String name, String argument, String description) {
        return Option.builder(letter).longOpt(name).hasArg().argName(argument).desc(description).get();
    }

    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    /** Options of every command. */
    static Options everywhere() {
        return new Options()
                .addOption(flag("quiet", "no messages but errors and warnings"))
                .addOption(flag("verbose", "more messages"))
                .addOption(Option.builder("h").longOpt("help").desc("this text").get());
    }

    /** Options of every command that scans. */
    static Options scanning() {
        return running()
                .addOption(value(null, "shard", "I/N", "only the I-th of N equal parts; 'convscan merge' joins them"))
                .addOption(value(null, "report", "FILE", "also write an HTML page"))
                .addOptions(everywhere());
    }

    /** Where hits go and what finds them. */
    static Options running() {
        return new Options()
                .addOption(value("o", "output", "FILE", "where hits go (default: standard output); .gz is bgzipped and indexed"))
                .addOption(value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(value(null, "device", "D", "auto, cpu or cuda[:N] (default: auto)"))
                .addOption(value(null, "engine", "E", "auto, lookup, ort or reference (default: auto); all find the same"));
    }

    /** Counts of hits for MultiQC. */
    static Option multiqc() {
        return value(null, "multiqc", "NAME_mqc.json", "also write counts of hits for MultiQC, and NAME_motifs_mqc.json, the motifs "
                + "with most; NAME is the sample");
    }

    /** The file of {@code --multiqc}, or null; its name must be one that MultiQC looks for. */
    static String multiqc(CommandLine line) throws UsageException {
        String name = line.getOptionValue("multiqc");
        if (name != null && !String.valueOf(Path.of(name).getFileName()).matches(".+" + MultiqcHits.ENDING)) {
            throw new UsageException("--multiqc takes a name that ends in " + MultiqcHits.ENDING + ", by which MultiQC finds it, not '"
                    + name + "'");
        }
        return name;
    }

    /** The second file of {@code --multiqc}, or null. */
    static String multiqcSection(String name) {
        return name == null ? null : name.substring(0, name.length() - MultiqcHits.ENDING.length()) + MultiqcHits.SECTION;
    }

    /** The file of {@code --matrix}, or null. */
    static String matrix(CommandLine line) throws UsageException {
        String name = line.getOptionValue("matrix");
        if (name != null && name.endsWith(".gz")) {
            throw new UsageException("a matrix is not gzipped: name it without .gz, not '" + name + "'");
        }
        return name;
    }

    /** All values of an option that may be repeated. */
    static List<String> all(CommandLine line, String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    static double number(CommandLine line, String option, double absent) throws UsageException {
        String text = line.getOptionValue(option);
        try {
            double value = text == null ? absent : Double.parseDouble(text);
            if (text != null && !Double.isFinite(value)) {
                throw new UsageException("--" + option + " takes a number, not '" + text + "'");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new UsageException("--" + option + " takes a number, not '" + text + "'");
        }
    }

    static double pseudocount(CommandLine line) throws UsageException {
        double value = number(line, "pseudocount", 0.1);
        if (value < 0) {
            throw new UsageException("--pseudocount takes 0 or more, not " + line.getOptionValue("pseudocount"));
        }
        return value;
    }

    static int whole(CommandLine line, String option, int absent, int least) throws UsageException {
        String text = line.getOptionValue(option);
        try {
            int value = text == null ? absent : Integer.parseInt(text);
            if (value < least) {
                throw new UsageException("--" + option + " takes " + least + " or more, not " + text);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new UsageException("--" + option + " takes a whole number, not '" + text + "'");
        }
    }

    /** A probability above 0, at most 1. */
    static double probability(CommandLine line, String option, double absent) throws UsageException {
        double value = number(line, option, absent);
        if (!(value > 0 && value <= 1)) {
            throw new UsageException("--" + option + " takes a number above 0 and up to 1, not " + line.getOptionValue(option));
        }
        return value;
    }

    /** One of a few words. */
    static String word(CommandLine line, String option, String absent, String... allowed) throws UsageException {
        String text = line.getOptionValue(option, absent);
        for (String word : allowed) {
            if (word.equals(text)) {
                return text;
            }
        }
        throw new UsageException("--" + option + " takes " + String.join(", ", allowed) + ", not '" + text + "'");
    }
}
