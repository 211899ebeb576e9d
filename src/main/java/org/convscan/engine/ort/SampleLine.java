package org.convscan.engine.ort;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Tile;
import org.convscan.kernel.Correlation;
import org.convscan.track.Samples;

/** Samples of the channels that kernels read, as floats from an offset near them. */
final class SampleLine implements Line {
    /** Samples that the offset is the median of. */
    private static final int PROBES = 63;

    private final Tile tile;
    private final Correlation[] kernels;
    private final long[] thresholds;
    private final int narrowest;
    private final int[] channels;
    private final double largest;
    private final float[][] values;

    /**
     * @param kernels by number in the bank; null where a kernel is left out
     * @param channels rows of the graph's input
     * @param largest sample that the graph's bounds allow
     */
    SampleLine(Tile tile, Correlation[] kernels, long[] thresholds, int narrowest, int[] channels, double largest) {
        this.tile = tile;
        this.kernels = kernels;
        this.thresholds = thresholds;
        this.narrowest = narrowest;
        this.channels = channels;
        this.largest = largest;
        Samples samples = (Samples) tile.track();
        this.values = new float[samples.channels()][];
        for (Correlation kernel : kernels) {
            if (kernel != null && values[kernel.channel()] == null) {
                values[kernel.channel()] = new float[samples.columns()];
                samples.values(kernel.channel(), 0, samples.columns(), values[kernel.channel()], 0);
            }
        }
    }

    @Override
    public int starts() {
        return tile.starts(narrowest);
    }

    @Override
    public boolean fill(int from, int columns, ByteBuffer input) {
        boolean within = true;
        for (int row = 0; row < channels.length; row++) {
            float[] samples = values[channels[row]];
            int there = Math.min(columns, samples.length - from);
            float offset = offset(samples, from, there);
            int at = row * columns * Float.BYTES;
            for (int i = 0; i < columns; i++, at += Float.BYTES) {
                float sample = i < there ? samples[from + i] : Float.NaN;
                boolean finite = Math.abs(sample) <= Float.MAX_VALUE;
                within &= !(finite && Math.abs(sample) > largest);
                input.putFloat(at, finite ? sample - offset : Float.NaN);
            }
        }
        return within;
    }

    private static float offset(float[] samples, int from, int count) {
        float[] probes = new float[PROBES];
        int finite = 0;
        for (int i = 0; i < PROBES; i++) {
            float probe = samples[from + (int) ((long) count * i / PROBES)];
            if (Math.abs(probe) <= Float.MAX_VALUE) {
                probes[finite++] = probe;
            }
        }
        Arrays.sort(probes, 0, finite);
        return finite == 0 ? 0 : probes[finite / 2];
    }

    @Override
    public void decide(int kernel, int at, HitBuffer hits) {
        Correlation correlation = kernels[kernel];
        if (at < tile.starts(correlation.width())) {
            long score = correlation.score(values[correlation.channel()], at);
            if (score >= thresholds[kernel]) {
                hits.add(at, kernel, score);
            }
        }
    }
}
