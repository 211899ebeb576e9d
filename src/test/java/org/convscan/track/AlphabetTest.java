package org.convscan.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AlphabetTest {
    @Test
    void textIgnoresTheCaseOfAToZAndOfNoOtherByte() {
        // 0xE9 and 0xC9 are small and capital e with an accent in Latin-1 only; the capital of 0xFF is no single byte at all.
        Alphabet alphabet = Alphabet.text("a\u00e9\u00ff", true);
        assertEquals(0, alphabet.code('A'));
        assertEquals(1, alphabet.code(0xE9));
        assertEquals(alphabet.unknown(), alphabet.code(0xC9));
        assertEquals(2, alphabet.code(0xFF));
    }

    @Test
    void textAcceptsEveryByteAndKnowsItsOwnLetters() {
        Alphabet alphabet = Alphabet.text("ab", false);
        for (int letter = 0; letter < 256; letter++) {
            assertTrue(alphabet.accepts(letter));
            assertEquals(letter == 'a' ? 0 : letter == 'b' ? 1 : 2, alphabet.code(letter));
        }
    }
}
