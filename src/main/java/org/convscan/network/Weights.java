package org.convscan.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.convscan.engine.Tensor;

/**
 * What a network has learned: a tensor for each of its {@link Network#parameters parameters}, by name and in their order.
 * Immutable, as long as nobody changes the tensors' arrays.
 *
 * <p>Shapes are those of ONNX and PyTorch: a convolution's weight is [filters, channels / groups, width], a transposed one's
 * [channels, filters, width], a dense layer's [outputs, channels x length] over the line channel by channel; biases and the four
 * of batch normalisation (scale, shift, mean, variance) are lists.
 */
public final class Weights {
    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** @throws IllegalArgumentException when a parameter is missing, has another shape, or there is one too many; names it */
    public static Weights of(Network network, Map<String, Tensor> tensors) {
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null || !Arrays.equals(tensor.shape(), parameter.shape())) {
                throw new IllegalArgumentException(parameter + " is wanted, and "
                        + (tensor == null ? "nothing of that name given" : Arrays.toString(tensor.shape()) + " given"));
            }
            ordered.put(parameter.name(), tensor);
        }
        for (String name : tensors.keySet()) {
            if (!ordered.containsKey(name)) {
                throw new IllegalArgumentException("the network has no parameter " + name);
            }
        }
        return new Weights(ordered);
    }

    /**
     * Where learning starts: He's uniform distribution for convolutions (Delving deep into rectifiers, ICCV 2015), Glorot's for
     * dense layers (AISTATS 2010). The same seed gives the same numbers everywhere.
     */
    public static Weights drawn(Network network, long seed) {
        Draws draws = new Draws(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            float[] values = new float[Math.toIntExact(parameter.elements())];
            for (int i = 0; i < values.length && parameter.spread() != 0; i++) {
                values[i] = parameter.centre() + parameter.spread() * draws.next();
            }
            if (parameter.spread() == 0) {
                Arrays.fill(values, parameter.centre());
            }
            tensors.put(parameter.name(), new Tensor(parameter.shape(), values));
        }
        return new Weights(tensors);
    }

    public Set<String> names() {
        return tensors.keySet();
    }

    public Map<String, Tensor> tensors() {
        return tensors;
    }

    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return tensor;
    }

    /** These, with some replaced by others of the same shape. */
    public Weights with(Map<String, Tensor> changed) {
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        changed.forEach((name, tensor) -> {
            if (!Arrays.equals(get(name).shape(), tensor.shape())) {
                throw new IllegalArgumentException(name + " is " + get(name) + ", not " + tensor);
            }
            all.put(name, tensor);
        });
        return new Weights(all);
    }

    /** Each tensor's numbers changed: the array that is given is a copy, and may be changed and given back. */
    public Weights map(UnaryOperator<float[]> change) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> all.put(name, new Tensor(tensor.shape(), change.apply(tensor.values().clone()))));
        return new Weights(all);
    }

    /** Between these and others of the same network: so large a share of the way from these. */
    public Weights towards(Weights others, double share) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            float[] values = tensor.values().clone();
            float[] aims = others.get(name).values();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] + share * (aims[i] - values[i]));
            }
            all.put(name, new Tensor(tensor.shape(), values));
        });
        return new Weights(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && tensors.equals(weights.tensors);
    }

    @Override
    public int hashCode() {
        return tensors.hashCode();
    }

    /** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), written out because no class of the JDK promises its algorithm. */
    private static final class Draws {
        private long state;

        private Draws(long seed) {
            state = seed;
        }

        /** Evenly from [-1, 1), in steps of 2^-23: exact in a float. */
        private float next() {
            state += 0x9E3779B97F4A7C15L;
            long bits = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
            bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
            bits ^= bits >>> 31;
            return (bits >> 40) * 0x1p-23f;
        }
    }
}
