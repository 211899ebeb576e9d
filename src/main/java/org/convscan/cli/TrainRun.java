package org.convscan.cli;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.format.model.ModelCard;
import org.convscan.format.model.ModelFolder;
import org.convscan.network.Inference;
import org.convscan.network.Network;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.convscan.network.train.Recipe;
import org.convscan.network.train.Training;
import org.convscan.stats.Discrimination;
import org.convscan.track.Alphabet;

/** One training on DNA: from files of sequences to a model folder. */
final class TrainRun {
    private static final int TEST_SEQUENCES = 3;

    private final TrainOptions options;
    private final Console console;
    private final TrainingSequences positives;
    private final TrainingSequences negatives;
    private final TrainingNetwork beginning;
    private final Network network;
    private final DnaExamples learning;
    private final DnaExamples validation;
    private final TrainingFolder folder;
    private long started = System.nanoTime();

    TrainRun(TrainOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.positives = TrainingSequences.read(options.positives(), options, console);
        this.negatives = options.negatives() == null ? null : TrainingSequences.read(options.negatives(), options, console);
        this.beginning = options.beginning();
        this.network = fitted(beginning.described());
        int length = (int) network.input().length();
        this.learning = new DnaExamples(positives.learning(), negatives == null ? List.of() : negatives.learning(), length,
                options.shift(), options.eitherStrand(), true, options.seed());
        this.validation = new DnaExamples(positives.validation(), negatives == null ? List.of() : negatives.validation(), length, 0,
                false, false, options.seed());
        if (learning.size() < options.batch()) {
            throw new UsageException("--batch " + options.batch() + " is more than there are sequences to learn from, "
                    + learning.size());
        }
        this.folder = new TrainingFolder(options, identity(), console);
    }

    /** For the length of the sequences; one number from 0 to 1 comes out. */
    private Network fitted(Network described) throws UsageException, InputException {
        String name = options.network() == null ? "the network" : options.network();
        int length = options.length() > 0 ? options.length() : options.from() != null ? (int) described.input().length()
                : positives.usualLength();
        try {
            Network fitted = new Network(options.output().toAbsolutePath().normalize().getFileName().toString(), new Shape(described.input().channels(), length),
                    described.trunk(), described.head());
            if (fitted.input().channels() != Alphabet.DNA.size() || !fitted.output().equals(new Shape(1, 1))) {
                throw new InputException(name, "", "it reads " + fitted.input().channels() + " channels and gives "
                        + fitted.output().channels() + " x " + fitted.output().length() + " numbers", "4 channels and 1 number are wanted");
            }
            return fitted;
        } catch (IllegalArgumentException e) {
            throw new InputException(name, "", "for " + length + " letters: " + e.getMessage(), "see --length", e);
        }
    }

    void run() throws UsageException, IOException {
        Device device = EngineChoice.device(options.device());
        folder.make();
        Recipe recipe = options.recipe(learning.size() / options.batch());
        console.say(String.format(Locale.ROOT, "%,d sequences to learn from, %,d to judge by, %,d parameters, on %s", learning.size(),
                validation.size(), network.parameters().stream().mapToLong(p -> p.elements()).sum(), device));
        Training.Progress end = folder.learn(network, beginning.start(network, options.seed()), recipe, device, learning, from -> watcher(device));
        write(end);
        console.out().println(String.format(Locale.ROOT, "validation AUC %.5f", end.bestMeasure()));
        console.out().flush();
    }

    /** What must be the same for a training to be taken up again. */
    private String identity() {
        return options.canonical() + " positives " + positives.digest() + (negatives == null ? "" : " negatives " + negatives.digest())
                + " network " + Sha256.text(beginning.text().getBytes(StandardCharsets.UTF_8));
    }

    private Training.Watcher watcher(Device device) {
        return new Training.Watcher() {
            @Override
            public double measure(Weights weights) {
                return auc(weights, device);
            }

            @Override
            public void after(Training.Progress progress) {
                Training.Epoch last = progress.epochs().get(progress.epochs().size() - 1);
                console.say(String.format(Locale.ROOT, "epoch %d of at most %d: loss %.4f, validation AUC %.5f%s, %.1f s",
                        progress.epochs().size(), options.epochs(), last.loss(), last.measure(),
                        progress.best() == progress.epochs().size() - 1 ? " (best)" : "", (System.nanoTime() - started) / 1e9));
                started = System.nanoTime();
            }
        };
    }

