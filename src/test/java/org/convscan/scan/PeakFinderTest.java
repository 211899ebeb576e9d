package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakFinderTest {
    private static List<Peak> peaks(int spacing, float threshold, float[] smoothing, int piece, float... scores) {
        List<Peak> found = new ArrayList<>();
        PeakFinder finder = new PeakFinder(spacing, threshold, smoothing, found::add);
        for (int from = 0; from < scores.length; from += piece) {
            int to = Math.min(scores.length, from + piece);
            int[] marks = new int[to - from];
            for (int i = from; i < to; i++) {
                marks[i - from] = i;
            }
            finder.add(Arrays.copyOfRange(scores, from, to), marks, to - from);
        }
        finder.end();
        return found;
    }

    private static List<Long> columns(List<Peak> peaks) {
        return peaks.stream().map(Peak::column).toList();
    }

    @Test
    void aPeakIsHigherThanAllAroundIt() {
        float[] scores = {0, 3, 1, 2, 0, 0, 5, 4, 0, 6};
        assertEquals(List.of(1L, 6L, 9L), columns(peaks(2, 1, new float[] {1}, 100, scores)));
        assertEquals(List.of(1L, 9L), columns(peaks(3, 1, new float[] {1}, 100, scores)));
        assertEquals(List.of(9L), columns(peaks(1, 6, new float[] {1}, 100, scores)));
    }

    @Test
    void theFirstOfEqualColumnsIsThePeak() {
        assertEquals(List.of(1L), columns(peaks(2, 1, new float[] {1}, 100, 0, 4, 4, 4, 0)));
    }

    @Test
    void scoresAreSmoothedFirst() {
        // 0 0 3 0 3 0 0 under (1 1 1)/3 is 0 1 1 2 1 1 0.
        float third = 1 / 3f;
        assertEquals(List.of(new Peak(3, 2, 3)), peaks(3, 1, new float[] {third, third, third}, 100, 0, 0, 3, 0, 3, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 97, 400})
    void piecesDoNotMatter(int piece) {
        Random random = new Random(11);
        float[] scores = new float[3000];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(50);
        }
        float[] smoothing = {0.25f, 0.5f, 0.25f};
        List<Peak> whole = peaks(7, 20, smoothing, 5000, scores);
        assertEquals(whole, peaks(7, 20, smoothing, piece, scores));
        whole.forEach(peak -> assertEquals(peak.column(), peak.mark()));
    }

    @Test
    void anEmptyLineHasNone() {
        assertEquals(List.of(), peaks(3, 0, new float[] {1}, 1));
    }

    @Test
    void smoothingHasAMiddle() {
        assertThrows(IllegalArgumentException.class, () -> new PeakFinder(1, 0, new float[2], peak -> {}));
    }
}
