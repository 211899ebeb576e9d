package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplingTest {
    private static float[] sampled(double hertz, double seconds, DoubleUnaryOperator signal) {
        float[] values = new float[(int) (hertz * seconds)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) signal.applyAsDouble(i / hertz);
        }
        return values;
    }

    /** All of one line, asked for in stretches of so many columns. */
    private static float[] read(TrackSource source, int columns) throws IOException {
        float[] all = new float[0];
        Samples next;
        do {
            next = (Samples) source.next(columns);
            assertEquals(all.length, next.start());
            assertTrue(next.columns() <= columns);
            all = Arrays.copyOf(all, all.length + next.columns());
            next.values(0, 0, next.columns(), all, (int) next.start());
        } while (!next.last());
        assertNull(source.next(columns));
        return all;
    }

    private static float[] resampled(double from, double to, float... values) throws IOException {
        return read(Resampling.of(TrackSource.of(Samples.of("line", from, values)), to), 10_000);
    }

    @ParameterizedTest
    @CsvSource({"360,120", "250,120", "128,120", "257,120", "1000,120", "62.4725,120", "100,360", "500,360", "120,120"})
    void aSlowWaveIsTheSameWaveAtAnotherRate(double from, double to) throws Exception {
        DoubleUnaryOperator wave = t -> Math.sin(2 * Math.PI * 11 * t + 0.3) + 0.5;
        float[] result = resampled(from, to, sampled(from, 20, wave));
        float[] expected = sampled(to, 20, wave);
        assertEquals(expected.length, result.length, 1);
        for (int i = (int) to; i < result.length - (int) to; i++) {
            // A thousandth of the wave's height is 60 dB, the filter's ripple; the middle is far enough from the ends.
            assertEquals(expected[i], result[i], 1.5e-3, from + " to " + to + ", column " + i);
        }
    }

    /** Bit for bit, wherever it begins; the source is cut into stretches of 1,024 and of what the rates make of 7,000. */
    @ParameterizedTest
    @CsvSource({"360,120", "250,120", "128,120", "257,120", "62.4725,120", "100,360", "120,120"})
    void aLineFromSomeColumnOnIsTheEndOfTheWholeLine(double from, double to) throws Exception {
        Random random = new Random((long) (from + to));
        float[] values = sampled(from, 90, t -> random.nextGaussian());
        float[] whole = resampled(from, to, values);
        for (int start : new int[] {1, 57, 5000, whole.length - 1, whole.length, whole.length + 500}) {
            for (int columns : new int[] {13, 7000}) {
                TrackSource source = Resampling.of(TrackSource.of(Samples.of("line", from, values)), to, start);
                float[] rest = new float[0];
                Samples next;
                do {
                    next = (Samples) source.next(columns);
                    assertEquals(start + rest.length, next.start());
                    rest = Arrays.copyOf(rest, rest.length + next.columns());
                    next.values(0, 0, next.columns(), rest, rest.length - next.columns());
                } while (!next.last());
                assertArrayEquals(Arrays.copyOfRange(whole, Math.min(start, whole.length), whole.length), rest, from + " to " + to);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {61, 75, 100, 119, 140})
    void whatTheLowerRateCannotHoldIsGone(double hertz) throws Exception {
        float[] result = resampled(360, 120, sampled(360, 10, t -> Math.sin(2 * Math.PI * hertz * t)));
        for (int i = 120; i < result.length - 120; i++) {
            assertEquals(0, result[i], 1.5e-3, "column " + i);
        }
    }

    @Test
    void aConstantStaysThatConstantUpToTheEnds() throws Exception {
        for (float value : resampled(250, 120, sampled(250, 3, t -> 7))) {
            assertEquals(7, value, 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1023, 5000})
    void theResultDoesNotDependOnHowItIsCut(int columns) throws Exception {
        Random random = new Random(5);
        float[] noise = sampled(257, 17, t -> random.nextGaussian());
        Samples line = Samples.of("line", 257, noise);
        float[] whole = read(Resampling.of(TrackSource.of(line), 120), 1 << 20);
        // 17 x 257 = 4369 columns; 4369 x 120 / 257 = 2040 exactly.
        assertEquals(2040, whole.length);
        assertArrayEquals(whole, read(Resampling.of(TrackSource.of(line), 120), columns));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,1", "3,1", "4,2", "360,120", "361,121"})
    void thereIsAColumnForEachTimeBeforeTheEnd(int columns, int expected) throws Exception {
        assertEquals(expected, resampled(360, 120, new float[columns]).length);
    }

    @Test
    void theSameRateChangesNothing() throws Exception {
        float[] noise = sampled(120, 5, t -> Math.sin(1000 * t * t));
        assertArrayEquals(noise, resampled(120, 120, noise), 1e-6f);
    }

    @Test
    void aMissingSampleIsMissingAroundItOnly() throws Exception {
        float[] values = new float[3600];
        values[1800] = Float.NaN;
        float[] result = resampled(360, 120, values);
        assertTrue(Float.isNaN(result[600]));
        // The filter reaches 12 x 3 / 0.85, rounded up 43 columns, to either side: 14 columns of the result.
        assertEquals(0, result[585]);
        assertEquals(0, result[615]);
    }

    @Test
    void linesFollowEachOther() throws Exception {
        TrackSource both = TrackSource.of(Samples.of("a", 360, new float[36]), Samples.of("b", 250, new float[25]));
        TrackSource source = Resampling.of(both, 120);
        assertEquals("a", source.next(100).name());
        Samples second = (Samples) source.next(100);
        assertEquals("b", second.name());
        assertEquals(12, second.columns());
        assertEquals(120, second.hertz());
        assertNull(source.next(100));
    }

    @Test
    void aRateIsAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> Resampling.of(TrackSource.of(), 0));
    }
}
