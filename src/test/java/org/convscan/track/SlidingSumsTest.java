package org.convscan.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums side by side are what a loop over each gives, added up in the order that the class keeps for all. */
class SlidingSumsTest {
    /** Every step-th weight in fours, then singly, from the first weight, then from the second, and so on. */
    private static float sum(float[] weights, int step, float[] line, int at) {
        float sum = 0;
        for (int r = 0; r < Math.min(step, weights.length); r++) {
            int i = r;
            for (; i + 3 * step < weights.length; i += 4 * step) {
                sum += weights[i] * line[at + i] + weights[i + step] * line[at + i + step]
                        + (weights[i + 2 * step] * line[at + i + 2 * step] + weights[i + 3 * step] * line[at + i + 3 * step]);
            }
            for (; i < weights.length; i += step) {
                sum += weights[i] * line[at + i];
            }
        }
        return sum;
    }

    private static float[] drawn(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] slid(SlidingSums sums, float[] weights, int offset, int count, int apart) {
        float[] all = new float[(count - 1) * apart + 1];
        for (int row = 0; row < sums.rows(); row++) {
            float[] some = new float[sums.length()];
            sums.add(weights, offset, row, some);
            sums.put(row, some, all, 0, apart, count);
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 9, 700", "2, 29, 513", "3, 86, 2048", "3, 86, 255", "3, 2, 1000", "25, 52, 300", "7, 3, 1025"})
    void eachSumIsThatOfItsColumns(int step, int width, int count) {
        Random random = new Random(step * 31L + width);
        SlidingSums sums = new SlidingSums(step);
        // Once more with other lengths: what was dealt before is not seen again.
        for (int many : new int[] {count, count / 2 + 1, count}) {
            int offset = random.nextInt(5);
            float[] weights = drawn(random, width);
            float[] line = drawn(random, 3 + step * (many - 1) + offset + width);
            float[] expected = new float[many];
            for (int j = 0; j < many; j++) {
                expected[j] = sum(weights, step, line, 3 + j * step + offset);
            }
            sums.deal(line, 3, line.length, many, offset + width);
            assertArrayEquals(expected, slid(sums, weights, offset, many, 1));
            float[] apart = slid(sums, weights, offset, many, 4);
            for (int j = 0; j < many; j++) {
                expected[j] -= apart[4 * j];
            }
            assertArrayEquals(new float[many], expected);
        }
    }
}
