package org.convscan.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.workflow.nanopore.QuerySearch;

/**
 * The checked command line of {@code convscan nanopore}.
 *
 * @param queries letters or names of FASTA files
 * @param qvalue NaN when not given
 * @param most places of a query in a read
 * @param decoys that queries of about one length share
 * @param proposes whether a convolution says where to align, instead of aligning everywhere
 * @param segments null for none; so is {@code report}
 */
record NanoporeOptions(
        List<String> queries,
        List<String> reads,
        String poreModel,
        String strand,
        double pvalue,
        double qvalue,
        int most,
        int decoys,
        boolean proposes,
        boolean strict,
        String output,
        String format,
        String segments,
        String report,
        Shard shard,
        int threads,
        String device,
        String engine) {

    private static final String STRICT = " --strict";

    static Options options() {
        return new Options()
                .addOption(OptionValues.value(null, "query", "SEQ|FASTA", "what to find: IUPAC letters, or a FASTA file; may be repeated"))
                .addOption(OptionValues.value(null, "pore-model", "NAME|FILE", "r9.4-dna, r9.4-rna, r10.4.1-dna or rna004 (both experimental), or a table of k-mers and levels (default: r9.4-dna)"))
                .addOption(OptionValues.value(null, "strand", "S", "both, forward or reverse (default: both; forward for RNA)"))
                .addOption(OptionValues.value("p", "pvalue", "P", "keep places with at most this p-value (default: 0.01)"))
                .addOption(OptionValues.value(null, "qvalue", "Q", "keep places with at most this q-value"))
                .addOption(OptionValues.value(null, "most", "N", "places of a query in a read, the best first (default: 1)"))
                .addOption(OptionValues.value(null, "decoys", "N", "shuffled queries searched along, which p-values come from (default: 16)"))
                .addOption(OptionValues.value(null, "search", "S", "exact or propose: align along all of each read, or where a convolution says, "
                        + "on a GPU if there is one, which misses some (default: exact)"))
                .addOption(OptionValues.flag("strict", "a read or file that would be skipped is an error"))
                .addOption(OptionValues.value(null, "format", "F", "tsv, paf or bed (default: by the output's name, else tsv)"))
                .addOption(OptionValues.value(null, "segments", "FILE.tsv", "also write what each read is made of: adapter, poly(A) tail "
                        + "with its length, strand, stalls"))
                .addOption(OptionValues.value(null, "report", "FILE", "also write a page: reads of each query, scores, and the reads with "
                        + "the best hits to look at"))
                .addOption(OptionValues.value(null, "shard", "I/N", "only the reads that begin in the I-th of N equal parts of the files; "
                        + "'convscan merge' joins them"))
                .addOptions(running())
                .addOptions(OptionValues.everywhere());
    }

    private static Options running() {
        return new Options()
                .addOption(OptionValues.value("o", "output", "FILE", "where hits go (default: standard output); .gz is bgzipped"))
                .addOption(OptionValues.value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(OptionValues.value(null, "device", "D", "with --search propose, where the convolution runs: auto, cpu or cuda[:N] (default: auto)"))
                .addOption(OptionValues.value(null, "engine", "E", "auto, lookup or reference (default: auto); all find the same"));
    }

    static NanoporeOptions of(CommandLine line) throws UsageException {
        NanoporeOptions options = new NanoporeOptions(
                OptionValues.all(line, "query"),
                line.getArgList(),
                line.getOptionValue("pore-model", "r9.4-dna"),
                OptionValues.word(line, "strand", "", "both", "forward", "reverse", ""),
                OptionValues.probability(line, "pvalue", QuerySearch.PVALUE),
                line.hasOption("qvalue") ? OptionValues.probability(line, "qvalue", 1) : Double.NaN,
                OptionValues.whole(line, "most", 1, 1),
                OptionValues.whole(line, "decoys", QuerySearch.DECOYS, 2),
                OptionValues.word(line, "search", "exact", "exact", "propose").equals("propose"),
                line.hasOption("strict"),
                line.getOptionValue("output", "-"),
                format(line),
                line.getOptionValue("segments"),
                line.getOptionValue("report"),
                line.hasOption("shard") ? Shard.of(line.getOptionValue("shard")) : Shard.WHOLE,
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device", "auto"),
                OptionValues.word(line, "engine", "auto", "auto", "lookup", "ort", "reference"));
        options.check();
        return options;
    }

    private static String format(CommandLine line) throws UsageException {
        String bare = line.getOptionValue("output", "-").replaceFirst("\\.gz$", "");
        String byName = bare.endsWith(".paf") ? "paf" : bare.endsWith(".bed") ? "bed" : "tsv";
        return OptionValues.word(line, "format", byName, "tsv", "paf", "bed");
    }

    private void check() throws UsageException {
        if (queries.isEmpty()) {
            throw new UsageException("nothing to find: give letters or a FASTA file with --query");
        }
        if (reads.isEmpty()) {
            throw new UsageException("no reads: give FAST5, POD5, SLOW5 or BLOW5 files, or folders of them");
        }
        if (reads.contains("-") || queries.contains("-")) {
            throw new UsageException("reads and queries come from files, not from standard input");
        }
        if (!proposes && (engine.equals("ort") || device.startsWith("cuda"))) {
            throw new UsageException("nanopore aligns by a dynamic programme, which runs on the processor only: leave out "
                    + (engine.equals("ort") ? "--engine ort" : "--device " + device) + ", or add --search propose");
        }
        if (!device.equals("auto") && !device.equals("cpu") && !device.matches("cuda(:[0-9]{1,3})?")) {
            throw new UsageException("--device takes auto, cpu or cuda[:N], not '" + device + "'");
        }
        if (report != null && !shard.isWhole()) {
            throw new UsageException("--report shows the hits of a whole run, which a shard does not know: leave out --shard or --report");
        }
        new FilesNamed().writes(output).writes(segments).writes(report).reads(reads).reads(queries).reads(List.of(poreModel));
    }

    /** Whether a {@link #canonical} command line is strict. */
    static boolean isStrict(String canonical) {
        return canonical.contains(STRICT + " --format ");
    }

    /** All that decides what is found: the same for every engine and thread count. */
    String canonical() {
        StringBuilder text = new StringBuilder("nanopore");
        queries.forEach(query -> text.append(" --query ").append(query));
        text.append(" --pore-model ").append(poreModel);
        text.append(strand.isEmpty() ? "" : " --strand " + strand);
        text.append(" --pvalue ").append(DnaOptions.number(pvalue));
        text.append(Double.isNaN(qvalue) ? "" : " --qvalue " + DnaOptions.number(qvalue));
        text.append(" --most ").append(most).append(" --decoys ").append(decoys).append(proposes ? " --search propose" : "").append(strict ? STRICT : "");
        text.append(" --format ").append(format);
        reads.forEach(read -> text.append(' ').append(read));
        return text.toString();
    }
}
