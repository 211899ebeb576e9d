package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscan.InputException;
import org.convscan.engine.ort.Device;
import org.convscan.format.model.CheckpointFile;
import org.convscan.format.model.WeightsFile;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.convscan.network.train.Examples;
import org.convscan.network.train.Learner;
import org.convscan.network.train.Recipe;
import org.convscan.network.train.Training;
import org.convscan.report.OutputFile;
import org.convscan.report.TrainingReport;

/** The folder that a training fills: a checkpoint after each epoch, from which it may go on another time; in the end, what it learned. */
final class TrainingFolder {
    private static final String CHECKPOINT = "checkpoint.bin";

    private final TrainingSettings settings;
    private final String identity;
    private final Console console;

    /** @param identity what must be the same for a training to be taken up again */
    TrainingFolder(TrainingSettings settings, String identity, Console console) {
        this.settings = settings;
        this.identity = identity;
        this.console = console;
    }

    /** Makes the folder, and looks whether the page can be written: known before any work. */
    void make() throws IOException {
        if (settings.report() != null) {
            OutputFile.check(Path.of(settings.report()));
        }
        Files.createDirectories(settings.output());
    }

    /** @param watcher of a training that goes on from here */
    Training.Progress learn(Network network, Weights start, Recipe recipe, Device device, Examples examples,
            Function<Training.Progress, Training.Watcher> watcher) throws IOException {
        try (Learner learner = new Learner(network, start, recipe, device, settings.threads())) {
            Training.Progress from = beginning(learner, network);
            Training training = new Training(learner, examples, settings.epochs(), settings.patience());
            return training.run(from, keeping(watcher.apply(from)), () -> { });
        } catch (ArithmeticException e) {
            throw new InputException("--rate " + settings.rate(), "", e.getMessage(), "", e);
        } catch (IllegalStateException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InputException(settings.output().toString(), "", message, "", e);
        }
    }

    private Path checkpoint() {
        return settings.output().resolve(CHECKPOINT);
    }

    private Training.Progress beginning(Learner learner, Network network) throws IOException {
        if (!settings.resume() || !Files.exists(checkpoint())) {
            return Training.Progress.start(learner);
        }
        Training.Progress progress = CheckpointFile.read(checkpoint(), identity, network);
        console.say("going on after epoch " + progress.epochs().size());
        return progress;
    }

    /** Writes a checkpoint before anybody is told of an epoch. */
    private Training.Watcher keeping(Training.Watcher watcher) {
        return new Training.Watcher() {
            @Override
            public double measure(Weights weights) throws IOException {
                return watcher.measure(weights);
            }

            @Override
            public void after(Training.Progress progress) throws IOException {
                CheckpointFile.write(checkpoint(), identity, progress);
                watcher.after(progress);
            }
        };
    }

    /** What another training may begin from. */
    void write(String description, Weights kept) throws IOException {
        Files.writeString(settings.output().resolve(TrainingNetwork.DESCRIPTION), description);
        WeightsFile.write(settings.output().resolve(TrainingNetwork.WEIGHTS), kept);
    }

    /**
     * All is written but the page, if one is asked for.
     *
     * @param split of the examples, for people
     * @param measures of the epochs; empty for none
     */
    void finish(String network, String split, String measure, List<Double> measures, Training.Progress end) throws IOException {
        if (settings.report() != null) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Command", settings.canonical());
            facts.put("Split", split);
            facts.put("Model", settings.output().toString());
            List<Double> losses = end.epochs().stream().map(Training.Epoch::loss).toList();
            TrainingReport report = new TrainingReport(network, losses, measure, measures, end.best(), facts);
            OutputFile.write(Path.of(settings.report()), report::write);
        }
        Files.deleteIfExists(checkpoint());
        console.say("wrote " + settings.output());
    }
}
