package org.convscan.scan;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The peaks of a line of scores that arrives piece by piece: columns that are above every column before and not below any behind, so
 * many columns far. The result does not depend on the pieces. For one thread.
 */
public final class PeakFinder {
    private final int spacing;
    private final float threshold;
    private final float[] smoothing;
    private final Consumer<Peak> found;
    private float[] raw = new float[0];
    private int[] marks = new int[0];
    private float[] smooth = new float[0];
    private long origin;
    private int count;
    private int smoothed;
    private int done;

    /**
     * @param spacing how far around it a peak is the highest, in columns
     * @param threshold the least score of a peak
     * @param smoothing weights of an odd number of columns that are added up to one score; {1} for none
     */
    public PeakFinder(int spacing, float threshold, float[] smoothing, Consumer<Peak> found) {
        if (spacing < 1 || smoothing.length % 2 == 0) {
            throw new IllegalArgumentException(spacing + " columns, smoothing over " + smoothing.length);
        }
        this.spacing = spacing;
        this.threshold = threshold;
        this.smoothing = smoothing.clone();
        this.found = found;
    }

    /** Columns on either side that decide about a peak. */
    public int reach() {
        return spacing + smoothing.length / 2;
    }

    /**
     * The next columns.
     *
     * @param columnMarks handed on with the peaks, one for each column
     */
    public void add(float[] scores, int[] columnMarks, int columns) {
        if (raw.length < count + columns) {
            raw = Arrays.copyOf(raw, count + columns);
            marks = Arrays.copyOf(marks, count + columns);
            smooth = Arrays.copyOf(smooth, count + columns);
        }
        System.arraycopy(scores, 0, raw, count, columns);
        System.arraycopy(columnMarks, 0, marks, count, columns);
        count += columns;
        advance(count - smoothing.length / 2);
    }

    /** No more columns come. */
    public void end() {
        advance(count);
        decide(count);
    }

    private void advance(int end) {
        smooth(Math.max(smoothed, end));
        decide(smoothed - spacing);
        forget();
    }

    private void smooth(int end) {
        if (smoothing.length == 1 && smoothing[0] == 1) {
            System.arraycopy(raw, smoothed, smooth, smoothed, end - smoothed);
            smoothed = end;
        }
        for (; smoothed < end; smoothed++) {
            smooth[smoothed] = smoothedAt(smoothed);
        }
    }

    private float smoothedAt(int at) {
        int first = at - smoothing.length / 2;
        if (first < 0 || first + smoothing.length > count) {
            return smoothedAtAnEnd(at);
        }
        float sum = 0;
        for (int i = 0; i < smoothing.length; i++) {
            sum += smoothing[i] * raw[first + i];
        }
        return sum;
    }

    /** Beyond the line's ends there is nothing. */
    private float smoothedAtAnEnd(int at) {
        int half = smoothing.length / 2;
        float sum = 0;
        for (int i = 0; i < smoothing.length; i++) {
            int from = at + i - half;
            sum += from < 0 || from >= count ? 0 : smoothing[i] * raw[from];
        }
        return sum;
    }

    private void decide(int end) {
        for (; done < end; done++) {
            if (smooth[done] >= threshold && isHighest(done)) {
                found.accept(new Peak(origin + done, smooth[done], marks[done]));
            }
        }
    }

    private boolean isHighest(int at) {
        for (int i = 1; i <= spacing; i++) {
            if (at - i >= 0 && smooth[at - i] >= smooth[at] || at + i < smoothed && smooth[at + i] > smooth[at]) {
                return false;
            }
        }
        return true;
    }

    private void forget() {
        int gone = Math.max(0, Math.min(done - spacing, smoothed - smoothing.length));
        System.arraycopy(raw, gone, raw, 0, count - gone);
        System.arraycopy(marks, gone, marks, 0, count - gone);
        System.arraycopy(smooth, gone, smooth, 0, count - gone);
        origin += gone;
        count -= gone;
        smoothed -= gone;
        done -= gone;
    }
}
