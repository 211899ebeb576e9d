package org.convscan.cli;

import java.util.Arrays;
import org.convscan.format.rawread.RawRead;
import org.convscan.transform.Jumps;
import org.convscan.transform.MovingMoments;

/**
 * A read's current, the plateaus it is made of, and what is usual in it: the middle level, how far levels are from that, and the
 * pace. Each plateau counts once however long it lasts, so that a long tail or a stall moves nothing.
 */
final class ReadLevels {
    /** Differences of neighbouring samples that the noise is taken from, evenly spread. */
    private static final int DRAWN = 1 << 14;

    /** Of the nominal time of a base, on either side of a jump; and at least so many samples. */
    private static final double WINDOW_BASES = 0.25;
    private static final int LEAST_WINDOW = 3;

    /** A jump is at least so many times the noise: in RNA002 and R9.4 reads, half the median absolute deviation of the levels. */
    private static final double JUMP = 2.5;

    /** Standard deviation of a normal variable over the median of the absolute difference of two. */
    private static final double NOISE = 1 / (0.6745 * Math.sqrt(2));

    /** Fewer plateaus than this give no pace. */
    private static final int LEAST_PLATEAUS = 50;

    private final MovingMoments moments;
    private final double hertz;
    private final Molecule molecule;
    private final int[] jumps;
    private final Scale scale;

    /** @param read calibrated */
    ReadLevels(RawRead read, Molecule molecule) {
        float[] current = new float[read.size()];
        read.picoamperes(0, current.length, current, 0);
        this.moments = MovingMoments.of(current, current.length);
        this.hertz = read.hertz();
        this.molecule = molecule;
        int window = (int) Math.max(LEAST_WINDOW, WINDOW_BASES * nominalSamples());
        this.jumps = Jumps.places(moments, 0, current.length, window, JUMP * noise(current));
        this.scale = scale(0, current.length);
    }

    /**
     * What is usual in a stretch.
     *
     * @param spread median absolute deviation from the median
     */
    record Scale(double median, double spread) {}

    /** Of the plateaus in [from, to), which is not empty. */
    Scale scale(int from, int to) {
        double[] levels = plateaus(from, to);
        double middle = middle(levels);
        return new Scale(middle, middle(Arrays.stream(levels).map(level -> Math.abs(level - middle)).toArray()));
    }

    private static double noise(float[] current) {
        int size = Math.min(DRAWN, current.length - 1);
        double[] steps = new double[Math.max(1, size)];
        for (int i = 0; i < size; i++) {
            int at = (int) ((long) i * (current.length - 1) / size);
            steps[i] = Math.abs(current[at + 1] - current[at]);
        }
        return NOISE * middle(steps);
    }

    /** Means between jumps. */
    private double[] plateaus(int from, int to) {
        int first = insertion(from + 1);
        double[] means = new double[insertion(to) - first + 1];
        for (int i = 0; i < means.length; i++) {
            means[i] = moments.mean(i == 0 ? from : jumps[first + i - 1], i == means.length - 1 ? to : jumps[first + i]);
        }
        return means;
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    MovingMoments moments() {
        return moments;
    }

    double hertz() {
        return hertz;
    }

    /** Of the whole read. */
    Scale scale() {
        return scale;
    }

    /** Samples in which a base passes by the maker's word. */
    double nominalSamples() {
        return hertz / molecule.basesPerSecond();
    }

    /** Samples in which a base of [from, to) passed, from the read's own jumps; NaN when there are too few. */
    double samplesPerBase(int from, int to) {
        int first = insertion(from);
        int[] gaps = new int[Math.max(0, insertion(to) - first - 1)];
        if (gaps.length < LEAST_PLATEAUS) {
            return Double.NaN;
        }
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = jumps[first + i + 1] - jumps[first + i];
        }
        Arrays.sort(gaps);
        // Gaps are whole numbers: the mean of the middle fifth is the median without its steps.
        return molecule.jumps() * Arrays.stream(gaps, gaps.length * 2 / 5, gaps.length * 3 / 5).average().orElseThrow();
    }

    private int insertion(int sample) {
        int found = Arrays.binarySearch(jumps, sample);
        return found < 0 ? -found - 1 : found;
    }
}
