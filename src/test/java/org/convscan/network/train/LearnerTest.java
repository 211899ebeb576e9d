package org.convscan.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.engine.ort.Device;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;

final class LearnerTest {
    private static final int STEPS = 9;
    private static final int COLUMNS = 16;

    private static final Network NETWORK = new Network("small", new Shape(1, COLUMNS),
            new Layer.Sequence(List.of(new Layer.Convolution(3, 5, 1, 1, 1, Padding.same(5, 1), true),
                    new Layer.BatchNormalisation(1e-3f, 0.1f), new Layer.Activation(Layer.Function.RELU))),
            new Layer.Sequence(List.of(new Layer.Convolution(1, 3, 1, 1, 1, Padding.same(3, 1), true),
                    new Layer.Activation(Layer.Function.SIGMOID))));

    /** Noise, and where it is above 0. */
    private record Noise() implements Examples {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public void line(int index, long turn, FloatBuffer lines) {
            new Random(2 * turn + index).doubles(COLUMNS).forEach(x -> lines.put((float) x - 0.5f));
        }

        @Override
        public void targets(int index, long turn, FloatBuffer targets) {
            new Random(2 * turn + index).doubles(COLUMNS).forEach(x -> targets.put(x > 0.5 ? 1 : 0));
        }
    }

    private static Learner learner(int average) {
        Recipe recipe = new Recipe(2, 0.05, 0.01, 1, null, 0, 0, average);
        return new Learner(NETWORK, Weights.drawn(NETWORK, 1), recipe, Device.CPU, 1);
    }

    /** What has been learned after each step; an epoch of two lines is one. */
    private static List<Weights> learned(Learner learner, int from, int to) {
        List<Weights> all = new ArrayList<>();
        for (int turn = from; turn < to; turn++) {
            learner.epoch(new Noise(), turn, () -> { });
            all.add(learner.weights());
        }
        return all;
    }

    /**
     * To the power of 1, step t leaves (t + 1) / (t + 3) of the mean and brings 2 / (t + 3) of its own. Multiplied out, after n steps
     * step t weighs 2 (t + 2) / ((n + 2) (n + 3)), and the first, which brings all, 12 / ((n + 2) (n + 3)).
     */
    @Test
    void theMeanOfTheWeightsGivesEachStepItsShare() {
        try (Learner last = learner(0); Learner mean = learner(1)) {
            List<Weights> steps = learned(last, 0, STEPS);
            Weights found = learned(mean, 0, STEPS).get(STEPS - 1);
            assertNotEquals(steps.get(STEPS - 1), found);
            for (String name : found.names()) {
                for (int i = 0; i < found.get(name).values().length; i++) {
                    double sum = 0;
                    for (int t = 1; t <= STEPS; t++) {
                        sum += (t == 1 ? 12.0 : 2 * (t + 2)) / ((STEPS + 2) * (STEPS + 3)) * steps.get(t - 1).get(name).values()[i];
                    }
                    // float32, rounded in each step
                    assertEquals(sum, found.get(name).values()[i], 1e-6 * Math.max(1, Math.abs(sum)), name);
                }
            }
        }
    }

    @Test
    void whatIsTakenUpAgainEndsWithTheSameMean() {
        try (Learner whole = learner(8); Learner begun = learner(8); Learner resumed = learner(8)) {
            List<Weights> wanted = learned(whole, 0, STEPS);
            learned(begun, 0, 4);
            resumed.restore(begun.state());
            assertEquals(wanted.get(STEPS - 1), learned(resumed, 4, STEPS).get(STEPS - 5));
            assertTrue(wanted.contains(begun.weights()));
        }
    }
}
