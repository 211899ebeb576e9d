package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.convscan.coord.Interval;
import org.junit.jupiter.api.Test;

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
}
