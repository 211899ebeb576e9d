package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    /** Pearson's formula from sums of squares and products. */
    private static double pearson(double[] x, float[] y, int at) {
        int n = x.length;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            double value = y[at + i];
            sx += x[i];
            sy += value;
            sxx += x[i] * x[i];
            syy += value * value;
            sxy += x[i] * value;
        }
        return (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
    }

    @Test
    void scoresArePearsonsCorrelations() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            double[] template = random.doubles(2 + random.nextInt(40), -5, 5).toArray();
            float[] line = new float[template.length + 5];
            for (int i = 0; i < line.length; i++) {
                line[i] = (float) (3 * random.nextGaussian() + 1);
            }
            int at = random.nextInt(6);
            Correlation kernel = new Correlation("c", 0, 1e-6, template);
            assertEquals(pearson(template, line, at), FixedPoint.bits(kernel.score(line, at)), 1e-9);
        }
    }

    @Test
    void offsetAndScaleDoNotMatter() {
        Correlation kernel = new Correlation("c", 0, 1e-6, 100, 300, 200, 400);
        assertEquals(FixedPoint.ONE, kernel.score(new float[] {1, 3, 2, 4}, 0), 4);
        assertEquals(-FixedPoint.ONE, kernel.score(new float[] {-1, -3, -2, -4}, 0), 4);
    }

    @Test
    void flatAndMissingWindowsScoreZero() {
        Correlation kernel = new Correlation("c", 0, 0.5, 1, 2, 4);
        assertEquals(0, kernel.score(new float[] {7, 7, 7}, 0));
        // Standard deviation sqrt(2/3) * 0.6 = 0.49 is below the floor of 0.5; 0.7 gives 0.57.
        assertEquals(0, kernel.score(new float[] {0, 0.6f, 1.2f}, 0));
        assertEquals(pearson(new double[] {1, 2, 4}, new float[] {0, 0.7f, 1.4f}, 0),
                FixedPoint.bits(kernel.score(new float[] {0, 0.7f, 1.4f}, 0)), 1e-9);
        for (float gap : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertEquals(0, kernel.score(new float[] {1, gap, 4}, 0));
        }
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Correlation("c", 0, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("c", 0, 1, 5, 5, 5));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("c", 0, 1, 5, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("c", 0, 0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("c", -1, 1, 1, 2));
    }
}
