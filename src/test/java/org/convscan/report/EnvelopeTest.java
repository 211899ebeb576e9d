package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    /** Values are small whole numbers, so steps of 1 from a range that starts at 0 are the values. */
    private static final float[] RANGE = {0, 1};

    private static Envelope of(int most, float... values) {
        Envelope envelope = new Envelope(most);
        for (float value : values) {
            envelope.add(value);
        }
        envelope.end();
        return envelope;
    }

    private static String text(Envelope envelope) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < envelope.size(); i++) {
            int first = envelope.first(i, RANGE, 1);
            text.append(first == Envelope.MISSING ? "-" : first + ":" + envelope.second(i, RANGE, 1)).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void eachValueIsKeptWhileThereIsRoom() {
        Envelope envelope = of(4, 5, 3, Float.NaN, 8);
        assertEquals(1, envelope.width());
        assertEquals("5:5 3:3 - 8:8", text(envelope));
    }

    @Test
    void extremesStandInTheirOrderOfTime() {
        Envelope envelope = of(2, 1, 9, 4, 3, 7, 7, 2, Float.NaN);
        assertEquals(4, envelope.width());
        assertEquals("1:9 7:2", text(envelope));
    }

    @Test
    void theLastBucketMayBeShort() {
        assertEquals("1:2 3:3", text(of(2, 1, 2, 3)));
        assertEquals("1:2 3:4 5:5", text(of(4, 1, 2, 3, 4, 5)));
        assertEquals("", text(of(2)));
        assertEquals(0, of(2).range()[1]);
    }

    /** Against the definition, on random lines with missing values. */
    @Test
    void bucketsHoldTheExtremesOfTheirValues() {
        Random random = new Random(3);
        for (int trial = 0; trial < 300; trial++) {
            float[] values = new float[random.nextInt(200)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(5) == 0 ? Float.NaN : random.nextInt(50);
            }
            int most = 2 * (1 + random.nextInt(20));
            Envelope envelope = of(most, values);
            assertTrue(envelope.size() <= most);
            assertEquals((values.length + envelope.width() - 1) / envelope.width(), envelope.size());
            for (int b = 0; b < envelope.size(); b++) {
                checkBucket(envelope, b, values, "trial " + trial + ", bucket " + b);
            }
        }
    }

    private static void checkBucket(Envelope envelope, int bucket, float[] values, String where) {
        int low = -1;
        int high = -1;
        int end = (int) Math.min(values.length, (bucket + 1) * envelope.width());
        for (int i = (int) (bucket * envelope.width()); i < end; i++) {
            low = !Float.isNaN(values[i]) && (low < 0 || values[i] < values[low]) ? i : low;
            high = !Float.isNaN(values[i]) && (high < 0 || values[i] > values[high]) ? i : high;
        }
        assertEquals(low < 0 ? Envelope.MISSING : (int) values[Math.min(low, high)], envelope.first(bucket, RANGE, 1), where);
        assertEquals(low < 0 ? Envelope.MISSING : (int) values[Math.max(low, high)], envelope.second(bucket, RANGE, 1), where);
    }

    /** 10,000 values, each taken for both extremes: the thousandth of 20,000 is the 20th, 10; 9,979 / 500 = 20 and / 125 = 80. */
    @Test
    void stepsAreRoundAndOutliersDoNotWidenThem() {
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        values[9_999] = 1e9f;
        float[] range = of(1 << 20, values).range();
        assertEquals(10, range[0]);
        assertEquals(9_989, range[1]);
        assertEquals(10, Envelope.step(range, 500), 1e-9);
        assertEquals(50, Envelope.step(range, 125), 1e-9);
        assertEquals(1, Envelope.step(new float[] {3, 3}, 500));
    }
}
