package org.convscan.cli;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * The checked command line of {@code convscan variants}.
 *
 * @param variants a VCF file, or "-"
 * @param pvalue NaN when not given
 * @param score NaN when not given
 * @param leastChange bits that scores have to differ by
 */
record VariantsOptions(
        List<String> motifs,
        List<String> iupac,
        String reference,
        String variants,
        double pvalue,
        double score,
        String background,
        double pseudocount,
        String strand,
        double leastChange,
        boolean skipWrongReference,
        String output,
        String format,
        int threads,
        String device,
        String engine) implements MotifChoice {

    static Options options() {
        return new Options()
                .addOption(OptionValues.value("m", "motifs", "FILE", "motifs: MEME, JASPAR, TRANSFAC, HOMER or a plain matrix; may be repeated"))
                .addOption(OptionValues.value(null, "iupac", "WORD", "a motif in IUPAC letters, matched exactly unless -p is given; may be "
                        + "repeated"))
                .addOption(OptionValues.value(null, "reference", "FA", "the genome that the variants were called against, FASTA; its .fai is "
                        + "used when there"))
                .addOption(OptionValues.value("p", "pvalue", "P", "a window with at most this p-value is a site (default: 1e-4)"))
                .addOption(OptionValues.value(null, "score", "BITS", "a window with at least this log-odds score is a site instead"))
                .addOption(OptionValues.value(null, "min-change", "BITS", "leave out sites whose score changes by less (default: any change "
                        + "counts)"))
                .addOption(OptionValues.flag("skip-wrong-ref", "leave variants as they are whose REF is not what the reference has, and "
                        + "count them, instead of stopping"))
                .addOption(OptionValues.value(null, "background", "B", "uniform, input (the reference), A,C,G,T or a Markov file of order up "
                        + "to 3 (default: uniform)"))
                .addOption(OptionValues.value(null, "pseudocount", "X", "X times the background is added to every cell of the counts "
                        + "(default: 0.1)"))
                .addOption(OptionValues.value(null, "strand", "S", "both, forward or reverse (default: both)"))
                .addOption(OptionValues.value("o", "output", "FILE", "where results go (default: standard output); .gz is bgzipped and "
                        + "indexed"))
                .addOption(OptionValues.value(null, "format", "F", "tsv, or vcf: the input with one more key in INFO (default: by the "
                        + "output's name, else tsv)"))
                .addOption(OptionValues.value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(OptionValues.value(null, "device", "D", "auto, cpu or cuda[:N] (default: auto)"))
                .addOption(OptionValues.value(null, "engine", "E", "auto, lookup, ort or reference (default: auto); all find the same"))
                .addOptions(OptionValues.everywhere());
    }

    static VariantsOptions of(CommandLine line) throws UsageException {
        if (line.getArgList().size() > 1) {
            throw new UsageException("'variants' takes one VCF file, or standard input: " + String.join(" ", line.getArgList()));
        }
        VariantsOptions options = new VariantsOptions(
                OptionValues.all(line, "motifs"),
                OptionValues.all(line, "iupac"),
                line.getOptionValue("reference"),
                line.getArgList().isEmpty() ? "-" : line.getArgList().get(0),
                line.hasOption("pvalue") ? OptionValues.probability(line, "pvalue", 1) : Double.NaN,
                OptionValues.number(line, "score", Double.NaN),
                line.getOptionValue("background", "uniform"),
                OptionValues.pseudocount(line),
                OptionValues.word(line, "strand", "both", "both", "forward", "reverse"),
                OptionValues.number(line, "min-change", 0),
                line.hasOption("skip-wrong-ref"),
                line.getOptionValue("output", "-"),
                OptionValues.word(line, "format", format(line.getOptionValue("output", "-")), "tsv", "vcf"),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device", "auto"),
                OptionValues.word(line, "engine", "auto", "auto", "lookup", "ort", "reference"));
        options.check();
        return options;
    }

    private static String format(String output) {
        return output.matches(".*\\.vcf(\\.gz)?") ? "vcf" : "tsv";
    }

    private void check() throws UsageException {
        if (motifs.isEmpty() && iupac.isEmpty()) {
            throw new UsageException("no motifs: give a file with -m or letters with --iupac");
        }
        if (reference == null || reference.equals("-")) {
            throw new UsageException("'variants' takes --reference FA, the genome that the variants were called against, as a file");
        }
        if (!Double.isNaN(score) && !Double.isNaN(pvalue)) {
            throw new UsageException("--score cannot be combined with --pvalue: choose one");
        }
        if (leastChange < 0) {
            throw new UsageException("--min-change takes 0 or more bits, not " + leastChange);
        }
        List<String> read = Stream.concat(motifs.stream(), Stream.of(variants)).toList();
        if (Collections.frequency(read, "-") > 1) {
            throw new UsageException("standard input can be read once: give motifs or variants as files");
        }
        new FilesNamed().writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0])
                .reads(read).reads(List.of(reference, background));
    }

    @Override
    public String composite() {
        return null;
    }

    @Override
    public List<String> sequences() {
        return List.of(reference);
    }

    @Override
    public double qvalue() {
        return Double.NaN;
    }

    @Override
    public double searchPvalue() {
        return Double.isNaN(pvalue) ? DnaOptions.DEFAULT_PVALUE : pvalue;
    }

    /** All that decides what is found, with defaults. */
    String canonical() {
        StringBuilder text = new StringBuilder("variants");
        motifs.forEach(m -> text.append(" --motifs ").append(m));
        iupac.forEach(w -> text.append(" --iupac ").append(w));
        text.append(" --reference ").append(reference);
        if (!Double.isNaN(score)) {
            text.append(" --score ").append(DnaOptions.number(score));
        } else if (!Double.isNaN(pvalue) || !motifs.isEmpty()) {
            text.append(" --pvalue ").append(DnaOptions.number(searchPvalue()));
        }
        text.append(" --background ").append(background).append(" --pseudocount ").append(DnaOptions.number(pseudocount));
        text.append(" --strand ").append(strand).append(" --min-change ").append(DnaOptions.number(leastChange));
        text.append(skipWrongReference ? " --skip-wrong-ref" : "");
        return text.append(" --format ").append(format).append(' ').append(variants).toString();
    }
}
