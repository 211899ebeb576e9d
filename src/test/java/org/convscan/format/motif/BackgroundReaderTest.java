package org.convscan.format.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.kernel.Background;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those that make.py builds its chain from: A and T 0.3, C and G 0.2, a letter repeats with 0.4. */
class BackgroundReaderTest {
    private static Background read(String file) throws Exception {
        return BackgroundReader.read(Fixtures.FOLDER.resolve(file), Alphabet.DNA);
    }

    @ParameterizedTest
    @CsvSource({"order0.background,0", "order2.background,2", "order4.background,3"})
    void theOrderIsThatOfTheLongestWordsUpToThree(String file, int order) throws Exception {
        Background background = read(file);
        assertEquals(order, background.order());
        assertEquals(0.3, background.frequency(0), 1e-9);
        assertEquals(0.2, background.frequency(2), 1e-9);
    }

    @Test
    void wordsAreNumberedInTheOrderOfTheirLetters() throws Exception {
        Background background = read("order2.background");
        // ACC: 0.3 x 0.2 x 0.4; C after A: 0.2; C after AC: 0.4.
        assertEquals(0.024, background.word(3, 0 * 16 + 1 * 4 + 1), 1e-7);
        assertEquals(0.2, background.next(1, 0, 1), 1e-6);
        assertEquals(0.4, background.next(2, 0 * 4 + 1, 1), 1e-6);
    }

    @Test
    void lowerCaseUracilAndCommentsBehindNumbersAreRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("b.txt"), "# order 0\na .3 # often\nc .2\r\ng 2e-1\nu 0.3\n");
        Background background = BackgroundReader.read(file, Alphabet.DNA);
        assertEquals(0, background.order());
        assertEquals(0.3, background.frequency(3), 1e-12);
    }
}
