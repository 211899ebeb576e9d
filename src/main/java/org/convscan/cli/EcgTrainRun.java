package org.convscan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.engine.ort.Device;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.convscan.network.train.Recipe;
import org.convscan.network.train.Training;

/** One training on ECG: from records with an expert's beats to a model folder. */
final class EcgTrainRun {
    /** Columns in a second that networks of heartbeats read. */
    static final double HERTZ = 120;

    private final EcgTrainOptions options;
    private final Console console;
    private final EcgRecords records;
    private final TrainingNetwork beginning;
    private final Network network;
    private final EcgExamples learning;
    private final TrainingFolder folder;
    private long started = System.nanoTime();

    EcgTrainRun(EcgTrainOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.beginning = TrainingNetwork.of(options.network(), options.from(), "ecg-network.yaml");
        this.network = named(beginning.described());
        this.records = EcgRecords.read(options, HERTZ, console);
        this.learning = new EcgExamples(records.learning(), HERTZ, (int) network.input().length(), (int) network.output().length(),
                options.seed());
        if (learning.size() < options.batch()) {
            throw new UsageException("--batch " + options.batch() + " is more than there are windows to learn from, " + learning.size());
        }
        this.folder = new TrainingFolder(options, identity(), console);
    }

    private Network named(Network described) throws InputException {
        long length = described.input().length();
        long outputs = described.output().length();
        if (described.input().channels() != 1 || described.output().channels() != 1 || length % outputs != 0
                || Integer.bitCount((int) (length / outputs)) != 1) {
            throw new InputException(beginning.name(), "", "it reads " + described.input().channels() + " channels and gives "
                    + described.output().channels() + " x " + outputs + " numbers for " + length + " columns",
                    "1 channel is wanted, and 1 number for each 1, 2, 4 or 8 columns");
        }
        return new Network(options.output().toAbsolutePath().normalize().getFileName().toString(), described.input(), described.trunk(),
                described.head());
    }

    void run() throws UsageException, IOException {
        Device device = EngineChoice.device(options.device());
        folder.make();
        long steps = (long) options.epochs() * (learning.size() / options.batch());
        Recipe recipe = new Recipe(options.batch(), options.rate(), options.decay(), options.seed(), options.frozen() ? "trunk" : null, steps,
                (long) (options.warmUp() * steps), options.average());
        console.say(String.format(Locale.ROOT, "%,d records to learn from, %,d to judge by, %,d parameters, %,d steps, on %s",
                records.learning().size(), records.validation().size(),
                network.parameters().stream().mapToLong(p -> p.elements()).sum(), steps, device));
        Training.Progress end = folder.learn(network, beginning.start(network, options.seed()), recipe, device, learning,
                from -> watcher(device, from.epochs().size()));
        write(end);
        console.out().println(records.validation().isEmpty() ? "no validation"
                : String.format(Locale.ROOT, "validation F1 %.5f", end.bestMeasure()));
        console.out().flush();
    }

    /** What must be the same for a training to be taken up again. */
    private String identity() {
        return options.canonical() + " records " + records.digest() + " network "
                + Sha256.text(beginning.text().getBytes(StandardCharsets.UTF_8));
    }

    private Training.Watcher watcher(Device device, int done) {
        EcgValidation validation = new EcgValidation(network, HERTZ);
        return new Training.Watcher() {
            private long epoch = done;

            /** Without records to judge by, the last epoch is the best. */
            @Override
            public double measure(Weights weights) {
                return records.validation().isEmpty() ? ++epoch
                        : validation.f1(records.validation(), weights, device, options.threads());
            }

            @Override
            public void after(Training.Progress progress) {
                say(progress);
            }
        };
    }

    private void say(Training.Progress progress) {
        Training.Epoch last = progress.epochs().get(progress.epochs().size() - 1);
        String judged = records.validation().isEmpty() ? "" : String.format(Locale.ROOT, ", validation F1 %.5f%s", last.measure(),
                progress.best() == progress.epochs().size() - 1 ? " (best)" : "");
        console.say(String.format(Locale.ROOT, "epoch %d of at most %d: loss %.5f%s, %.1f s", progress.epochs().size(), options.epochs(),
                last.loss(), judged, (System.nanoTime() - started) / 1e9));
        started = System.nanoTime();
    }

    private void write(Training.Progress end) throws UsageException, IOException {
        folder.write(beginning.text(), end.kept());
        new EcgModel(network, options, records, end).write(options.output(), console);
        List<Double> measures = records.validation().isEmpty() ? List.of() : end.epochs().stream().map(Training.Epoch::measure).toList();
        folder.finish(network.name(), records.split(), "F1", measures, end);
    }
}
