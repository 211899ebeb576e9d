package org.convscan.kernel;

/**
 * A template over one channel of samples: the score of a window is its normalised cross-correlation with the template, from
 * -1 to 1, in fixed-point numbers. A window of almost no variance (standard deviation below {@link #floor()}) or with a
 * missing sample scores 0.
 */
public final class Correlation implements Kernel {
    private final String id;
    private final int channel;
    private final double floor;
    private final double[] unit;

    /**
     * @param channel which channel of the track
     * @param floor standard deviation, in the track's units, below which a window is flat
     * @param template its shape; offset and scale do not matter
     */
    public Correlation(String id, int channel, double floor, double... template) {
        if (template.length < 2 || !(floor > 0) || channel < 0) {
            throw new IllegalArgumentException("a template has two values or more and a floor above 0");
        }
        this.id = id;
        this.channel = channel;
        this.floor = floor;
        this.unit = normalise(template);
    }

    private static double[] normalise(double[] template) {
        double mean = 0;
        for (double value : template) {
            mean += value / template.length;
        }
        double squares = 0;
        for (double value : template) {
            squares += (value - mean) * (value - mean);
        }
        if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a template must vary and be finite");
        }
        double[] unit = new double[template.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (template[i] - mean) / Math.sqrt(squares);
        }
        return unit;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int width() {
        return unit.length;
    }

    public int channel() {
        return channel;
    }

    public double floor() {
        return floor;
    }

    /** The template with mean 0 and length 1, at a column. */
    public double unit(int column) {
        return unit[column];
    }

    /** The score of the window that starts at {@code at}: the arithmetic that alone decides what is a hit. */
    public long score(float[] values, int at) {
        int n = unit.length;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += values[at + i];
        }
        mean /= n;
        double squares = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double deviation = values[at + i] - mean;
            squares += deviation * deviation;
            product += deviation * unit[i];
        }
        boolean usable = squares >= n * floor * floor && squares < Double.POSITIVE_INFINITY;
        return usable ? Math.round(product / Math.sqrt(squares) * FixedPoint.ONE) : 0;
    }
}
