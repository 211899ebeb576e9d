package org.convscan.network;

import java.util.Optional;
import org.convscan.engine.Tensor;

/**
 * A transposed convolution as a convolution: column s j + r of its output reads the line around column j by the taps k = s d + r +
 * before, for whole d, so each phase r is a filter of its own, and output column j of filter f and phase r is number f s + r of the
 * convolution's channels.
 *
 * @param weight [filters x stride, channels, width]
 * @param bias a number for each filter and phase; null for none
 */
record Interleaved(Tensor weight, Tensor bias, Padding padding) {
    /** @return empty where the output is not just {@code stride} times as long as the input */
    static Optional<Interleaved> of(Layer.TransposedConvolution layer, Tensor weight, Tensor bias) {
        int stride = layer.stride();
        int before = layer.padding().before();
        int least = -Math.floorDiv(stride - 1 + before, stride);
        int most = Math.floorDiv(layer.width() - 1 - before, stride);
        if (stride == 1 || layer.width() - layer.padding().total() != stride || least > 0 || most < 0) {
            return Optional.empty();
        }
        int channels = (int) weight.shape()[0];
        int width = most - least + 1;
        float[] taps = new float[layer.filters() * stride * channels * width];
        float[] shifts = new float[layer.filters() * stride];
        for (int filter = 0; filter < shifts.length; filter++) {
            shifts[filter] = bias == null ? 0 : bias.values()[filter / stride];
            for (int i = 0; i < width * channels; i++) {
                int tap = stride * (most - i % width) + filter % stride + before;
                if (tap >= 0 && tap < layer.width()) {
                    taps[filter * channels * width + i] =
                            weight.values()[(i / width * layer.filters() + filter / stride) * layer.width() + tap];
                }
            }
        }
        return Optional.of(new Interleaved(new Tensor(new long[] {shifts.length, channels, width}, taps),
                bias == null ? null : Tensor.of(shifts, shifts.length), new Padding(most, -least)));
    }
}
