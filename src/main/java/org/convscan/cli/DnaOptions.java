package org.convscan.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * The checked command line of {@code convscan dna}.
 *
 * @param pvalue NaN when not given
 * @param score NaN when not given
 * @param qvalue NaN when not given
 * @param qvalues "none", "motif" or "all": which q-values are written
 */
record DnaOptions(
        List<String> motifs,
        List<String> iupac,
        String composite,
        List<String> sequences,
        double pvalue,
        double score,
        double qvalue,
        String qvalues,
        String background,
        double pseudocount,
        String strand,
        String regions,
        boolean skipMasked,
        boolean best,
        String output,
        String format,
        String matrix,
        String report,
        String multiqc,
        int threads,
        String device,
        String engine,
        Shard shard,
        int tileColumns) implements MotifChoice {

    static final double DEFAULT_PVALUE = 1e-4;

    static Options options() {
        return new Options()
                .addOption(OptionValues.value("m", "motifs", "FILE", "motifs: MEME, JASPAR, TRANSFAC, HOMER or a plain matrix; may be repeated"))
                .addOption(OptionValues.value(null, "iupac", "WORD", "a motif in IUPAC letters, matched exactly unless -p is given; may be repeated"))
                .addOption(OptionValues.value(null, "composite", "FILE", "motifs made of these motifs, in YAML; only they are written"))
                .addOption(OptionValues.value("p", "pvalue", "P", "keep windows with at most this p-value (default: 1e-4)"))
                .addOption(OptionValues.value(null, "score", "BITS", "keep windows with at least this log-odds score instead"))
                .addOption(OptionValues.value(null, "qvalue", "Q", "keep windows with at most this q-value"))
                .addOption(OptionValues.value(null, "qvalues", "SCOPE", "none, motif or all: q-values per motif or over all motifs (default: none; motif with --qvalue)"))
                .addOption(OptionValues.value(null, "background", "B", "uniform, input, A,C,G,T or a Markov file of order up to 3 (default: uniform)"))
                .addOption(OptionValues.value(null, "pseudocount", "X", "X times the background is added to every cell of the counts (default: 0.1)"))
                .addOption(OptionValues.value(null, "strand", "S", "both, forward or reverse (default: both)"))
                .addOption(OptionValues.value(null, "regions", "BED", "only windows inside these regions"))
                .addOption(OptionValues.flag("skip-masked", "no windows that touch lower-case letters"))
                .addOption(OptionValues.flag("best", "a motif's best hit only, per sequence or, with --regions, per region"))
                .addOption(OptionValues.value(null, "format", "F", "bed, tsv (FIMO's columns) or gff3 (default: by the output's name, else bed)"))
                .addOption(OptionValues.value(null, "matrix", "FILE", "also write hits per motif and sequence or region as a sparse Matrix Market table"))
                .addOption(OptionValues.multiqc())
                .addOption(OptionValues.value(null, "tile", "BASES", "bases a thread holds at a time (default: 262144); changes memory, not results"))
                .addOptions(OptionValues.scanning());
    }

    static DnaOptions of(CommandLine line) throws UsageException {
        double qvalue = line.hasOption("qvalue") ? OptionValues.probability(line, "qvalue", 1) : Double.NaN;
        DnaOptions options = new DnaOptions(
                OptionValues.all(line, "motifs"),
                OptionValues.all(line, "iupac"),
                line.getOptionValue("composite"),
                line.getArgList().isEmpty() ? List.of("-") : line.getArgList(),
                line.hasOption("pvalue") ? OptionValues.probability(line, "pvalue", 1) : Double.NaN,
                OptionValues.number(line, "score", Double.NaN),
                qvalue,
                OptionValues.word(line, "qvalues", Double.isNaN(qvalue) ? "none" : "motif", "none", "motif", "all"),
                line.getOptionValue("background", "uniform"),
                OptionValues.pseudocount(line),
                OptionValues.word(line, "strand", "both", "both", "forward", "reverse"),
                line.getOptionValue("regions"),
                line.hasOption("skip-masked"),
                line.hasOption("best"),
                line.getOptionValue("output", "-"),
                format(line),
                OptionValues.matrix(line),
                line.getOptionValue("report"),
                OptionValues.multiqc(line),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device", "auto"),
                OptionValues.word(line, "engine", "auto", "auto", "lookup", "ort", "reference"),
                line.hasOption("shard") ? Shard.of(line.getOptionValue("shard")) : Shard.WHOLE,
                OptionValues.whole(line, "tile", org.convscan.scan.Scan.TILE_COLUMNS, 1));
        options.check();
        return options;
    }

    private static String format(CommandLine line) throws UsageException {
        String name = line.getOptionValue("output", "-");
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String byName = bare.endsWith(".tsv") || bare.endsWith(".txt") ? "tsv" : bare.matches(".*\\.gff3?") ? "gff3" : "bed";
        return OptionValues.word(line, "format", byName, "bed", "tsv", "gff3");
    }

    private void check() throws UsageException {
        if (motifs.isEmpty() && iupac.isEmpty() && composite == null) {
            throw new UsageException("no motifs: give a file with -m or letters with --iupac");
        }
        checkComposite();
        if (!Double.isNaN(score) && (!Double.isNaN(pvalue) || !Double.isNaN(qvalue))) {
            throw new UsageException("--score cannot be combined with --pvalue or --qvalue: choose one");
        }
        if (!shard.isWhole() && report != null) {
            throw new UsageException("--shard writes no --report, whose plots need all hits at once: run --report by itself, "
                    + "on the whole input or on the --regions to be looked at");
        }
        if (!shard.isWhole() && multiqc != null) {
            throw new UsageException("--shard writes no --multiqc: give it to 'convscan merge', which has all hits");
        }
        if (best && (matrix != null || report != null)) {
            throw new UsageException("--best cannot be combined with --matrix or --report, which are about all hits");
        }
        checkStandardInput();
        if (!shard.isWhole()) {
            FilesNamed.again("--shard must read its sequences twice", sequences);
        }
        if (background.equals("input")) {
            FilesNamed.again("--background input must read the sequences twice", sequences);
        }
        checkPaths();
    }

    private void checkStandardInput() throws UsageException {
        List<String> readers = new ArrayList<>(motifs);
        readers.addAll(sequences);
        readers.add(String.valueOf(regions));
        if (Collections.frequency(readers, "-") > 1) {
            throw new UsageException("standard input can be read once: give motifs, sequences or regions as files");
        }
    }

    private void checkComposite() throws UsageException {
        boolean aboutSingleHits = best || matrix != null || report != null || multiqc != null
                || !qvalues.equals("none");
        if (composite != null && (aboutSingleHits || format.equals("gff3"))) {
            throw new UsageException("--composite writes BED or TSV: leave out --best, --matrix, --report, --multiqc, q-values and gff3");
        }
    }

    private void checkPaths() throws UsageException {
        new FilesNamed()
                .writes(output, output.endsWith(".gz") ? new String[] {".tbi"} : new String[0])
                .writes(matrix, ".rows.tsv", ".columns.tsv")
                .writes(report)
                .writes(multiqc)
                .writes(OptionValues.multiqcSection(multiqc))
                .reads(motifs)
                .reads(sequences)
                .reads(Arrays.asList(regions, background, composite));
    }

    /** The highest p-value a hit may have. A q-value is never below its p-value, so q-values up to q are found with p up to q. */
    @Override
    public double searchPvalue() {
        double chosen = Double.isNaN(pvalue) ? (Double.isNaN(qvalue) ? DEFAULT_PVALUE : qvalue) : pvalue;
        return Double.isNaN(qvalue) ? chosen : Math.min(chosen, qvalue);
    }

    boolean wantsQvalues() {
        return !qvalues.equals("none");
    }

    /** As a person writes it: 1e-4, 0.05, 3. */
    static String number(double value) {
        return Double.toString(value).replace(".0E", "e").replace('E', 'e').replaceAll("\\.0$", "");
    }

    /** All that decides what is found, with defaults: the same for every engine, thread count and shard. */
    String canonical() {
        StringBuilder text = new StringBuilder("dna");
        motifs.forEach(m -> text.append(" --motifs ").append(m));
        iupac.forEach(w -> text.append(" --iupac ").append(w));
        if (composite != null) {
            text.append(" --composite ").append(composite);
        }
        if (!Double.isNaN(score)) {
            text.append(" --score ").append(number(score));
        } else if (!Double.isNaN(pvalue) || !motifs.isEmpty()) {
            text.append(" --pvalue ").append(number(searchPvalue()));
        }
        if (!Double.isNaN(qvalue)) {
            text.append(" --qvalue ").append(number(qvalue));
        }
        text.append(" --qvalues ").append(qvalues).append(" --background ").append(background);
        text.append(" --pseudocount ").append(number(pseudocount)).append(" --strand ").append(strand);
        if (regions != null) {
            text.append(" --regions ").append(regions);
        }
        text.append(skipMasked ? " --skip-masked" : "").append(best ? " --best" : "").append(" --format ").append(format);
        sequences.forEach(s -> text.append(' ').append(s));
        return text.toString();
    }
}
