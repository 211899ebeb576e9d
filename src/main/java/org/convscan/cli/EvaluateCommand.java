package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.marks.NumberFile;
import org.convscan.format.marks.PlaceFile;

/** Compares what a method found with what is there: beats, places on sequences, or things that have a label. */
final class EvaluateCommand implements Command {
    private static final String BEATS = "beats";
    private static final String PLACES = "places";
    private static final String LABELS = "labels";

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "compares hits with the truth: beats by the 150 ms rule, places by overlap, scores by labels";
    }

    @Override
    public String arguments() {
        return "--truth FILE HITS...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(OptionValues.value(null, "truth", "FILE", "beats: an expert's, or a folder that has NAME.atr for each NAME.* "
                        + "of the hits; places: BED or FIMO's table; labels: a table with the columns name and label, 0 or 1"))
                .addOption(OptionValues.value(null, "kind", "K", "beats, places or labels (default: by the truth: labels in a table "
                        + "with a column label, places in .bed and FIMO's table, else beats)"))
                .addOption(OptionValues.value(null, "annotator", "A", "beats: ending of the expert's files in a folder (default: atr)"))
                .addOption(OptionValues.value(null, "rate", "HZ", "beats: samples in a second, where no NAME.hea beside the files says it"))
                .addOption(OptionValues.value(null, "start", "TIME", "beats: where to begin, as seconds or M:S (default: 0, the start)"))
                .addOption(OptionValues.value(null, "window", "SECONDS", "beats: greatest distance of a hit (default: 0.15)"))
                .addOption(OptionValues.value(null, "overlap", "SHARE", "places: least part of the shorter of hit and true place that "
                        + "both have in common (default: 0.5)"))
                .addOption(OptionValues.flag("same-strand", "places: strands have to be equal"))
                .addOption(OptionValues.flag("same-name", "places: names have to be equal"))
                .addOption(OptionValues.value(null, "column", "C", "places, labels: name or number of the hits' column of scores "
                        + "(default: 5 in BED, else score, else output_1)"))
                .addOption(OptionValues.value(null, "curve", "FILE.tsv", "places, labels: also write what each threshold gives: precision "
                        + "and recall, and the false positive rate where there are labels"))
                .addOption(OptionValues.value("o", "output", "FILE", "where the table goes (default: standard output)"))
                .addOptions(OptionValues.everywhere());
    }

    @Override
    public String examples() {
        return """
                ./convscan evaluate --truth test-data/wfdb/beats.atr test-data/wfdb/beats.det
                ./convscan evaluate --truth test-data/wfdb/beats.atr --start 0:10 test-data/wfdb/beats.tsv
                # how many of the planted sites a motif finds, on the right strand, and what each threshold would give
                ./convscan dna --quiet -m test-data/motifs/example.jaspar -o target/hits.bed test-data/dna/genome.fa
                ./convscan evaluate --truth test-data/dna/planted.bed --same-strand --curve target/curve.tsv target/hits.bed
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        if (line.getArgList().isEmpty() || !line.hasOption("truth")) {
            throw new UsageException("'evaluate' takes --truth FILE and the hits to compare with it");
        }
        Path truth = Path.of(line.getOptionValue("truth"));
        if (line.getArgList().contains("-") || line.getOptionValue("truth").equals("-")) {
            throw new UsageException("hits and truth come from files, not from standard input");
        }
        String output = line.getOptionValue("output", "-");
        String curve = line.getOptionValue("curve");
        new FilesNamed().writes(output).writes(curve).reads(line.getArgList()).reads(List.of(truth.toString()));
        String kind = line.hasOption("kind") ? OptionValues.word(line, "kind", BEATS, BEATS, PLACES, LABELS) : kind(truth);
        check(line, kind);
        if (kind.equals(BEATS)) {
            String what = "'evaluate' reads beats, and truth whose --kind is not given, in more than one go";
            FilesNamed.again(what, line.getArgList());
            FilesNamed.again(what, List.of(truth.toString()));
        }
        try (JudgedOutput out = new JudgedOutput(output, curve, console)) {
            switch (kind) {
                case PLACES -> PlaceJudge.run(line, truth, out);
                case LABELS -> LabelJudge.run(line, truth, out);
                default -> BeatJudge.run(line, truth, out.table());
            }
        }
    }

    private static String kind(Path truth) throws IOException {
        // What is wrong with such a file is said when it is read.
        if (!Files.isRegularFile(truth) || !Files.isReadable(truth)) {
            return BEATS;
        }
        if (PlaceFile.recognises(truth)) {
            return PLACES;
        }
        return NumberFile.recognises(truth) ? LABELS : BEATS;
    }

    /** An option that says nothing about this kind was meant for another one. */
    private static void check(CommandLine line, String kind) throws UsageException {
        List<String> useless = switch (kind) {
            case PLACES -> BeatJudge.OPTIONS;
            case LABELS -> List.of("annotator", "rate", "start", "window", "overlap", "same-strand", "same-name");
            default -> List.of("overlap", "same-strand", "same-name", "column", "curve");
        };
        for (String option : useless) {
            if (line.hasOption(option)) {
                throw new UsageException("--" + option + " means nothing for " + kind + ": " + line.getOptionValue("truth")
                        + " was taken for that (--kind says otherwise)");
            }
        }
    }
}