    /** On what is not learned from; the mean of both strands where either counts. */
    private double auc(Weights weights, Device device) {
        double[] scores = new double[validation.size()];
        boolean[] positive = new boolean[validation.size()];
        try (Session session = Session.load(Inference.model(network, weights), device, options.threads());
                Session.Feed feed = new Session.Feed()) {
            for (int first = 0; first < scores.length; first += options.batch()) {
                int count = Math.min(options.batch(), scores.length - first);
                for (int strand = 0; strand < (options.eitherStrand() ? 2 : 1); strand++) {
                    FloatBuffer lines = feed.buffer(Inference.INPUT, count, network.input().channels(), network.input().length());
                    for (int i = 0; i < count; i++) {
                        validation.plain(first + i, strand == 1, lines);
                    }
                    float[] values = session.run(feed).get(Inference.OUTPUT).values();
                    for (int i = 0; i < count; i++) {
                        scores[first + i] += values[i];
                    }
                }
            }
        }
        for (int i = 0; i < positive.length; i++) {
            positive[i] = validation.isPositive(i);
        }
        return Discrimination.auc(scores, positive);
    }

    private void write(Training.Progress end) throws UsageException, IOException {
        byte[] model = Inference.model(network, end.kept());
        folder.write(beginning.text(network.input().length()), end.kept());
        ModelCard card = card(model, end);
        ModelFolder.write(options.output(), model, card, forPeople(end));
        writeTest(card);
        folder.finish(network.name(), split(), "AUC", end.epochs().stream().map(Training.Epoch::measure).toList(), end);
    }

    private ModelCard card(byte[] model, Training.Progress end) {
        Map<String, String> reads = new LinkedHashMap<>();
        reads.put("alphabet", Alphabet.DNA.letters());
        reads.put("unknown", "zeros");
        Map<String, String> training = new LinkedHashMap<>();
        training.put("command", options.canonical());
        training.put("positives", options.positives() + " digest " + positives.digest());
        training.put("negatives", negatives == null ? "dinucleotide shuffles of the positives, anew in each epoch"
                : options.negatives() + " digest " + negatives.digest());
        training.put("split", split());
        training.put("epochs", String.valueOf(end.epochs().size()));
        training.put("best-epoch", String.valueOf(end.best() + 1));
        training.put("validation-auc", String.format(Locale.ROOT, "%.5f", end.bestMeasure()));
        training.put("convscan", Version.text());
        String length = String.valueOf(network.input().length());
        return new ModelCard(network.name(), Sha256.text(model), reads, length, "none", List.of("bound"), "probability",
                options.eitherStrand() ? "both: mean" : "forward", length, training, "of whoever trained it; see its data's terms", "none",
                Optional.of(new ModelCard.Test("test.fa", "test.tsv", options.eitherStrand() ? List.of("--strand", "both") : List.of())));
    }

    private String split() {
        return learning.size() + " sequences learned from, " + validation.size() + " kept for validation ("
                + (options.validationSequences().isEmpty()
                        ? options.validationFraction() + " of all, by content"
                        : String.join(",", options.validationSequences()))
                + "); copies, on either strand, are on one side";
    }

    private String forPeople(Training.Progress end) {
        return "# " + network.name() + "\n\nTells sequences like those of `" + options.positives() + "` from "
                + (negatives == null ? "their own letters in another order." : "those of `" + options.negatives() + "`.")
                + "\n\n* Reads " + network.input().length() + " letters; gives a probability"
                + (options.eitherStrand() ? ", whose mean over both strands counts." : ".") + "\n* " + split()
                + ".\n* Validation AUC " + String.format(Locale.ROOT, "%.5f", end.bestMeasure()) + " (epoch " + (end.best() + 1)
                + " of " + end.epochs().size() + "; the epoch was chosen by it).\n\n    " + options.canonical() + "\n";
    }

    /** Random letters, so that nothing of the training data is in the folder's test. */
    private void writeTest(ModelCard card) throws UsageException, IOException {
        SplittableRandom random = new SplittableRandom(options.seed());
        StringBuilder fasta = new StringBuilder();
        for (int i = 1; i <= TEST_SEQUENCES; i++) {
            fasta.append(">random").append(i).append('\n');
            for (int at = 0; at < network.input().length(); at++) {
                fasta.append(Alphabet.DNA.letter(random.nextInt(Alphabet.DNA.size())));
            }
            fasta.append('\n');
        }
        Files.writeString(options.output().resolve("test.fa"), fasta);
        ModelTest.write(options.output(), card.test().orElseThrow(), console);
    }
}
