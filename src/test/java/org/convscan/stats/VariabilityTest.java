package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.convscan.coord.Interval;
import org.junit.jupiter.api.Test;

/**
 * Where no arithmetic is given, test-data/intervals/measures.py printed the expected numbers: hrv-analysis 1.0.5, numpy 1.24.2 and
 * scipy 1.10.1 under Python 3.11.2, on the same simulated intervals.
 */
class VariabilityTest {
    private static final double EXACT = 1e-9;

    /** The sum is measures.py's too. */
    @Test
    void theSimulatedSeriesIsTheOracles() {
        assertEquals(864_583, java.util.Arrays.stream(SimulatedBeats.waves(1000)).sum());
        assertEquals(1000, SimulatedBeats.intervals(SimulatedBeats.waves(1000)).count(Intervals.Use.KEPT));
    }

    @Test
    void theTimeDomainIsThatOfHrvAnalysis() {
        Variability v = Variability.of(SimulatedBeats.intervals(SimulatedBeats.waves(1000)));
        assertEquals(864.583, v.meanInterval(), EXACT);
        assertEquals(63.96588486140725, v.lowestRate(), EXACT);
        assertEquals(76.33587786259542, v.highestRate(), EXACT);
        assertEquals(60_000 / 864.583, v.meanRate(), EXACT);
        assertEquals(34.913293299960245, v.sdnn(), EXACT);
        assertEquals(30.585690845303535, v.rmssd(), EXACT);
        assertEquals(10.01001001001001, v.pnn50(), EXACT);
        assertEquals(54.65465465465466, v.pnn20(), EXACT);
    }

    /** SD1 as hrv-analysis has it, SD2 from numpy: hrv-analysis derives it from SDNN, which also counts the two ends (44.381). */
    @Test
    void thePoincarePlotIsMeasuredAcrossAndAlongItsDiagonal() {
        Variability v = Variability.of(SimulatedBeats.intervals(SimulatedBeats.waves(1000)));
        assertEquals(21.638133075461205, v.sd1(), EXACT);
        assertEquals(44.371654448171824, v.sd2(), EXACT);
    }

    @Test
    void withItsSegmentsTheSpectrumIsThatOfHrvAnalysis() {
        Spectrum s = Spectrum.of(SimulatedBeats.intervals(SimulatedBeats.waves(1000)), 256);
        assertEquals(4.6050856390229615, s.veryLow(), EXACT);
        assertEquals(801.8205649586105, s.low(), EXACT);
        assertEquals(240.73010496654348, s.high(), EXACT);
        assertEquals(1047.1557555641768, s.total(), EXACT);
        assertEquals(3.3307864218729395, s.ratio(), EXACT);
    }

    @Test
    void theSpectrumIsThatOfScipyWelch() {
        Spectrum s = Variability.of(SimulatedBeats.intervals(SimulatedBeats.waves(1000))).spectrum();
        assertEquals(4.684118062542077, s.veryLow(), EXACT);
        assertEquals(809.9925304833534, s.low(), EXACT);
        assertEquals(244.92933650649292, s.high(), EXACT);
    }

    /** 200 intervals last 172 s: one segment of that length. */
    @Test
    void aShortSeriesIsOneSegment() {
        Spectrum s = Variability.of(SimulatedBeats.intervals(SimulatedBeats.waves(200))).spectrum();
        assertEquals(3.4079805009215796, s.veryLow(), EXACT);
        assertEquals(731.5622709478243, s.low(), EXACT);
        assertEquals(247.99458133699252, s.high(), EXACT);
    }

    /** 120 intervals last 104 s. */
    @Test
    void lessThanTwoMinutesHaveNoSpectrum() {
        Spectrum s = Variability.of(SimulatedBeats.intervals(SimulatedBeats.waves(120))).spectrum();
        assertTrue(Double.isNaN(s.veryLow()) && Double.isNaN(s.low()) && Double.isNaN(s.total()) && Double.isNaN(s.ratio()));
    }

    /** The series twice with a gap between: each half has the segments it has alone, so the mean is the same. */
    @Test
    void aGapBreaksTheSeries() {
        int[] half = SimulatedBeats.waves(1000);
        int[] steps = new int[2001];
        System.arraycopy(half, 0, steps, 0, 1000);
        steps[1000] = 60_000;
        System.arraycopy(half, 0, steps, 1001, 1000);
        long end = 1000 + 864_583;
        Intervals both = Intervals.of(SimulatedBeats.spaced(steps), List.of(new Interval(end + 1000, end + 59_000)));
        Variability alone = Variability.of(SimulatedBeats.intervals(half));
        Variability v = Variability.of(both);
        assertEquals(alone.spectrum().veryLow(), v.spectrum().veryLow(), EXACT);
        assertEquals(alone.spectrum().low(), v.spectrum().low(), EXACT);
        assertEquals(alone.spectrum().high(), v.spectrum().high(), EXACT);
        assertEquals(864.583, v.meanInterval(), EXACT);
        assertEquals(30.585690845303535, v.rmssd(), EXACT);
    }

    /** Kept are 800, 800 and 810, 790: differences 0 and -20 only; 20 is not more than 20. RMSSD is the root of 400 / 2. */
    @Test
    void differencesAreTakenOnlyBetweenKeptNeighbours() {
        Intervals intervals = SimulatedBeats.intervals(800, 800, 500, 1100, 810, 790);
        Variability v = Variability.of(intervals);
        assertEquals(2, intervals.count(Intervals.Use.ECTOPIC));
        assertEquals(800, v.meanInterval(), EXACT);
        assertEquals(Math.sqrt(200), v.rmssd(), EXACT);
        assertEquals(0, v.pnn20());
        assertEquals(75, v.meanRate(), EXACT);
    }

    /** 850 - 800 is 50 on paper and 0.04999999999999993 or so in binary seconds; 851 is more. */
    @Test
    void fiftyMillisecondsAreNotMoreThanFifty() {
        assertEquals(0, Variability.of(SimulatedBeats.intervals(800, 850, 800, 850, 800)).pnn50());
        assertEquals(100, Variability.of(SimulatedBeats.intervals(800, 851, 800, 851, 800)).pnn50());
    }

    @Test
    void figuresThatTooFewIntervalsAreLeftForAreMissing() {
        Variability none = Variability.of(Intervals.of(List.of(), List.of()));
        for (double figure : new double[] {none.meanInterval(), none.lowestRate(), none.meanRate(), none.highestRate(), none.sdnn(),
                none.rmssd(), none.pnn50(), none.pnn20(), none.sd1(), none.sd2(), none.spectrum().low()}) {
            assertTrue(Double.isNaN(figure));
        }
        Variability one = Variability.of(SimulatedBeats.intervals(750));
        assertEquals(80, one.meanRate(), EXACT);
        assertTrue(Double.isNaN(one.sdnn()) && Double.isNaN(one.rmssd()) && Double.isNaN(one.sd1()));
        Variability two = Variability.of(SimulatedBeats.intervals(750, 760));
        assertEquals(10, two.rmssd(), EXACT);
        assertTrue(Double.isNaN(two.sd1()));
    }
}
