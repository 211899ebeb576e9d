package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Interval;
import org.convscan.track.Samples;
import org.junit.jupiter.api.Test;

/** At 100 columns a second: 20 missing samples and 200 equal ones are the least that count. */
class GapsTest {
    /** A signal that never stands still. */
    private static float[] alive(int columns) {
        float[] values = new float[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = i % 7;
        }
        return values;
    }

    private static List<Interval> gaps(int tile, float[]... channels) {
        int[] all = new int[channels.length];
        Arrays.setAll(all, i -> i);
        Gaps gaps = new Gaps(100, all);
        for (int from = 0; from < channels[0].length; from += tile) {
            int to = Math.min(channels[0].length, from + tile);
            float[][] part = new float[channels.length][];
            for (int c = 0; c < channels.length; c++) {
                part[c] = Arrays.copyOfRange(channels[c], from, to);
            }
            gaps.add(Samples.wrap("r", 100, from, part, to - from, to == channels[0].length));
        }
        assertEquals(channels[0].length, gaps.columns());
        return gaps.found();
    }

    @Test
    void missingSamplesAreAGapFromAFifthOfASecond() {
        float[] values = alive(1000);
        Arrays.fill(values, 100, 119, Float.NaN);
        Arrays.fill(values, 300, 320, Float.NaN);
        for (int tile : new int[] {1000, 310, 1}) {
            assertEquals(List.of(new Interval(300, 320)), gaps(tile, values));
        }
    }

    @Test
    void aFlatLineIsAGapFromTwoSeconds() {
        float[] values = alive(1000);
        Arrays.fill(values, 100, 299, 9f);
        Arrays.fill(values, 400, 600, 9f);
        assertEquals(List.of(new Interval(400, 600)), gaps(1000, values));
    }

    @Test
    void missingBehindFlatIsOneGapThatMayReachTheEnd() {
        float[] values = alive(1000);
        Arrays.fill(values, 600, 800, 9f);
        Arrays.fill(values, 800, 1000, Float.NaN);
        assertEquals(List.of(new Interval(600, 1000)), gaps(77, values));
    }

    @Test
    void aGapIsWhereNoChannelIsUsable() {
        float[] one = alive(1000);
        float[] other = alive(1000);
        Arrays.fill(one, 100, 500, Float.NaN);
        Arrays.fill(other, 0, 150, Float.NaN);
        Arrays.fill(other, 300, 700, 9f);
        assertEquals(List.of(new Interval(100, 150), new Interval(300, 500)), gaps(250, one, other));
    }

    @Test
    void nothingHasNoGaps() {
        assertEquals(List.of(), new Gaps(100, 0).found());
        assertEquals(List.of(), gaps(10, alive(1000)));
        assertThrows(IllegalArgumentException.class, () -> new Gaps(100));
    }

    /** By the definition, column by column, in a whole and in its parts, joined. */
    @Test
    void allGapsAreFoundInAWholeAndInItsParts() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            float[][] values = new float[2][1 + random.nextInt(3000)];
            for (float[] channel : values) {
                for (int i = 0; i < channel.length;) {
                    int end = Math.min(channel.length, i + 1 + random.nextInt(random.nextBoolean() ? 10 : 400));
                    Arrays.fill(channel, i, end, random.nextInt(3) == 0 ? Float.NaN : random.nextInt(3));
                    i = end;
                }
            }
            int columns = values[0].length;
            List<List<Gaps.Still>> still = List.of(new ArrayList<>(), new ArrayList<>());
            for (int from = 0, to; from < columns; from = to) {
                to = Math.min(columns, from + 1 + random.nextInt(random.nextBoolean() ? 50 : 1000));
                Gaps part = Gaps.from(from, 100, 0, 1);
                part.add(Samples.wrap("r", 100, 0, values, columns, true), from, to);
                assertEquals(to, part.columns());
                still.get(0).addAll(part.still().get(0));
                still.get(1).addAll(part.still().get(1));
            }
            assertEquals(byDefinition(values), Gaps.found(100, still));
            assertEquals(byDefinition(values), gaps(1 + random.nextInt(columns), values));
        }
    }

    private static List<Interval> byDefinition(float[]... channels) {
        boolean[] gap = new boolean[channels[0].length];
        Arrays.fill(gap, true);
        for (float[] channel : channels) {
            for (int from = 0, to; from < channel.length; from = to) {
                to = from + 1;
                while (to < channel.length && Float.compare(channel[to], channel[from]) == 0) {
                    to++;
                }
                if (to - from < (Float.isNaN(channel[from]) ? 20 : 200)) {
                    Arrays.fill(gap, from, to, false);
                }
            }
        }
        List<Interval> found = new ArrayList<>();
        for (int from = 0, to; from < gap.length; from = to) {
            to = from + 1;
            while (to < gap.length && gap[to] == gap[from]) {
                to++;
            }
            if (gap[from]) {
                found.add(new Interval(from, to));
            }
        }
        return found;
    }
}
