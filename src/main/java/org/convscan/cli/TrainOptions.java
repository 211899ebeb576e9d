package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.network.TrainingSection;
import org.convscan.network.train.Recipe;

/**
 * The options of {@code train dna}, checked.
 *
 * @param negatives null where the positives' shuffles serve
 * @param genome null where positives and negatives are sequences, not regions
 * @param validationSequences names of sequences kept for validation; empty where a fraction is
 * @param network null for the usual one
 * @param from null where learning starts anew
 * @param beginning the network, and what it says of its training
 * @param warmUp share of the steps
 * @param length letters that the network reads; 0 for the positives' most common length
 * @param report null for none
 */
record TrainOptions(
        String positives,
        String negatives,
        String genome,
        double validationFraction,
        List<String> validationSequences,
        String network,
        String from,
        TrainingNetwork beginning,
        boolean frozen,
        boolean resume,
        int epochs,
        int patience,
        int batch,
        double rate,
        String schedule,
        double warmUp,
        double decay,
        long seed,
        int length,
        int shift,
        boolean eitherStrand,
        Path output,
        String report,
        int threads,
        String device)
        implements TrainingSettings {
    private static final String USUAL = "dna-network.yaml";

    /** More than any network reads that learns from examples. */
    private static final int LONGEST = 1 << 20;

    static Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value(null, "positives", "FILE", "sequences that hold what is to be learned; with --genome, "
                        + "regions in BED"))
                .addOption(OptionValues.value(null, "negatives", "FILE", "sequences that do not (default: the positives, shuffled so "
                        + "that neighbouring letters stay as frequent, anew in each epoch)"))
                .addOption(OptionValues.value(null, "genome", "FA", "where regions are read from"))
                .addOption(OptionValues.value(null, "records", "FOLDER", "ecg: WFDB records, each with the expert's beats in NAME.atr"))
                .addOption(OptionValues.value(null, "only", "LIST", "ecg: of these, 101,106,..."))
                .addOption(OptionValues.value("o", "output", "DIR", "the model folder to make"))
                .addOption(OptionValues.value(null, "validation-fraction", "X", "of the sequences or records, kept apart to judge by (default: 0.2)"))
                .addOption(OptionValues.value(null, "validation-sequences", "LIST", "instead: all from these chromosomes, chr8,chr9"))
                .addOption(OptionValues.value(null, "network", "YAML", "the network's layers, and under 'training' other defaults for "
                        + "the options from --epochs to --shift (default: two layers of 96 and 64 filters)"))
                .addOption(OptionValues.value(null, "from", "MODEL", "start with the trunk of a model that was trained before"))
                .addOption(OptionValues.value(null, "freeze", "trunk", "leave the trunk as it is: transfer learning"))
                .addOption(OptionValues.flag("resume", "go on where a training with the same data and options was interrupted"))
                .addOption(OptionValues.value(null, "epochs", "N", "at most (default: 30); ecg: 20"))
                .addOption(OptionValues.value(null, "patience", "N", "epochs without a better validation, then stop (default: never)"))
                .addOption(OptionValues.value(null, "batch", "N", "sequences in a step (default: 64); ecg: 16 windows"))
                .addOption(OptionValues.value(null, "rate", "X", "Adam's greatest step size (default: 0.01); ecg: 0.004"))
                .addOption(OptionValues.value(null, "schedule", "S", "constant, or cosine: the step size falls to nothing over all "
                        + "epochs (default: cosine)"))
                .addOption(OptionValues.value(null, "warm-up", "X", "share of the steps in which the step size rises (default: 0.05)"))
                .addOption(OptionValues.value(null, "decay", "X", "of weights (default: 0.1); ecg: 0.01"))
                .addOption(OptionValues.value(null, "average", "N", "ecg: what is kept is the mean of the weights after each step, those "
                        + "after step s weighing about s to the power of N; 0 for the last ones (default: 8)"))
                .addOption(OptionValues.value(null, "seed", "N", "the same seed gives the same model, to the last bit (default: 1)"))
                .addOption(OptionValues.value(null, "length", "N", "letters that the network reads (default: the positives' most common "
                        + "length)"))
                .addOption(OptionValues.value(null, "shift", "N", "moves sequences by up to N letters while learning (default: 5)"))
                .addOption(OptionValues.flag("one-strand", "the strand matters: no reverse complements"))
                .addOption(OptionValues.value(null, "report", "FILE", "one HTML page with the curves of loss and AUC or F1"))
                .addOption(OptionValues.value(null, "threads", "N", "threads (default: one a processor)"))
                .addOption(OptionValues.value(null, "device", "D", "auto, cpu or cuda[:N] (default: auto)"));
    }

    static TrainOptions of(CommandLine line) throws UsageException, IOException {
        if (!line.hasOption("positives") || !line.hasOption("output")) {
            throw new UsageException("'train dna' needs --positives and -o: 'convscan train --help'");
        }
        if (line.hasOption("from") && line.hasOption("network")) {
            throw new UsageException("--from brings its own network: leave out --network");
        }
        TrainingNetwork beginning = TrainingNetwork.of(line.getOptionValue("network"), line.getOptionValue("from"), USUAL);
        TrainingSection usual = beginning.training(USUAL);
        int epochs = OptionValues.whole(line, "epochs", usual.whole("epochs", 1), 1);
        String list = line.getOptionValue("validation-sequences", "");
        if (line.hasOption("freeze")) {
            OptionValues.word(line, "freeze", "", "trunk");
        }
        TrainOptions options = new TrainOptions(line.getOptionValue("positives"), line.getOptionValue("negatives"),
                line.getOptionValue("genome"), OptionValues.number(line, "validation-fraction", 0.2),
                list.isEmpty() ? List.of() : List.of(list.split(",")), line.getOptionValue("network"), line.getOptionValue("from"),
                beginning, line.hasOption("freeze"), line.hasOption("resume"), epochs,
                OptionValues.whole(line, "patience", usual.whole("patience", epochs), 1),
                OptionValues.whole(line, "batch", usual.whole("batch", 64), 1),
                OptionValues.number(line, "rate", usual.number("rate", 0)),
                OptionValues.word(line, "schedule", usual.word("schedule", "constant"), "constant", "cosine"),
                OptionValues.number(line, "warm-up", usual.number("warm-up", 0)),
                OptionValues.number(line, "decay", usual.number("decay", 0)),
                OptionValues.whole(line, "seed", 1, 0), line.hasOption("length") ? OptionValues.whole(line, "length", 1, 1) : 0,
                OptionValues.whole(line, "shift", usual.whole("shift", 0), 0), !line.hasOption("one-strand"), Path.of(line.getOptionValue("output")),
                line.getOptionValue("report"),
                OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1),
                line.getOptionValue("device", "auto"));
        options.check(line);
        return options;
    }

    private void check(CommandLine line) throws UsageException {
        if (line.hasOption("average")) {
            throw new UsageException("--average is for 'train ecg'");
        }
        if (length > LONGEST || shift > LONGEST) {
            throw new UsageException("--length and --shift are " + LONGEST + " letters at most");
        }
        if (!(validationFraction > 0 && validationFraction < 1)) {
            throw new UsageException("--validation-fraction takes a number between 0 and 1, not " + validationFraction);
        }
        if (line.hasOption("validation-fraction") && !validationSequences.isEmpty()) {
            throw new UsageException("--validation-fraction and --validation-sequences exclude each other");
        }
        if (frozen && from == null) {
            throw new UsageException("--freeze goes with --from: there is no trunk to keep yet");
        }
        if (!(rate > 0) || decay < 0) {
            throw new UsageException("--rate is above 0, and --decay is not below 0");
        }
        if (!(warmUp >= 0 && warmUp < 1)) {
            throw new UsageException("--warm-up takes a number from 0 to below 1, not " + warmUp);
        }
        NewModel.check(output);
        new FilesNamed().writes(report).reads(Stream.of(positives, negatives, genome, network).filter(Objects::nonNull).toList());
    }

    /** @param batches in an epoch */
    Recipe recipe(long batches) {
        long steps = Math.multiplyExact(batches, epochs);
        return new Recipe(batch, rate, decay, seed, frozen ? "trunk" : null, schedule.equals("cosine") ? steps : 0,
                (long) (warmUp * steps));
    }

    /** What a model depends on, besides the data: what a checkpoint must agree with. */
    @Override
    public String canonical() {
        return "convscan train dna --positives " + positives + (negatives == null ? "" : " --negatives " + negatives)
                + (genome == null ? "" : " --genome " + genome)
                + (validationSequences.isEmpty()
                        ? " --validation-fraction " + validationFraction
                        : " --validation-sequences " + String.join(",", validationSequences))
                + (network == null ? "" : " --network " + network) + (from == null ? "" : " --from " + from)
                + (frozen ? " --freeze trunk" : "") + " --epochs " + epochs + " --patience " + patience + " --batch " + batch
                + " --rate " + rate + " --schedule " + schedule + " --warm-up " + warmUp + " --decay " + decay + " --seed " + seed + " --length " + length + " --shift " + shift
                + (eitherStrand ? "" : " --one-strand");
    }
}
