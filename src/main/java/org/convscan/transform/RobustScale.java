package org.convscan.transform;

import java.util.Arrays;

/**
 * The middle and the scale of a line's levels: median and median absolute deviation of its plateaus, which a few stretches of
 * another kind hardly move.
 *
 * @param middle in the line's unit
 * @param deviation in the line's unit, above 0
 */
public record RobustScale(double middle, double deviation) {
    public static RobustScale of(Plateaus plateaus) {
        float[] values = new float[plateaus.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plateaus.level(i);
        }
        double middle = median(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.abs(values[i] - middle);
        }
        return new RobustScale(middle, Math.max(median(values), 1e-6));
    }

    private static double median(float[] values) {
        Arrays.sort(values);
        int n = values.length;
        return n == 0 ? 0 : (values[(n - 1) / 2] + values[n / 2]) / 2.0;
    }

    public double[] levels(Plateaus plateaus) {
        double[] levels = new double[plateaus.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (plateaus.level(i) - middle) / deviation;
        }
        return levels;
    }
}
