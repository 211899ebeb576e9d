package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.convscan.kernel.Background;
import org.convscan.track.Alphabet;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

class LetterCountsTest {
    @Test
    void lettersOfAllLinesAreCountedInEitherCase() throws IOException {
        LetterCounts counts = LetterCounts.of(
                TrackSource.of(Symbols.of("a", Alphabet.DNA, "AAcgTn".repeat(50_000)), Symbols.of("b", Alphabet.DNA, "ARGu")),
                Alphabet.DNA);
        assertEquals(100_001, counts.count(0));
        assertEquals(50_000, counts.count(1));
        assertEquals(50_001, counts.count(2));
        assertEquals(50_001, counts.count(3));
        assertEquals(50_001, counts.count(Alphabet.DNA.unknown()));
        assertEquals("", counts.missing());
        Background background = counts.background();
        assertEquals(100_001 / 250_003.0, background.frequency(0), 1e-15);
    }

    @Test
    void lettersThatNeverOccurAreNamed() throws IOException {
        LetterCounts counts = LetterCounts.of(TrackSource.of(Symbols.of("a", Alphabet.DNA, "AATTN")), Alphabet.DNA);
        assertEquals("CG", counts.missing());
        assertThrows(IllegalArgumentException.class, counts::background);
    }

    @Test
    void aSignalHasNoLetters() {
        assertThrows(IllegalArgumentException.class,
                () -> LetterCounts.of(TrackSource.of(Samples.of("ecg", 360, 1, 2)), Alphabet.DNA));
    }
}
