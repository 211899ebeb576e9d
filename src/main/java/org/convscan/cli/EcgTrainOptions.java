package org.convscan.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/**
 * The options of {@code train ecg}, checked.
 *
 * @param records a folder of WFDB records with the expert's beats
 * @param only names of the records to use; empty for all
 * @param validationFraction of the records, kept apart to judge by; 0 for none
 * @param warmUp share of the steps in which the step size rises; then it falls along half a cosine
 * @param average the weights that are kept are a mean in which step s weighs about s to this power; 0 for the last ones
 * @param network null for the usual one
 * @param from null where learning starts anew
 * @param report null for none
 */
record EcgTrainOptions(
        Path records,
        List<String> only,
        double validationFraction,
        String network,
        String from,
        boolean frozen,
        boolean resume,
        int epochs,
        int patience,
        int batch,
        double rate,
        double warmUp,
        double decay,
        int average,
        long seed,
        Path output,
        String report,
        int threads,
        String device)
        implements TrainingSettings {

    /** Of {@code train dna} alone. */
    private static final List<String> FOREIGN = List.of("positives", "negatives", "genome", "validation-sequences", "length", "shift",
            "one-strand", "schedule");

    static EcgTrainOptions of(CommandLine line) throws UsageException {
        if (!line.hasOption("records") || !line.hasOption("output")) {
            throw new UsageException("'train ecg' needs --records and -o: 'convscan train --help'");
        }
        for (String option : FOREIGN) {
            if (line.hasOption(option)) {
                throw new UsageException("--" + option + " is for 'train dna'");
            }
        }
        if (line.hasOption("freeze")) {
            OptionValues.word(line, "freeze", "", "trunk");
        }
        String only = line.getOptionValue("only", "");
        int epochs = OptionValues.whole(line, "epochs", 20, 1);
        EcgTrainOptions options = new EcgTrainOptions(Path.of(line.getOptionValue("records")),
                only.isEmpty() ? List.of() : List.of(only.split(",")), OptionValues.number(line, "validation-fraction", 0.2),
                line.getOptionValue("network"), line.getOptionValue("from"), line.hasOption("freeze"), line.hasOption("resume"), epochs,
                OptionValues.whole(line, "patience", epochs, 1), OptionValues.whole(line, "batch", 16, 1),
                OptionValues.number(line, "rate", 4e-3), OptionValues.number(line, "warm-up", 0.05),
                OptionValues.number(line, "decay", 0.01), OptionValues.whole(line, "average", 8, 0), OptionValues.whole(line, "seed", 1, 0),
                Path.of(line.getOptionValue("output")), line.getOptionValue("report"),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1), line.getOptionValue("device", "auto"));
        options.check();
        return options;
    }

    private void check() throws UsageException {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new UsageException("--validation-fraction takes a number from 0 up to but not 1, not " + validationFraction);
        }
        if (frozen && from == null) {
            throw new UsageException("--freeze goes with --from: there is no trunk to keep yet");
        }
        if (from != null && network != null) {
            throw new UsageException("--from brings its own network: leave out --network");
        }
        if (!(warmUp >= 0 && warmUp < 1)) {
            throw new UsageException("--warm-up takes a number from 0 up to but not 1, not " + warmUp);
        }
        if (!(rate > 0) || decay < 0) {
            throw new UsageException("--rate is above 0, and --decay is not below 0");
        }
        NewModel.check(output);
    }

    /** What a model depends on, besides the data: what a checkpoint must agree with. Files are named without their folders. */
    @Override
    public String canonical() {
        return "convscan train ecg --records " + records.getFileName() + (only.isEmpty() ? "" : " --only " + String.join(",", only))
                + " --validation-fraction " + validationFraction + (network == null ? "" : " --network " + Path.of(network).getFileName())
                + (from == null ? "" : " --from " + Path.of(from).getFileName()) + (frozen ? " --freeze trunk" : "") + " --epochs " + epochs + " --patience "
                + patience + " --batch " + batch + " --rate " + rate + " --warm-up " + warmUp + " --decay " + decay + " --average " + average
                + " --seed " + seed;
    }
}
