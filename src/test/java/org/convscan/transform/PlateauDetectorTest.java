package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateauDetectorTest {
    private static final PlateauDetector DETECTOR = new PlateauDetector(3, 6, 1.4f, 9f, 0.2f);

    @Test
    void clearJumpsAreFoundToTheSample() {
        short[] samples = new short[6_000];
        Random random = new Random(3);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((i / 20 % 2 == 0 ? 400 : 600) + random.nextInt(5));
        }
        Plateaus plateaus = DETECTOR.detect(samples, samples.length);
        for (int jump = 20; jump < samples.length; jump += 20) {
            int at = jump;
            boolean found = false;
            for (int p = 0; p < plateaus.size(); p++) {
                found |= plateaus.end(p) == at;
            }
            assertTrue(found, "jump at " + jump);
        }
    }

    @Test
    void plateausCoverTheLineAndKnowTheirMeans() {
        short[] samples = new short[5_001];
        Random random = new Random(4);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(1_000) - 500);
        }
        Plateaus plateaus = DETECTOR.detect(samples, samples.length);
        int at = 0;
        for (int p = 0; p < plateaus.size(); p++) {
            assertEquals(at, plateaus.start(p));
            double sum = 0;
            for (; at < plateaus.end(p); at++) {
                sum += samples[at];
            }
            assertEquals(sum / (plateaus.end(p) - plateaus.start(p)), plateaus.level(p), 1e-3);
        }
        assertEquals(samples.length, at);
    }

    @Test
    void samplesLieOnThePlateausThatHoldThem() {
        short[] samples = new short[500];
        Random random = new Random(5);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(1_000) - 500);
        }
        Plateaus plateaus = DETECTOR.detect(samples, samples.length);
        for (int start = 0; start < samples.length; start += 7) {
            for (int end = start + 1; end <= samples.length; end += 13) {
                Interval under = plateaus.under(new Interval(start, end));
                assertTrue(plateaus.start((int) under.start()) <= start && plateaus.end((int) under.start()) > start, start + " to " + end);
                assertTrue(plateaus.start((int) under.end() - 1) < end && plateaus.end((int) under.end() - 1) >= end, start + " to " + end);
            }
        }
        assertEquals(new Interval(0, plateaus.size()), plateaus.under(new Interval(0, 9_000)), "beyond the line's end there is nothing");
    }

    @Test
    void aFlatLineIsOnePlateauAndNoLineNone() {
        assertEquals(1, DETECTOR.detect(new short[5_000], 5_000).size());
        assertEquals(1, DETECTOR.detect(new short[1], 1).size());
        assertEquals(0, DETECTOR.detect(new short[0], 0).size());
    }

    @ParameterizedTest
    @CsvSource({"3, 6, 1.4, 9, 0.2, false", "7, 14, 2.5, 9, 1, false", "3, 6, 6, 2, 0.2, true", "2, 9, 4, 1, 0.5, true", "16, 16, 3, 3, 0.1, false", "2, 16, 0.5, 0.5, 3, false"})
    void jumpsAreWhereTheRuleHasThemPlaceByPlace(int shortWindow, int longWindow, float high, float low, float height, boolean longCounts) {
        PlateauDetector detector = new PlateauDetector(shortWindow, longWindow, high, low, height);
        Random random = new Random(6);
        for (int length : IntStream.concat(IntStream.range(0, 40), IntStream.of(2_047, 2_048, 2_049, 9_000)).toArray()) {
            short[] samples = wandering(length, random);
            Plateaus plateaus = detector.detect(samples, length);
            TreeSet<Integer> ends = new TreeSet<>();
            for (int p = 0; p < plateaus.size(); p++) {
                ends.add(plateaus.end(p));
            }
            assertEquals(placeByPlace(detector, samples, true), ends, length + " samples");
            assertTrue(length < 9_000 || !longCounts || ends.size() > placeByPlace(detector, samples, false).size(), "the long window's peaks count");
        }
    }

    /** Jumps, slopes and noise; some samples lie as far from the rest as can be. */
    private static short[] wandering(int length, Random random) {
        short[] samples = new short[length];
        double level = 500;
        double slope = 0;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(12) == 0) {
                level = random.nextInt(8) == 0 ? 400 + random.nextInt(300) : level;
                slope = random.nextInt(3) == 0 ? random.nextGaussian() * 8 : 0;
            }
            level = Math.max(-2_000, Math.min(2_000, level + slope));
            samples[i] = (short) (random.nextInt(400) == 0 ? random.nextInt(65_536) : level + random.nextGaussian() * 6);
        }
        return samples;
    }

    private static TreeSet<Integer> placeByPlace(PlateauDetector rule, short[] samples, boolean both) {
        Window first = new Window(rule.shortWindow(), rule.shortThreshold(), rule.height());
        Window second = new Window(rule.longWindow(), both ? rule.longThreshold() : Float.MAX_VALUE, rule.height());
        TreeSet<Integer> jumps = new TreeSet<>();
        int silentTo = 0;
        for (int at = 0; at < samples.length; at++) {
            int high = first.step(samples, at, jumps);
            if (high >= 0) {
                silentTo = high + rule.shortWindow();
                second.forget(Float.MAX_VALUE);
            }
            if (at > silentTo) {
                second.step(samples, at, jumps);
            }
        }
        jumps.remove(0);
        if (samples.length > 0) {
            jumps.add(samples.length);
        }
        return jumps;
    }

    /** One window's peaks. */
    private static final class Window {
        private static final int BLOCK = 2_048;
        private final int window;
        private final float threshold;
        private final float height;
        private int peak = -1;
        private float value = Float.MAX_VALUE;
        private boolean valid;

        Window(int window, float threshold, float height) {
            this.window = window;
            this.threshold = threshold;
            this.height = height;
        }

        /** Gives the peak it is on, if that is high enough; else -1. */
        int step(short[] samples, int at, TreeSet<Integer> jumps) {
            float t = t(samples, at);
            if (peak < 0) {
                if (t < value) {
                    value = t;
                } else if (t - value > height) {
                    value = t;
                    peak = at;
                }
                return -1;
            }
            if (t > value) {
                value = t;
                peak = at;
            }
            int high = value > threshold ? peak : -1;
            valid |= high >= 0 && value - t > height;
            if (valid && at - peak > window / 2) {
                jumps.add(peak);
                forget(t);
            }
            return high;
        }

        void forget(float t) {
            peak = -1;
            value = t;
            valid = false;
        }

        private float t(short[] samples, int at) {
            if (at <= window || at > samples.length - window) {
                return 0;
            }
            int middle = samples[at / BLOCK * BLOCK];
            int before = 0;
            int behind = 0;
            int squares = 0;
            for (int i = 1; i <= window; i++) {
                int left = Math.max(-8_191, Math.min(8_191, samples[at - i] - middle));
                int right = Math.max(-8_191, Math.min(8_191, samples[at + i - 1] - middle));
                before += left;
                behind += right;
                squares += left * left + right * right;
            }
            float inverse = 1f / window;
            float low = before * inverse;
            float high = behind * inverse;
            float variance = squares * inverse - low * low - high * high;
            return Math.abs(high - low) / (float) Math.sqrt(Math.max(variance, Float.MIN_NORMAL) * inverse);
        }
    }
}
