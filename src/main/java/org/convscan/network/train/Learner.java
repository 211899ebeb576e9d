package org.convscan.network.train;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Network;
import org.convscan.network.Parameter;
import org.convscan.network.Weights;

/** A network that learns, step by step: its session, its weights and their moments. For one thread at a time. */
public final class Learner implements AutoCloseable {
    private final Network network;
    private final Recipe recipe;
    private final Session session;
    private final Session.Feed feed = new Session.Feed();
    private final Map<String, Tensor> moments = new HashMap<>();
    private Weights weights;
    private Weights averaged;
    private long steps;

    /** @param threads that a step may use on the processor */
    public Learner(Network network, Weights start, Recipe recipe, Device device, int threads) {
        this.network = network;
        this.recipe = recipe;
        this.weights = start;
        this.averaged = start;
        this.session = Session.load(StepGraph.model(network, recipe), device, threads);
        for (Session.Value input : session.inputs()) {
            if (input.name().endsWith(":first") || input.name().endsWith(":second")) {
                long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
                moments.put(input.name(), Tensor.of(new float[Math.toIntExact(Tensor.elements(shape))], shape));
            }
        }
    }

    /** What has been learned: the last weights or, where the recipe says so, the mean of those after each step. */
    public Weights weights() {
        return averaged;
    }

    /** Where learning stands, to go on from later. */
    public State state() {
        return new State(steps, weights, Map.copyOf(moments), averaged);
    }

    /** Goes on from a state of the same network and recipe. */
    public void restore(State state) {
        steps = state.steps();
        weights = state.weights();
        moments.putAll(state.moments());
        averaged = state.averaged();
    }

    /**
     * All that learning goes on from.
     *
     * @param steps taken so far
     * @param weights after the last step
     * @param moments of the parameters that learn, by name
     * @param averaged what has been learned
     */
    public record State(long steps, Weights weights, Map<String, Tensor> moments, Weights averaged) {}

    /**
     * Goes through the examples once, in an order drawn from the seed and the turn. What does not fill a last batch is left out.
     *
     * @param turn which epoch this is
     * @return the mean loss
     */
    public double epoch(Examples examples, long turn, Runnable afterStep) {
        int[] order = Draw.order(examples.size(), recipe.seed(), turn);
        int batches = examples.size() / recipe.batch();
        double sum = 0;
        for (int batch = 0; batch < batches; batch++) {
            fill(examples, order, batch * recipe.batch(), turn);
            sum += step();
            afterStep.run();
        }
        return sum / batches;
    }

    private void fill(Examples examples, int[] order, int from, long turn) {
        long[] in = {recipe.batch(), network.input().channels(), network.input().length()};
        long[] out = {recipe.batch(), network.output().channels(), network.output().length()};
        FloatBuffer lines = feed.buffer(StepGraph.LINES, in);
        FloatBuffer targets = feed.buffer(StepGraph.TARGETS, out);
        FloatBuffer importance = feed.buffer(StepGraph.IMPORTANCE, out);
        for (int i = from; i < from + recipe.batch(); i++) {
            examples.line(order[i], turn, lines);
            examples.targets(order[i], turn, targets);
            examples.importance(order[i], turn, importance, Math.toIntExact(network.output().elements()));
        }
    }

    private double step() {
        steps++;
        feed.buffer(StepGraph.RATE, 1).put((float) (recipe.rate(steps) / (1 - Math.pow(StepGraph.FIRST_DECAY, steps))));
        feed.buffer(StepGraph.SPREAD, 1).put((float) (1 / Math.sqrt(1 - Math.pow(StepGraph.SECOND_DECAY, steps))));
        if (recipe.decay() > 0) {
            feed.buffer(StepGraph.KEPT, 1).put((float) recipe.kept(steps));
        }
        // Whole numbers stay whole in a float up to 2^24.
        feed.buffer(StepGraph.TURN, 1).put(Draw.whole(recipe.seed(), steps, 1 << 24));
        weights.tensors().forEach((name, tensor) -> feed.buffer(name, tensor.shape()).put(tensor.values()));
        moments.forEach((name, tensor) -> feed.buffer(name, tensor.shape()).put(tensor.values()));
        Map<String, Tensor> results = session.run(feed);
        Map<String, Tensor> changed = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            Tensor next = results.get(StepGraph.next(parameter.name()));
            if (next != null) {
                changed.put(parameter.name(), next);
            }
        }
        weights = weights.with(changed);
        averaged = recipe.average() == 0 || steps == 1 ? weights : averaged.towards(weights, 1 - recipe.averageKept(steps));
        moments.replaceAll((name, old) -> results.get(StepGraph.next(name)));
        float loss = results.get(StepGraph.LOSS).values()[0];
        if (!Float.isFinite(loss)) {
            throw new ArithmeticException("the loss is no longer a number in step " + steps + ": a smaller rate may help");
        }
        return loss;
    }

    @Override
    public void close() {
        feed.close();
        session.close();
    }
}
