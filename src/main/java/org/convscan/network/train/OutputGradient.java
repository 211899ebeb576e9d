package org.convscan.network.train;

import java.util.List;
import org.convscan.engine.ort.Graph.Type;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Parameter;
import org.convscan.network.Shape;
import org.convscan.network.Step;
import org.convscan.network.Weights;
import org.convscan.network.train.Tape.Value;

/**
 * One output of a network that has learned, and its gradient by what the network reads, as an ONNX model: {@link StepGraph#LINES}
 * [batch, channels, length] in, {@link #SCORES} [batch] and {@link #GRADIENTS} [batch, channels, length] out. Dropout is gone, batch
 * normalisation uses its running averages. Of an output along the line, the highest value counts.
 */
final class OutputGradient {
    static final String SCORES = "scores";
    static final String GRADIENTS = "gradients";

    private OutputGradient() {}

    /** @param channel of the output, from 0 */
    static byte[] model(Network network, Weights weights, int channel, int batch) {
        Shape in = network.input();
        Shape out = network.output();
        if (channel >= out.channels()) {
            throw new IllegalArgumentException("it has " + out.channels() + " outputs, and not one of number " + (channel + 1));
        }
        Tape tape = new Tape(batch);
        tape.graph.input(StepGraph.LINES, Type.FLOAT, batch, in.channels(), in.length());
        for (Parameter parameter : network.parameters()) {
            tape.graph.floats(parameter.name(), weights.get(parameter.name()).values(), parameter.shape());
        }
        Backpropagation layers = new Backpropagation(network, tape, path -> false, true);
        layers.forwards(network.steps().size());
        Value score = score(tape, layers.last(), channel, out);
        tape.graph.op("Reshape", score.name(), tape.graph.longs(batch)).as(SCORES);
        String wide = padded(tape, score.back().apply(tape.ones(batch, 1, 1)), channel, out.channels());
        tape.graph.op("Identity", layers.backwards(wide)).as(GRADIENTS);
        tape.graph.output(SCORES, Type.FLOAT, batch);
        tape.graph.output(GRADIENTS, Type.FLOAT, batch, in.channels(), in.length());
        return tape.graph.model();
    }

    private static Value score(Tape tape, String last, int channel, Shape out) {
        Layer.GlobalPool highest = new Layer.GlobalPool(Layer.Pooling.MAXIMUM);
        Shape line = new Shape(1, out.length());
        Step step = new Step("score", highest, line, new Shape(1, 1), List.of(Step.INPUT));
        return new LineRules(tape).globalPool(step, highest, tape.slice(last, 1, channel, channel + 1L));
    }

    /** Other channels do not count. */
    private static String padded(Tape tape, String gradient, int channel, int channels) {
        return channels == 1 ? gradient : tape.op("Pad", gradient, tape.graph.longs(0, channel, 0, 0, channels - 1L - channel, 0));
    }
}
