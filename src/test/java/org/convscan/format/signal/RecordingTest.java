package org.convscan.format.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings whose samples a program has or makes. */
class RecordingTest {
    private static final List<Lead> TWO = List.of(new Lead("II", "mV"), new Lead("V1", "uV"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void samplesInMemoryAreReadInAnyStretches(int stretch) throws Exception {
        float[] first = {1, Float.NaN, 3};
        Recording recording = Recording.of("own", 250, TWO, first, new float[] {4, 5, 6});
        first[0] = 7;
        assertEquals(3, recording.columns());
        for (int reading = 0; reading < 2; reading++) {
            assertArrayEquals(new float[][] {{1, Float.NaN, 3}, {4, 5, 6}}, Columns.read(recording, stretch).leads());
        }
    }

    @Test
    void doublesBecomeFloatsAndLeadsAreChosen() throws Exception {
        Recording recording = Recording.of("own", 250, TWO, new double[] {0.1, 0.2}, new double[] {-1, 1e300});
        try (TrackSource source = recording.samples(new int[] {1, 0}, warning -> {})) {
            Samples samples = (Samples) source.next(10);
            assertEquals(2, samples.channels());
            assertEquals(-1, samples.value(0, 0));
            assertEquals(Float.POSITIVE_INFINITY, samples.value(0, 1));
            assertEquals(0.1f, samples.value(1, 0));
            assertTrue(samples.last());
        }
    }

    @Test
    void aStreamIsOpenedForEachReadingAndClosedWithIt() throws Exception {
        List<String> told = new ArrayList<>();
        Recording recording = Recording.streamed("own", 250, List.of(new Lead("II", "mV")), () -> new ColumnReader() {
            private int done;

            @Override
            public int read(float[][] channels, int at, int columns) {
                int count = Math.min(columns, 100_000 - done);
                for (int i = 0; i < count; i++) {
                    channels[0][at + i] = done++;
                }
                return count;
            }

            @Override
            public void close() {
                told.add("closed after " + done);
            }
        });
        assertEquals(Recording.UNKNOWN, recording.columns());
        float[] all = Columns.read(recording, 777).leads()[0];
        assertEquals(100_000, all.length);
        assertEquals(99_999, all[99_999]);
        assertEquals(100_000, Columns.read(recording, 1 << 20).leads()[0].length);
        assertEquals(List.of("closed after 100000", "closed after 100000"), told);
    }

    @Test
    void whatCannotBeARecordingIsRefused() {
        assertRefused("leads of 1 and 2 samples", 250, new float[1], new float[2]);
        assertRefused("1 arrays of samples for 2 leads", 250, new float[1]);
        assertRefused("0.0 Hz", 0, new float[1], new float[1]);
        assertRefused("Infinity Hz", Double.POSITIVE_INFINITY, new float[1], new float[1]);
    }

    private static void assertRefused(String words, double hertz, float[]... samples) {
        Exception wrong = assertThrows(IllegalArgumentException.class, () -> Recording.of("own", hertz, TWO, samples));
        assertTrue(wrong.getMessage().contains(words), wrong.getMessage());
    }
}
