package org.convscan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.track.Samples;

/** A simulated lead with known beats: bumps for P, Q, R, S and T, noise and a wandering baseline, all from one seed. */
public final class TestHeart {
    /** Height in mV, seconds from the R peak, standard deviation in seconds. */
    private static final double[][] WAVES = {
        {0.12, -0.16, 0.020}, {-0.10, -0.028, 0.008}, {1.10, 0, 0.010}, {-0.22, 0.028, 0.009}, {0.30, 0.26, 0.045}
    };

    private final double hertz;
    private final float[] values;
    private final List<Double> beats = new ArrayList<>();

    public TestHeart(double hertz, double seconds, double perMinute, long seed) {
        this.hertz = hertz;
        this.values = new float[(int) (hertz * seconds)];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.15 * Math.sin(2 * Math.PI * 0.31 * i / hertz) + 0.015 * random.nextGaussian());
        }
        double interval = 60 / perMinute;
        for (double time = 0.5; time < seconds - 0.3; time += interval * (1 + 0.04 * random.nextGaussian())) {
            beats.add(time);
            for (double[] wave : WAVES) {
                bump(wave[0], time + wave[1], wave[2]);
            }
        }
    }

    public TestHeart bump(double millivolts, double at, double spread) {
        int from = (int) Math.max(0, (at - 6 * spread) * hertz);
        int to = (int) Math.min(values.length, (at + 6 * spread) * hertz + 1);
        for (int i = from; i < to; i++) {
            double x = (i / hertz - at) / spread;
            values[i] += (float) (millivolts * Math.exp(-x * x / 2));
        }
        return this;
    }

    /** Seconds of the R peaks. */
    public List<Double> beats() {
        return beats;
    }

    public float[] values() {
        return values;
    }

    public double hertz() {
        return hertz;
    }

    public TestHeart set(double from, double to, float value) {
        for (int i = (int) (from * hertz); i < Math.min(values.length, to * hertz); i++) {
            values[i] = value;
        }
        return this;
    }

    public TestHeart clip(float most) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-most, Math.min(most, values[i]));
        }
        return this;
    }

    public TestHeart times(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return this;
    }

    /** Several leads as one line. */
    public static Samples samples(TestHeart... leads) {
        float[][] channels = new float[leads.length][];
        for (int i = 0; i < leads.length; i++) {
            channels[i] = leads[i].values;
        }
        return Samples.wrap("test", leads[0].hertz, 0, channels, leads[0].values.length, true);
    }
}
