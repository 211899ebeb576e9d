package org.convscan.stats;

import java.util.Arrays;

/**
 * Power spectral density by Welch's method (IEEE Trans. Audio Electroacoust. 15, 1967): the mean of the periodograms of segments
 * that overlap by half, each less its mean and under a Hann window, filled up with zeros. For one thread.
 */
final class Welch {
    /** Fine enough for bands to end where they should; at least twice the longest segment. */
    private static final int POINTS = 4096;

    private final double hertz;
    private final double[] window;
    private final double[] sums = new double[POINTS / 2 + 1];
    private final double[] real = new double[POINTS];
    private final double[] imaginary = new double[POINTS];
    private int segments;

    Welch(int segment, double hertz) {
        this.hertz = hertz;
        this.window = new double[segment];
        for (int i = 0; i < segment; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / segment);
        }
    }

    /** Takes the whole segments of a series. */
    void add(double[] series) {
        for (int from = 0; from + window.length <= series.length; from += window.length - window.length / 2) {
            addSegment(series, from);
        }
    }

    private void addSegment(double[] series, int from) {
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            sum += series[from + i];
        }
        Arrays.fill(real, 0);
        Arrays.fill(imaginary, 0);
        for (int i = 0; i < window.length; i++) {
            real[i] = window[i] * (series[from + i] - sum / window.length);
        }
        transform();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        segments++;
    }

    /** Fast Fourier transform in place, radix 2. */
    private void transform() {
        for (int i = 1; i < POINTS; i++) {
            int j = Integer.reverse(i) >>> Integer.numberOfLeadingZeros(POINTS) + 1;
            if (i < j) {
                double swap = real[i];
                real[i] = real[j];
                real[j] = swap;
            }
        }
        for (int half = 1; half < POINTS; half *= 2) {
            for (int k = 0; k < half; k++) {
                double cos = Math.cos(Math.PI * k / half);
                double sin = -Math.sin(Math.PI * k / half);
                for (int a = k; a < POINTS; a += 2 * half) {
                    int b = a + half;
                    double r = real[b] * cos - imaginary[b] * sin;
                    double m = real[b] * sin + imaginary[b] * cos;
                    real[b] = real[a] - r;
                    imaginary[b] = imaginary[a] - m;
                    real[a] += r;
                    imaginary[a] += m;
                }
            }
        }
    }

    /** Area under the density over its points in [from, to), in hertz; NaN without a segment. */
    double power(double from, double to) {
        double energy = 0;
        for (double weight : window) {
            energy += weight * weight;
        }
        double step = hertz / POINTS;
        double scale = 2 / (hertz * energy * segments);
        double area = 0;
        for (int i = 1; i < sums.length - 1; i++) {
            if ((i - 1) * step >= from && i * step < to) {
                area += (sums[i - 1] + sums[i]) / 2 * step;
            }
        }
        return segments == 0 ? Double.NaN : scale * area;
    }
}
