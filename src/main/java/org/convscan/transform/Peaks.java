package org.convscan.transform;

import java.util.Arrays;

/** Takes two statistics block by block and keeps where one of them peaks. */
final class Peaks {
    private static final int NONE = -1;

    private final PlateauDetector rule;
    private int[] found;
    private int count;
    private int shortPeak = NONE;
    private float shortValue = Float.MAX_VALUE;
    private boolean shortValid;
    private int longPeak = NONE;
    private float longValue = Float.MAX_VALUE;
    private boolean longValid;
    /** Behind the last place where the long statistic was silenced. */
    private int longStart = 1;
    /** Up to here it has been looked at. */
    private int longEnd;

    Peaks(PlateauDetector rule, int samples) {
        this.rule = rule;
        this.found = new int[samples / 4 + 16];
    }

    /** The loop's variables are its own: Java would write fields to memory at each place. */
    void add(float[] shortT, float[] longT, int from, int to) {
        int peak = shortPeak;
        float value = shortValue;
        boolean valid = shortValid;
        int start = longStart;
        float height = rule.height();
        float threshold = rule.shortThreshold();
        int window = rule.shortWindow();
        int least = rule.longWindow() / 2 + 3;
        for (int at = from; at < to; at++) {
            float t = shortT[at - from];
            if (peak == NONE) {
                if (t < value) {
                    value = t;
                } else if (t - value > height) {
                    value = t;
                    peak = at;
                }
                continue;
            }
            if (t > value) {
                value = t;
                peak = at;
            }
            if (value > threshold) {
                // A peak takes so many places of the long statistic; there are seldom so many, and it need not be looked at.
                if (at - start >= least) {
                    addLong(longT, from, start, at);
                }
                start = Math.max(at, peak + window + 1);
                valid |= value - t > height;
            }
            if (valid && at - peak > window / 2) {
                keep(peak);
                peak = NONE;
                value = t;
                valid = false;
            }
        }
        addLong(longT, from, start, to);
        shortPeak = peak;
        shortValue = value;
        shortValid = valid;
        longStart = start;
    }

    /** Looks at the long statistic from where it is not silenced any more, or from where it was looked at last. */
    private void addLong(float[] t, int from, int start, int to) {
        if (longEnd <= start) {
            longEnd = start;
            longPeak = NONE;
            longValue = Float.MAX_VALUE;
            longValid = false;
        }
        for (; longEnd < to; longEnd++) {
            addLong(t[longEnd - from], longEnd);
        }
    }

    private void addLong(float t, int at) {
        if (longPeak == NONE) {
            if (t < longValue) {
                longValue = t;
            } else if (t - longValue > rule.height()) {
                longValue = t;
                longPeak = at;
            }
            return;
        }
        if (t > longValue) {
            longValue = t;
            longPeak = at;
        }
        longValid |= longValue - t > rule.height() && longValue > rule.longThreshold();
        if (longValid && at - longPeak > rule.longWindow() / 2) {
            keep(longPeak);
            longPeak = NONE;
            longValue = t;
            longValid = false;
        }
    }

    private void keep(int peak) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count + count / 2);
        }
        // Peaks of the two windows are known in nearly this order.
        int place = count++;
        while (place > 0 && found[place - 1] > peak) {
            found[place] = found[place - 1];
            place--;
        }
        found[place] = peak;
    }

    Plateaus plateaus(short[] samples, int length) {
        int[] ends = new int[count + 1];
        float[] levels = new float[count + 1];
        int size = 0;
        int from = 0;
        for (int p = 0; p <= count; p++) {
            int to = p < count ? found[p] : length;
            if (to > from) {
                ends[size] = to;
                levels[size++] = mean(samples, from, to);
                from = to;
            }
        }
        return new Plateaus(ends, levels, size);
    }

    private static float mean(short[] samples, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i];
        }
        return (float) sum / (to - from);
    }
}
