package org.convscan.workflow.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.convscan.cli.TestHeart;
import org.convscan.scan.Peak;
import org.convscan.stats.Beat;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the fixed bank finds beats in simulated leads, which have them where TestHeart put them. */
class BeatDetectorTest {
    private static final int TILE = 1 << 14;

    private static EcgMethod bank;

    @BeforeAll
    static void load() throws Exception {
        bank = EcgMethod.of(BeatSearch.bank().threads(1));
    }

    @AfterAll
    static void close() {
        bank.close();
    }

    private static List<Beat> detected(Samples samples, int tile) throws IOException {
        return detected(TrackSource.of(samples), samples.hertz(), samples.channels(), tile);
    }

    private static List<Beat> detected(TrackSource source, double hertz, int leads, int tile) throws IOException {
        List<Beat> beats = new ArrayList<>();
        new BeatDetector(bank, hertz, IntStream.range(0, leads).toArray(), beats::add).run(source, tile);
        return beats;
    }

    private static List<Beat> detected(TestHeart... leads) throws IOException {
        return detected(TestHeart.samples(leads), TILE);
    }

    /** All beats and no other, each within so many seconds. */
    private static void assertBeats(List<Double> expected, List<Beat> found, double within) {
        assertEquals(expected.size(), found.size(), found.stream().map(Beat::seconds).toList() + " for " + expected);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i).seconds(), within, "beat " + i);
        }
    }

    private static List<Double> outside(List<Double> beats, double from, double to) {
        return beats.stream().filter(time -> time < from || time >= to).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 100, 125, 128, 200, 250, 257, 360, 500, 1000, 2000})
    void beatsAreFoundAtAnyRateAndTimedToASampleOfIt(double hertz) throws Exception {
        TestHeart heart = new TestHeart(hertz, 60, 75, 1);
        assertBeats(heart.beats(), detected(heart), Math.max(1.5 / hertz, 0.004));
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 45, 60, 100, 150, 200, 240})
    void beatsAreFoundAtAnySpeed(double perMinute) throws Exception {
        TestHeart heart = new TestHeart(360, 60, perMinute, 2);
        assertBeats(heart.beats(), detected(heart), 0.01);
    }

    @Test
    void aLeadUpsideDownHasTheSameBeats() throws Exception {
        assertEquals(detected(new TestHeart(360, 60, 75, 3)), detected(new TestHeart(360, 60, 75, 3).times(-1)));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.2f, 0.5f, 3, 20})
    void smallAndLargeBeatsAreFound(float factor) throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 4).times(factor);
        assertBeats(heart.beats(), detected(heart), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"20.0,20.05", "20,23", "20,40", "0,10", "50,60", "20,20.9"})
    void gapsHaveNoBeatsAndTakeNoneFromTheRest(double from, double to) throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 5);
        heart.set(from, to, Float.NaN);
        List<Beat> found = detected(heart);
        assertTrue(found.stream().noneMatch(beat -> beat.seconds() >= from && beat.seconds() < to), found.toString());
        // A beat whose surroundings are half missing is no certain one: 50 ms on either side of a gap are left out of the count.
        List<Double> expected = outside(heart.beats(), from - 0.05, to + 0.05);
        assertBeats(expected, found.stream().filter(b -> b.seconds() < from - 0.05 || b.seconds() >= to + 0.05).toList(), 0.01);
    }

    @Test
    void singleMissingSamplesChangeNothing() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 6);
        for (int i = 7; i < heart.values().length; i += 31) {
            heart.values()[i] = Float.NaN;
        }
        assertBeats(heart.beats(), detected(heart), 0.01);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1.5f, -5, Float.NaN, Float.POSITIVE_INFINITY})
    void aFlatLeadHasNoBeats(float value) throws Exception {
        assertEquals(List.of(), detected(new TestHeart(360, 60, 75, 7).set(0, 60, value)));
    }

    @Test
    void noiseOfTwoStepsOfAConverterHasNoBeats() throws Exception {
        TestHeart dead = new TestHeart(360, 60, 75, 8).set(0, 60, 0);
        java.util.Random random = new java.util.Random(8);
        for (int i = 0; i < dead.values().length; i++) {
            dead.values()[i] = random.nextInt(2) * 0.005f;
        }
        assertEquals(List.of(), detected(dead));
    }

    /** A lead that comes off stands at the end of its range; where it leaves and returns are steps, which may look like beats. */
    @ParameterizedTest
    @ValueSource(floats = {5, -5, 0})
    void aLeadThatComesOffHasNoBeatsWhileItIsOff(float rail) throws Exception {
        TestHeart heart = new TestHeart(360, 90, 75, 9).set(30, 60, rail);
        List<Beat> found = detected(heart);
        assertTrue(found.stream().noneMatch(beat -> beat.seconds() > 30.15 && beat.seconds() < 59.85), found.toString());
        assertBeats(outside(heart.beats(), 25, 66), found.stream().filter(b -> b.seconds() < 25 || b.seconds() >= 66).toList(), 0.01);
    }

    @Test
    void clippedBeatsAreFound() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 10).clip(0.5f);
        assertBeats(heart.beats(), detected(heart), 0.02);
    }

    @Test
    void aPacemakersSpikeIsNoBeatOfItsOwn() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 11);
        heart.beats().forEach(time -> heart.bump(1.5, time - 0.06, 0.001));
        assertBeats(heart.beats(), detected(heart), 0.1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "5,6"})
    void shortRecordsHaveTheirBeats(double seconds, int beats) throws Exception {
        TestHeart heart = new TestHeart(250, seconds, 75, 12);
        assertEquals(beats, heart.beats().size());
        assertBeats(heart.beats(), detected(heart), 0.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10})
    void aRecordOfAFewSamplesHasNone(int columns) throws Exception {
        assertEquals(List.of(), detected(Samples.of("short", 250, new float[columns]), TILE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 333, 5000, 1 << 20})
    void beatsDoNotDependOnTheTile(int tile) throws Exception {
        Samples both = TestHeart.samples(new TestHeart(257, 100, 80, 13), new TestHeart(257, 100, 80, 13).times(-0.5f).set(30, 40, Float.NaN));
        assertEquals(detected(both, TILE), detected(both, tile));
    }

    /** Two leads with a gap and a lead that is off, at odd rates and tiles, cut anywhere: the very same peaks, bit for bit. */
    @Test
    void peaksOfSomeTilesAreThoseOfARunOverAll() throws Exception {
        long seed = Long.getLong("convscan.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            double hertz = List.of(128.0, 250.0, 257.0, 360.0).get(random.nextInt(4));
            double seconds = random.nextInt(4) == 0 ? 3 * random.nextDouble() : 20 + 80 * random.nextDouble();
            double gap = seconds * random.nextDouble();
            Samples both = TestHeart.samples(new TestHeart(hertz, seconds, 80, round).set(gap, Math.min(seconds, gap + 9), Float.NaN),
                    new TestHeart(hertz, seconds, 80, round).times(-0.5f).set(seconds / 2, seconds, 0));
            int tile = 1 + random.nextInt(round % 3 == 0 ? 30 : 2000);
            List<Peak> cut = new ArrayList<>();
            long from = 0;
            while (from < 200) {
                long to = from + 1 + random.nextInt(40);
                peaks(both, tile, from, to >= 200 ? Long.MAX_VALUE : to, cut);
                from = to;
            }
            List<Peak> whole = new ArrayList<>();
            peaks(both, tile, 0, Long.MAX_VALUE, whole);
            assertEquals(whole, cut, "seed " + seed + ", round " + round);
        }
    }

    private static void peaks(Samples samples, int tile, long from, long to, List<Peak> found) throws IOException {
        int[] leads = IntStream.range(0, samples.channels()).toArray();
        BeatDetector.ofPeaks(bank, samples.hertz(), leads, found::add).run(column -> TrackSource.of(samples), tile, from, to);
    }

    @Test
    void aLeadThatIsOffDoesNotSilenceTheOther() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 14);
        for (float value : new float[] {Float.NaN, 0}) {
            TestHeart off = new TestHeart(360, 60, 75, 15).times(0.8f).set(20, 40, value);
            List<Beat> found = detected(TestHeart.samples(heart, new TestHeart(360, 60, 75, 14).set(20, 40, value)), TILE);
            assertBeats(heart.beats(), found, 0.01);
            assertTrue(found.stream().filter(beat -> beat.seconds() > 20.2 && beat.seconds() < 39.8).allMatch(beat -> beat.lead() == 0));
            assertTrue(detected(off).size() < heart.beats().size());
        }
    }

    @Test
    void confidenceIsHighForClearBeatsAndLowerForSmallOnes() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 60, 16);
        double small = heart.beats().get(20) + 0.5;
        heart.bump(0.6, small, 0.01);
        List<Beat> found = detected(heart);
        assertTrue(found.stream().allMatch(beat -> beat.confidence() >= 0 && beat.confidence() <= 1));
        Beat extra = found.stream().filter(beat -> Math.abs(beat.seconds() - small) < 0.02).findFirst().orElseThrow();
        double usual = found.stream().filter(beat -> beat != extra).mapToDouble(Beat::confidence).min().orElseThrow();
        assertTrue(extra.confidence() < 0.75 && usual > 0.8, extra + " beside " + usual);
    }

    /** A day of one lead comes from a source that makes it as it is asked for; only what is asked for is ever there. */
    @Test
    void aDayNeedsNoMoreMemoryThanAMinute() throws Exception {
        float[] minute = new TestHeart(128, 60, 75, 17).values();
        long[] asked = new long[1];
        TrackSource day = new TrackSource() {
            private long at;

            @Override
            public Track next(int columns) {
                asked[0] = Math.max(asked[0], columns);
                int count = (int) Math.min(columns, 24L * 60 * minute.length - at);
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    values[i] = minute[(int) ((at + i) % minute.length)];
                }
                at += count;
                return Samples.wrap("day", 128, at - count, new float[][] {values}, count, at == 24L * 60 * minute.length);
            }
        };
        int perMinute = detected(Samples.of("minute", 128, minute), TILE).size();
        List<Beat> found = detected(day, 128, 1, TILE);
        // Where minutes meet a beat may come or go.
        assertEquals(24 * 60 * perMinute, found.size(), 24 * 60);
        assertTrue(asked[0] < 60 * 128 * 60, asked[0] + " columns at once");
    }
}
