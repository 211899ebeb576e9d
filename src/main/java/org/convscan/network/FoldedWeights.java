package org.convscan.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.engine.Tensor;

/**
 * A network's weights with each batch normalisation folded into the layer before it, where that layer only multiplies and adds
 * and nothing else reads it: w' = w s and b' = b s + t, with s = scale / sqrt(variance + epsilon) and t = shift - mean s.
 */
final class FoldedWeights {
    private final Weights weights;
    /** The batch normalisation behind a layer, by the layer's path. */
    private final Map<String, Step> behind = new HashMap<>();

    FoldedWeights(List<Step> steps, Weights weights) {
        this.weights = weights;
        int[] readers = new int[steps.size() + 1];
        steps.forEach(step -> step.from().forEach(from -> readers[from + 1]++));
        for (Step step : steps) {
            int from = step.from().get(0);
            if (step.layer() instanceof Layer.BatchNormalisation && from != Step.INPUT && readers[from + 1] == 1
                    && takesFactors(steps.get(from).layer())) {
                behind.put(steps.get(from).path(), step);
            }
        }
    }

    private static boolean takesFactors(Layer layer) {
        return layer instanceof Layer.Convolution || layer instanceof Layer.TransposedConvolution || layer instanceof Layer.Dense;
    }

    boolean folded(Step normalisation) {
        return behind.containsValue(normalisation);
    }

    Tensor weight(Step step) {
        Tensor weight = weights.get(step.path() + ".weight");
        Step normalisation = behind.get(step.path());
        if (normalisation == null) {
            return weight;
        }
        boolean transposed = step.layer() instanceof Layer.TransposedConvolution;
        int outputs = step.output().channels();
        int rest = transposed ? (int) weight.shape()[2] : weight.values().length / outputs;
        double[] factors = factors(normalisation);
        float[] values = weight.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factors[i / rest % outputs]);
        }
        return new Tensor(weight.shape(), values);
    }

    /** Null when there is none. */
    Tensor bias(Step step) {
        String name = step.path() + ".bias";
        Tensor bias = weights.names().contains(name) ? weights.get(name) : null;
        Step normalisation = behind.get(step.path());
        if (normalisation == null) {
            return bias;
        }
        double[] factors = factors(normalisation);
        float[] values = shift(normalisation);
        for (int i = 0; bias != null && i < values.length; i++) {
            values[i] = (float) (values[i] + bias.values()[i] * factors[i]);
        }
        return Tensor.of(values, values.length);
    }

    float[] scale(Step normalisation) {
        double[] factors = factors(normalisation);
        float[] values = new float[factors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) factors[i];
        }
        return values;
    }

    float[] shift(Step normalisation) {
        double[] factors = factors(normalisation);
        float[] mean = values(normalisation, "mean");
        float[] shift = values(normalisation, "shift").clone();
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (float) (shift[i] - mean[i] * factors[i]);
        }
        return shift;
    }

    private double[] factors(Step normalisation) {
        float[] scale = values(normalisation, "scale");
        float[] variance = values(normalisation, "variance");
        double epsilon = ((Layer.BatchNormalisation) normalisation.layer()).epsilon();
        double[] factors = new double[scale.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = scale[i] / Math.sqrt(variance[i] + epsilon);
        }
        return factors;
    }

    private float[] values(Step step, String name) {
        return weights.get(step.path() + "." + name).values();
    }
}
