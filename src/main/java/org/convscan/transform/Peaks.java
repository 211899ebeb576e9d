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
    private int longMaskedTo;

    Peaks(PlateauDetector rule, int samples) {
        this.rule = rule;
        this.found = new int[samples / 4 + 16];
    }

    void add(float[] shortT, float[] longT, int from, int to) {
        for (int i = from; i < to; i++) {
            addShort(shortT[i - from], i);
            if (i > longMaskedTo) {
                addLong(longT[i - from], i);
            }
        }
    }

    private void addShort(float t, int at) {
        if (shortPeak == NONE) {
            if (t < shortValue) {
                shortValue = t;
            } else if (t - shortValue > rule.height()) {
                shortValue = t;
                shortPeak = at;
            }
            return;
        }
        if (t > shortValue) {
            shortValue = t;
            shortPeak = at;
        }
        if (shortValue > rule.shortThreshold()) {
            silenceLong();
            shortValid |= shortValue - t > rule.height();
        }
        if (shortValid && at - shortPeak > rule.shortWindow() / 2) {
            keep(shortPeak);
            shortPeak = NONE;
            shortValue = t;
            shortValid = false;
        }
    }

    private void silenceLong() {
        longMaskedTo = shortPeak + rule.shortWindow();
        longPeak = NONE;
        longValue = Float.MAX_VALUE;
        longValid = false;
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
