package org.convscan.transform;

import java.io.IOException;
import java.util.Arrays;
import org.convscan.track.Samples;
import org.convscan.track.SlidingSums;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/**
 * Samples at another rate: column k of the result is the signal at the time of k / rate seconds. Band-limited and of linear phase,
 * so that nothing moves in time; the line is held at its first and last value beyond its ends. Each result column is computed from
 * the same input columns in the same order however the stretches are cut. NaN makes the columns near it NaN: fill gaps first.
 * A few hundred columns are in memory beside the stretch.
 */
public final class Resampling implements TrackSource {
    private final TrackSource source;
    private final double hertz;
    private final long from;
    private ResamplingFilter filter;
    private SlidingSums sums;
    private double rate;
    private float[][] line;
    private String name;
    /** Input column at index 0 of the line. */
    private long origin;
    private int filled;
    private long read;
    private boolean ended;
    private long outputs;

    private Resampling(TrackSource source, double hertz, long from) {
        this.source = source;
        this.hertz = hertz;
        this.from = from;
    }

    /**
     * @param source of {@link Samples}; is closed with the result
     * @param hertz columns in a second that are wanted
     */
    public static TrackSource of(TrackSource source, double hertz) {
        return of(source, hertz, 0);
    }

    /**
     * @param source may begin at {@link #firstRead}, or before it
     * @param from the first column of a line that is wanted: those before it are not computed
     */
    public static TrackSource of(TrackSource source, double hertz, long from) {
        if (!(hertz > 0 && hertz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no rate: " + hertz);
        }
        return new Resampling(source, hertz, from);
    }

    /** The first column of a line of {@code rate} that the result reads from its column {@code from} on. */
    public static long firstRead(double rate, double hertz, long from) {
        return Math.max(0, new ResamplingFilter(rate, hertz).first(from));
    }

    @Override
    public Track next(int columns) throws IOException {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        if (line == null && !begin(columns)) {
            return null;
        }
        while (!ended && filter.first(outputs + columns) + 2L * filter.reach() > origin + filled) {
            forget();
            take((Samples) source.next(wanted(columns)));
        }
        long left = ended ? Math.max(0, filter.outputs(read) - outputs) : columns;
        int count = (int) Math.min(columns, left);
        float[][] stretch = new float[line.length][count];
        for (int c = 0; c < line.length; c++) {
            filter.fill(outputs, count, line[c], (int) (filter.first(outputs) - origin), stretch[c], sums);
        }
        boolean last = ended && count == left;
        Samples result = Samples.wrap(name, hertz, outputs, stretch, count, last);
        outputs += count;
        forget();
        line = last ? null : line;
        return result;
    }

    private int wanted(int columns) {
        return (int) Math.min(1 << 20, Math.max(1 << 10, Math.ceil(columns * (rate / hertz))));
    }

    /** Takes the first stretch of the next line. */
    private boolean begin(int columns) throws IOException {
        rate = rate == 0 ? hertz : rate;
        Samples first = (Samples) source.next(wanted(columns));
        if (first == null) {
            return false;
        }
        if (filter == null || rate != first.hertz()) {
            rate = first.hertz();
            filter = new ResamplingFilter(rate, hertz);
            sums = filter.sums();
        }
        name = first.name();
        line = new float[first.channels()][filter.reach()];
        for (int c = 0; c < line.length && first.columns() > 0; c++) {
            Arrays.fill(line[c], first.value(c, 0));
        }
        origin = first.start() - filter.reach();
        filled = filter.reach();
        read = first.start();
        outputs = from;
        ended = false;
        take(first);
        return true;
    }

    private void take(Samples stretch) {
        int count = stretch.columns();
        int held = stretch.last() ? 2 * filter.reach() : 0;
        for (int c = 0; c < line.length; c++) {
            if (line[c].length < filled + count + held) {
                line[c] = Arrays.copyOf(line[c], filled + count + held);
            }
            stretch.values(c, 0, count, line[c], filled);
            Arrays.fill(line[c], filled + count, filled + count + held, line[c][filled + count - 1]);
        }
        filled += count + held;
        read += count;
        ended = stretch.last();
    }

    /** Drops what no further output reads, but the last column, which the line may be held at. */
    private void forget() {
        int behind = (int) Math.max(0, Math.min(filled - 1, filter.first(outputs) - origin));
        if (behind == 0) {
            return;
        }
        for (float[] channel : line) {
            System.arraycopy(channel, behind, channel, 0, filled - behind);
        }
        origin += behind;
        filled -= behind;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
