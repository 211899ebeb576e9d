package org.convscan.network.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convscan.network.Weights;

/**
 * Epoch after epoch until the measure no longer rises: keeps the weights that were best. Can be left after any epoch and taken up
 * again from its {@link Progress}, with the same end.
 */
public final class Training {
    /** What is called between epochs. */
    public interface Watcher {
        /** A number that is the higher the better, from data that nothing is learned from. */
        double measure(Weights weights) throws IOException;

        /** After each epoch; what is given is all that it takes to go on. */
        void after(Progress progress) throws IOException;
    }

    /** @param loss mean over the epoch, while it learned */
    public record Epoch(double loss, double measure) {}

    /**
     * Where a training stands.
     *
     * @param epochs so far
     * @param best number of the epoch whose weights are kept, from 0; -1 before the first
     */
    public record Progress(Learner.State state, List<Epoch> epochs, int best, Weights kept) {
        public Progress {
            epochs = List.copyOf(epochs);
        }

        public static Progress start(Learner learner) {
            return new Progress(learner.state(), List.of(), -1, learner.weights());
        }

        public double bestMeasure() {
            return best < 0 ? Double.NEGATIVE_INFINITY : epochs.get(best).measure();
        }
    }

    private final Learner learner;
    private final Examples examples;
    private final int most;
    private final int patience;

    /**
     * @param most epochs
     * @param patience epochs without a better measure, after which it ends
     */
    public Training(Learner learner, Examples examples, int most, int patience) {
        this.learner = learner;
        this.examples = examples;
        this.most = most;
        this.patience = patience;
    }

    /** Whether nothing is left to do. */
    public boolean isOver(Progress progress) {
        return progress.epochs().size() >= most || progress.epochs().size() - 1 - progress.best() >= patience;
    }

    /** @param afterStep called after each batch */
    public Progress run(Progress from, Watcher watcher, Runnable afterStep) throws IOException {
        Progress progress = from;
        learner.restore(from.state());
        while (!isOver(progress)) {
            double loss = learner.epoch(examples, progress.epochs().size(), afterStep);
            Weights now = learner.weights();
            double measure = watcher.measure(now);
            boolean better = measure > progress.bestMeasure();
            List<Epoch> epochs = new ArrayList<>(progress.epochs());
            epochs.add(new Epoch(loss, measure));
            progress = new Progress(learner.state(), epochs, better ? epochs.size() - 1 : progress.best(),
                    better ? now : progress.kept());
            watcher.after(progress);
        }
        return progress;
    }
}
