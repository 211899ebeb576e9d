package org.convscan.format.motif;

import static org.convscan.format.motif.Fixtures.assertCells;
import static org.convscan.format.motif.Fixtures.cells;
import static org.convscan.format.motif.Fixtures.one;
import static org.convscan.format.motif.Fixtures.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.convscan.InputException;
import org.convscan.kernel.Motif;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of counts in brackets, which are read in one go where nothing else is in them. The same rows behind a colon never are: they
 * are the oracle.
 */
class BracketedRowsTest {
    private static String rows(String first, String open, String others) {
        return ">X\nA " + open + first + "\n" + others;
    }

    private static String others(String numbers) {
        return "C [ " + numbers + " ]\nG [ " + numbers + " ]\nT [ " + numbers + " ]\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 0 7 ]", " 3 0 7 ]", "\t3\t0\t7\t]", "3,0,7]", "3;0 | 7 ]", "[ 3 0 7 ]]", ",3 0 7 ,]", "003 00 7 ]", "3 0 7", "3 0 7 ] ,",
        "3 0] 7", "999999999 0 7 ]", "1000000000 0 7 ]", "0000000003 0 7 ]", "1e2 0 7 ]", "3.0 0 7. ]", "+3 0 7 ]", "3 0 1E+1 ]", "3 .5 7 ]",
        "1000000000000 0 7 ]"})
    void numbersInBracketsAreThoseBehindAColon(String row) throws Exception {
        Motif oracle = one(rows(row, ": ", others("1 2 3")));
        assertCells(cells(oracle), cells(one(rows(row, "[ ", others("1 2 3")))), 0, row);
        assertCells(cells(oracle), cells(one(rows(row, "[", others("1 2 3")))), 0, row);
        assertCells(cells(oracle), cells(one(rows(row, "\t [\t", others("1 2 3")))), 0, row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3 0 7 ]", "3 0 7 ] # of nine", "3 0 x ]", "3 0 1e ]", "3 0 1-2 ]", "1000000000001 0 7 ]", "3 0 ]", "3 0 7 9 ]", "]", "3 0 0x7 ]",
        "3 0 \u0667 ]", "3 0 7\u00a0]"})
    void whatIsRefusedIsRefusedInTheSameWords(String row) {
        String oracle = message(rows(row, ": ", others("1 2 3")));
        assertEquals(oracle, message(rows(row, "[ ", others("1 2 3"))));
        assertEquals(oracle, message(rows(row, "[", others("1 2 3"))));
    }

    private static String message(String text) {
        return assertThrows(InputException.class, () -> parse(text)).getMessage();
    }

    /** Without an end in brackets this is no row of a letter, and "A" is no number. */
    @Test
    void aBracketThatIsNotClosedBeforeAComma() {
        assertTrue(message(rows(",3 0 7 ,", "[", others("1 2 3"))).contains("line 2: 'A' is not a number"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "C [ 1 2 3 ]/C [ 1 2 3 ]/G [ 1 2 3 ] ! line 4: the motif X has two rows for C",
        "C [ 1 2 3 ]/c [ 1 2 3 ]/G [ 1 2 3 ] ! line 4: the motif X has two rows for c",
        "C [ 1 2 3 ]/1 2 3/G [ 1 2 3 ] ! line 4: rows with and without a letter are mixed",
        "C [ 1 2 3 ]/G [ 1 2 ]/T [ 1 2 3 ] ! line 4: this row has 2 numbers, the matrix's first row has 3",
        "C [ 1 2 3 ]/G [ 1 2 3 ]/N [ 1 2 3 ] ! line 5: rows with and without a letter are mixed",
    })
    void rowsThatDoNotFitTogetherAreRefusedAtTheirLine(String others, String expected) {
        String message = message(rows("1 2 3 ]", "[ ", others.replace('/', '\n')));
        assertTrue(message.contains(expected), message);
        assertEquals(message, message(rows("1 2 3 ]", ": ", others.replace('/', '\n').replace('[', ':'))));
    }

    /** Small letters and U, rows in any order: counts by hand. */
    @Test
    void lettersStandInAnyOrderAndCase() throws Exception {
        double[][] cells = cells(one(">X\nu [ 4 8 ]\nG[3 7]\nc\t[2 6]\nA [ 1 5 ]\n"));
        assertCells(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, cells, 0, "by hand");
    }
}
