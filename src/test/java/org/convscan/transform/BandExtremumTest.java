package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandExtremumTest {
    private static final double HERTZ = 250;

    private final BandExtremum extremum = new BandExtremum(HERTZ, 5, 25, 0.05);

    /** A bump of 10 ms at column 500 on a slow wave. */
    private static float[] line(double height) {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            double t = (i - 500) / HERTZ;
            values[i] = (float) (height * Math.exp(-t * t / (2 * 0.01 * 0.01)) + 3 * Math.sin(2 * Math.PI * 0.2 * t));
        }
        return values;
    }

    private static RecentSamples recent(float... values) throws Exception {
        RecentSamples recent = new RecentSamples(TrackSource.of(Samples.of("line", HERTZ, values)));
        recent.next(values.length);
        return recent;
    }

    @ParameterizedTest
    @ValueSource(ints = {488, 495, 500, 503, 512})
    void thePeakIsFoundFromAnyPlaceNearby(int place) throws Exception {
        assertEquals(500, extremum.near(recent(line(1)), 0, place));
        assertEquals(500, extremum.near(recent(line(-1)), 0, place));
    }

    @Test
    void aPlaceInAGapHasNoPeak() throws Exception {
        float[] values = line(1);
        java.util.Arrays.fill(values, 480, 510, Float.NaN);
        assertEquals(-1, extremum.near(recent(values), 0, 495));
    }

    @Test
    void aMissingColumnIsNoPeak() throws Exception {
        float[] values = line(1);
        values[500] = Float.NaN;
        long peak = extremum.near(recent(values), 0, 498);
        assertTrue(peak == 499 || peak == 501, "column " + peak);
    }

    @Test
    void aConstantHasNoPeak() throws Exception {
        assertEquals(-1, extremum.near(recent(new float[1000]), 0, 500));
    }

    @Test
    void theEndsOfALineArePlacesToo() throws Exception {
        float[] values = java.util.Arrays.copyOfRange(line(1), 497, 700);
        assertEquals(3, extremum.near(recent(values), 0, 0));
    }

    @Test
    void whatIsForgottenIsMissing() throws Exception {
        RecentSamples recent = recent(line(1));
        recent.forget(400);
        assertTrue(Float.isNaN(recent.value(0, 399)));
        assertEquals(line(1)[400], recent.value(0, 400));
        assertEquals(1000, recent.end());
        assertEquals(500, extremum.near(recent, 0, 500));
    }

    @Test
    void placesTogetherHaveThePeaksThatTheyHaveAlone() throws Exception {
        float[] values = new float[20_000];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextDouble();
        }
        java.util.Arrays.fill(values, 9_000, 9_100, Float.NaN);
        RecentSamples recent = recent(values);
        long[] places = new long[500];
        for (int i = 0; i < places.length; i++) {
            places[i] = i * 40L;
        }
        long[] together = places.clone();
        extremum.near(recent, new int[places.length], together, places.length);
        for (int i = 0; i < places.length; i++) {
            assertEquals(extremum.near(recent, 0, places[i]), together[i], "place " + places[i]);
        }
        assertEquals(-1, together[226], "column 9,040 is in the gap");
    }
}
