package org.convscan.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapFillingTest {
    private static final float NONE = Float.NaN;

    private static float[] read(TrackSource source, int columns) throws IOException {
        float[] all = new float[0];
        Samples next;
        do {
            next = (Samples) source.next(columns);
            assertEquals(all.length, next.start());
            all = Arrays.copyOf(all, all.length + next.columns());
            next.values(0, 0, next.columns(), all, (int) next.start());
        } while (!next.last());
        assertNull(source.next(columns));
        return all;
    }

    private static float[] filled(int bridge, float... values) throws IOException {
        return read(GapFilling.of(TrackSource.of(Samples.of("line", 100, values)), bridge), 1000);
    }

    @Test
    void aShortGapIsBridgedByAStraightLine() throws Exception {
        assertArrayEquals(new float[] {1, 2, 3, 4, 5}, filled(10, 1, NONE, NONE, NONE, 5), 1e-6f);
    }

    @Test
    void aLongGapHoldsItsFirstValueAndThenBridges() throws Exception {
        // Five are missing and three columns are looked ahead: the line's end is seen from the last two missing ones.
        assertArrayEquals(new float[] {6, 6, 6, 6, 4, 2, 0}, filled(3, 6, NONE, NONE, NONE, NONE, NONE, 0), 1e-6f);
    }

    @Test
    void theEndsOfALineHoldWhatIsNearest() throws Exception {
        assertArrayEquals(new float[] {7, 7, 7}, filled(10, NONE, 7, NONE));
    }

    @Test
    void nothingAtAllIsZero() throws Exception {
        assertArrayEquals(new float[3], filled(2, NONE, Float.POSITIVE_INFINITY, NONE));
        assertArrayEquals(new float[0], filled(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, 333})
    void theResultDoesNotDependOnHowItIsCut(int columns) throws Exception {
        Random random = new Random(3);
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 400 < 150 && random.nextInt(3) > 0 || i % 700 < 90 ? NONE : random.nextFloat();
        }
        Samples line = Samples.of("line", 100, values);
        assertArrayEquals(read(GapFilling.of(TrackSource.of(line), 40), 5000), read(GapFilling.of(TrackSource.of(line), 40), columns));
    }
}
