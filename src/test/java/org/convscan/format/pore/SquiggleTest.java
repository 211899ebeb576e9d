package org.convscan.format.pore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.kernel.Staircase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquiggleTest {
    /** Of one letter: 80, 90, 100 and 120 are -1.5, -0.5, 0.5 and 2.5 (their median is 95, its median distance 10). */
    private static PoreModel ofLetters(boolean backwards) {
        return new PoreModel("letters", 1, backwards, new float[] {80, 90, 100, 120}, new float[] {3, 3, 0, 4});
    }

    private static double[] levels(Staircase staircase) {
        return staircase.steps().stream().mapToDouble(Staircase.Step::level).toArray();
    }

    @Test
    void aSequenceIsTheLevelsOfItsWords() {
        assertArrayEquals(new double[] {-1.5, 2.5, 0.5, -0.5, 2.5}, levels(new Squiggle(ofLetters(false), 1, 0.1).of("q", "ATGCU")), 1e-6);
        assertArrayEquals(new double[] {-1.5, 2.5}, levels(new Squiggle(ofLetters(false), 1, 0.1).of("q", "at")), 1e-6);
    }

    /** Sixteen words of two letters with levels 0 to 15: AC is 0 * 4 + 1, CG is 1 * 4 + 2, GT is 2 * 4 + 3. */
    @Test
    void wordsOverlapAndTheFirstLetterIsTheHighest() {
        float[] levels = new float[16];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i;
        }
        PoreModel model = new PoreModel("pairs", 2, false, levels, new float[16]);
        Staircase squiggle = new Squiggle(model, 1, 0.1).of("q", "ACGT");
        assertArrayEquals(new double[] {1, 6, 11}, Arrays.stream(levels(squiggle)).map(model::inTableUnits).toArray(), 1e-5);
    }

    @Test
    void rnaPassesWithItsLastLetterFirst() {
        assertArrayEquals(new double[] {2.5, -0.5, -1.5}, levels(new Squiggle(ofLetters(true), 1, 0.1).of("q", "ACU")), 1e-6);
    }

    /** Spreads of 3, 3, 0 and 4 are 0.3, 0.3, 0 and 0.4; with 0.4 beside them 0.5, 0.5, 0.4 and the root of 0.32. */
    @Test
    void spreadsAddUpAsVariancesDo() {
        Staircase squiggle = new Squiggle(ofLetters(false), 1, 0.4).of("q", "ACGT");
        double[] spreads = squiggle.steps().stream().mapToDouble(step -> step.spreads()[0]).toArray();
        assertArrayEquals(new double[] {0.5, 0.5, 0.4, Math.sqrt(0.32)}, spreads, 1e-6);
        assertEquals(Math.hypot(0.6, 0.4), new Squiggle(ofLetters(false), 2, 0.4).of("q", "A").steps().get(0).spreads()[0], 1e-6);
    }

    /** R is A or G, N any letter. */
    @Test
    void anAmbiguityCodeIsAllThatItStandsFor() {
        Staircase squiggle = new Squiggle(ofLetters(false), 1, 0.1).of("q", "RNC");
        assertArrayEquals(new double[] {-1.5, 0.5}, squiggle.steps().get(0).levels(), 1e-6);
        assertArrayEquals(new double[] {-1.5, -0.5, 0.5, 2.5}, squiggle.steps().get(1).levels(), 1e-6);
        assertArrayEquals(new double[] {-0.5}, squiggle.steps().get(2).levels(), 1e-6);
    }

    /** Words of four letters, level the word's number: NACG is 6, 70, 134 or 198, and CGTN 108 to 111; ACGT is 27. */
    @Test
    void withinAMoleculeTheWordsThatReachOutOfASequenceAreAroundIt() {
        float[] levels = new float[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i;
        }
        PoreModel model = new PoreModel("fours", 4, false, levels, new float[256]);
        Staircase squiggle = new Squiggle(model, 1, 0.1).within("q", "ACGT");
        assertEquals(1, squiggle.around());
        assertArrayEquals(new double[] {6, 70, 134, 198}, inTableUnits(model, squiggle.steps().get(0)), 1e-4);
        assertArrayEquals(new double[] {108, 109, 110, 111}, inTableUnits(model, squiggle.steps().get(2)), 1e-4);
        assertEquals(List.of(squiggle.steps().get(1)), squiggle.own().steps());
        assertArrayEquals(new double[] {27}, inTableUnits(model, squiggle.steps().get(1)), 1e-4);
    }

    private static double[] inTableUnits(PoreModel model, Staircase.Step step) {
        return Arrays.stream(step.levels()).map(model::inTableUnits).toArray();
    }

    @Test
    void theOtherStrandHasTheOtherCodes() {
        assertEquals("NDHBVKMRYACGT", Squiggle.reverseComplement("ACGTRYKMBVDHN"));
        assertEquals("WSA", Squiggle.reverseComplement("usw"));
        assertThrows(IllegalArgumentException.class, () -> Squiggle.reverseComplement("ACX"));
    }

    /** Words of two letters, each with its own level. */
    private static Squiggle squiggle(boolean backwards) {
        float[] levels = new float[16];
        for (int word = 0; word < levels.length; word++) {
            levels[word] = word;
        }
        return new Squiggle(new PoreModel("test", 2, backwards, levels, new float[16]), 1, 0.1);
    }

    private static boolean mayFollow(Squiggle squiggle, Staircase.Step first, Staircase.Step second) {
        return squiggle.passages().stream()
                .anyMatch(passage -> passage.before().contains(first) && passage.after().contains(second));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsMayFollowEachOtherWhereASequenceHasThemSo(boolean backwards) {
        Squiggle squiggle = squiggle(backwards);
        List<Staircase.Step> words = squiggle.allSteps();
        for (int first = 0; first < 16; first++) {
            for (int second = 0; second < 16; second++) {
                // As the molecule passes: the letters both words have are the last of the one that lies before in the sequence.
                int left = backwards ? second : first;
                int right = backwards ? first : second;
                assertEquals(left % 4 == right / 4, mayFollow(squiggle, words.get(first), words.get(second)), first + " " + second);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theStepsOfASequenceMayFollowEachOther(boolean backwards) {
        Squiggle squiggle = squiggle(backwards);
        List<Staircase.Step> steps = squiggle.of("s", "GATTACAGGCTCA").steps();
        assertEquals(12, steps.size());
        assertEquals(11, IntStream.range(1, 12).filter(i -> mayFollow(squiggle, steps.get(i - 1), steps.get(i))).count());
    }
}
