package org.convscan.format.pore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.convscan.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of four words, whose median level is (90 + 100) / 2 = 95 and whose distances to it are 15, 5, 5 and 25: their median is 10. */
class PoreModelFileTest {
    @TempDir
    Path folder;

    private PoreModel read(String name, String text) throws IOException {
        return PoreModelFile.read(Files.writeString(folder.resolve(name), text.replace(' ', '\t')));
    }

    private static void assertLevels(PoreModel model) {
        assertEquals(1, model.letters());
        assertEquals(4, model.words());
        double[] levels = {-1.5, -0.5, 0.5, 2.5};
        for (int word = 0; word < 4; word++) {
            assertEquals(levels[word], model.level(word), 1e-6);
        }
        assertEquals(120, model.inTableUnits(2.5), 1e-6);
        assertEquals(80, model.tableLevel(0));
    }

    @Test
    void columnsAreFoundByTheirNames() throws IOException {
        PoreModel model = read("r9.model", "#model_name made\n#name own\nkmer level_stdv sd_mean level_mean\nC 2 9 90\nA 3 9 80\nT 1 9 120\nG 4 9 100\n");
        assertLevels(model);
        assertTrue(model.hasSpreads());
        assertEquals(0.3, model.spread(0), 1e-6);
        assertEquals(0.1, model.spread(3), 1e-6);
        assertEquals("own", model.name());
        assertFalse(model.backwards());
    }

    @Test
    void wordsAndLevelsAloneWillDo() throws IOException {
        PoreModel model = read("bare.txt", "A 80\nC 90\nG 100\nT 120\n");
        assertLevels(model);
        assertFalse(model.hasSpreads());
        assertEquals(0, model.spread(2));
        assertEquals("bare", model.name());
    }

    @Test
    void levelsAloneWillDoWhereTheTableSaysHowManyLettersWordsHave() throws IOException {
        assertLevels(read("wordless.txt", "#letters 1\n80\n90\n100\n120\n"));
    }

    @Test
    void aGzippedTableIsTheSame() throws IOException {
        Path file = folder.resolve("packed.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("A\t80\nC\t90\nG\t100\nT\t120\n".getBytes());
        }
        assertLevels(PoreModelFile.read(file));
        assertEquals("packed", PoreModelFile.read(file).name());
    }

    /** By its name, by a comment, by its letters. */
    @Test
    void aTableOfRnaIsReadBackwards() throws IOException {
        assertTrue(read("my_RNA.txt", "A 80\nC 90\nG 100\nT 120\n").backwards());
        assertTrue(read("a.txt", "#alphabet rna\nA 80\nC 90\nG 100\nT 120\n").backwards());
        assertTrue(read("b.txt", "#ont_model_name rna_r9.4_180mv_70bps\nA 80\nC 90\nG 100\nT 120\n").backwards());
        PoreModel letters = read("c.txt", "A 80\nC 90\nG 100\nU 120\n");
        assertTrue(letters.backwards());
        assertLevels(letters);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "A 80;C 90;A 100;T 120              | line 3: the word A has been there before",
            "A 80;C 90;G 100                    | has 3 words of 1 letters, not all 4",
            "A 80;CC 90                         | line 2: a word of 2 letters among words of 1",
            "A 80;M 90                          | line 2: 'M' is no letter of A, C, G, T and U",
            "A 80;C                             | line 2: the line has 1 fields",
            "A 80;C much                        | line 2: 'much' is no number",
            "A 80;C NaN                         | line 2: 'NaN' is no level",
            "kmer level_mean level_stdv;A 80 -1 | line 2: a spread below 0",
            "kmer level;A 80                    | line 1: there is no column level_mean",
            "A 80;C 80;G 80;T 80                | all words have the same level",
            "ACGTACGTACG 80                     | line 1: a word of 11 letters",
            "#letters 1;1;2;3;4;5               | line 6: there are more levels than the 4",
            "#letters 2;1                       | has 1 words of 2 letters, not all 16",
            "#no words                          | there are no words in this pore model"})
    void whatIsNoTableIsSaidInOneLine(String text, String message) {
        InputException e = assertThrows(InputException.class, () -> read("wrong.txt", text.replace(';', '\n')));
        assertTrue(e.getMessage().startsWith(folder.resolve("wrong.txt").toString()) && e.getMessage().contains(message), e.getMessage());
    }
}
