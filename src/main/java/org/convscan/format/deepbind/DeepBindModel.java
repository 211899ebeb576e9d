package org.convscan.format.deepbind;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.network.Layer;
import org.convscan.network.Layer.Function;
import org.convscan.network.Layer.Joining;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Weights;

/**
 * A published DeepBind model as a network that gives one score for a window of a sequence. DeepBind's score of the sequence is
 * the greatest over all windows and, where {@link #bothStrands}, over both strands.
 *
 * <p>What a window's score is, we take from DeepBind's own program (version 0.11, deepbind.c): detectors slide over the window
 * and {@code width - 1} columns beyond its ends, where as at an N each letter counts a quarter. Since an unknown letter is nothing
 * to our networks, a quarter of each column's weights stands in the bias and is taken off the letters.
 *
 * @param bothStrands whether the model is to be used on either strand
 */
public record DeepBindModel(Network network, Weights weights, boolean bothStrands) {
    private static final int LETTERS = 4;
    private static final int MOST = 4096;

    /** DeepBind's own window: one and a half times its detectors' width. */
    public static final int USUAL_WINDOW = 0;

    /** @param window bases in a window, or {@link #USUAL_WINDOW}; a sequence shorter than that is one window */
    public static DeepBindModel read(String path, InputStream standardInput, int window) throws IOException {
        ParameterFile file = ParameterFile.read(path, standardInput);
        int filters = file.whole("num_detectors", 1, MOST);
        int width = file.whole("detector_len", 1, MOST);
        boolean averages = file.flag("has_avg_pooling");
        int hidden = file.whole("num_hidden", 0, MOST);
        int columns = window == USUAL_WINDOW ? width + width / 2 : window;
        Network network = network(name(path), filters, width, averages, hidden, columns);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        detectors(file, filters, width, tensors);
        scores(file, filters, averages, hidden, tensors);
        return new DeepBindModel(network, Weights.of(network, tensors), file.flag("reverse_complement"));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.txt(\\.gz)?$", "");
    }

    private static Network network(String name, int filters, int width, boolean averages, int hidden, int window) {
        Padding beyond = new Padding(width - 1, width - 1);
        List<Layer> trunk = new ArrayList<>();
        trunk.add(new Layer.Convolution(filters, width, 1, 1, 1, beyond, true));
        trunk.add(new Layer.Activation(Function.RELU));
        Layer greatest = new Layer.GlobalPool(Pooling.MAXIMUM);
        trunk.add(averages
                ? new Layer.Join(Joining.STACK, List.of(greatest, new Layer.GlobalPool(Pooling.AVERAGE)))
                : greatest);
        List<Layer> head = new ArrayList<>();
        if (hidden > 0) {
            head.add(new Layer.Dense(hidden, true));
            head.add(new Layer.Activation(Function.RELU));
        }
        head.add(new Layer.Dense(1, true));
        return new Network(name, new Shape(LETTERS, window), new Layer.Sequence(trunk), new Layer.Sequence(head));
    }

    private static void detectors(ParameterFile file, int filters, int width, Map<String, Tensor> tensors) throws IOException {
        float[] detectors = file.list("detectors", filters * width * LETTERS);
        float[] bias = file.list("thresholds", filters);
        float[] weight = new float[detectors.length];
        for (int filter = 0; filter < filters; filter++) {
            for (int column = 0; column < width; column++) {
                float quarter = 0;
                for (int letter = 0; letter < LETTERS; letter++) {
                    quarter += 0.25f * detectors[filter + filters * (letter + LETTERS * column)];
                }
                for (int letter = 0; letter < LETTERS; letter++) {
                    weight[(filter * LETTERS + letter) * width + column] =
                            detectors[filter + filters * (letter + LETTERS * column)] - quarter;
                }
                bias[filter] += quarter;
            }
        }
        tensors.put("trunk.0.weight", Tensor.of(weight, filters, LETTERS, width));
        tensors.put("trunk.0.bias", Tensor.of(bias, filters));
    }

    private static void scores(ParameterFile file, int filters, boolean averages, int hidden, Map<String, Tensor> tensors)
            throws IOException {
        int features = averages ? 2 * filters : filters;
        int outputs = Math.max(hidden, 1);
        float[] rows = file.list("weights1", features * outputs);
        float[] weight = new float[rows.length];
        for (int feature = 0; feature < features; feature++) {
            // DeepBind has a detector's maximum and mean side by side; here all maxima come first.
            int channel = averages ? feature / 2 + feature % 2 * filters : feature;
            for (int output = 0; output < outputs; output++) {
                weight[output * features + channel] = rows[feature * outputs + output];
            }
        }
        tensors.put("head.0.weight", Tensor.of(weight, outputs, features));
        tensors.put("head.0.bias", Tensor.of(file.list("biases1", outputs), outputs));
        if (hidden > 0) {
            tensors.put("head.2.weight", Tensor.of(file.list("weights2", hidden), 1, hidden));
            tensors.put("head.2.bias", Tensor.of(file.list("biases2", 1), 1));
        }
    }
}
