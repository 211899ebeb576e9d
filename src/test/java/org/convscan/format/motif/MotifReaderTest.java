package org.convscan.format.motif;

import static org.convscan.format.motif.Fixtures.FOLDER;
import static org.convscan.format.motif.Fixtures.assertCells;
import static org.convscan.format.motif.Fixtures.cells;
import static org.convscan.format.motif.Fixtures.one;
import static org.convscan.format.motif.Fixtures.parse;
import static org.convscan.format.motif.Fixtures.read;
import static org.convscan.format.motif.Fixtures.row;
import static org.convscan.format.motif.Fixtures.shares;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.convscan.InputException;
import org.convscan.kernel.Counts;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MotifReaderTest {
    private static final String HEAD = "MEME version 4\n\nMOTIF X\n";

    @ParameterizedTest
    @ValueSource(strings = {"example.pfm", "positions.pfm", "example.transfac", "example.stamp"})
    void countsAreTheSameInEveryFormatThatHoldsThem(String file) throws Exception {
        List<Motif> expected = read("example.jaspar");
        List<Motif> motifs = read(file);
        assertEquals(4, motifs.size());
        for (int m = 0; m < 4; m++) {
            assertEquals(expected.get(m).name(), motifs.get(m).name());
            assertCells(cells(expected.get(m)), cells(motifs.get(m)), 0, file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.meme", "example.meme.gz", "full.meme", "custom-alphabet.meme", "example.homer"})
    void probabilitiesAreTheSameInEveryFormatThatHoldsThem(String file) throws Exception {
        List<Motif> expected = read("example.jaspar");
        List<Motif> motifs = read(file);
        assertEquals(4, motifs.size());
        for (int m = 0; m < 4; m++) {
            assertEquals(expected.get(m).name().id(), motifs.get(m).name().id());
            assertCells(shares(expected.get(m)), shares(motifs.get(m)), 1.1e-6, file);
        }
        // Six decimals are enough to find the counts again where all positions have the same total.
        for (int m = 1; m < 4; m++) {
            assertCells(cells(expected.get(m)), cells(motifs.get(m)), 0, file);
        }
    }

    @Test
    void theFirstPositionOfCtcfIsTheOnePublished() throws Exception {
        Motif ctcf = read("example.jaspar").get(0);
        assertEquals(new MotifName("MA0139.1", "CTCF"), ctcf.name());
        assertEquals(19, ctcf.width());
        // JASPAR 2022, MA0139.1.
        assertArrayEquals(new double[] {87, 291, 76, 459}, row(ctcf, 0));
        assertArrayEquals(new double[] {402, 181, 266, 59}, row(ctcf, 18));
    }

    @ParameterizedTest
    @CsvSource({
        "example.meme,MEME", "full.meme,MEME", "log-odds.meme,MEME", "example.jaspar,JASPAR", "example.pfm,JASPAR",
        "positions.pfm,PLAIN", "weights.txt,PLAIN", "planted.csv,PLAIN", "planted.txt,PLAIN", "planted-lettered.txt,PLAIN",
        "example.transfac,TRANSFAC", "example.stamp,TRANSFAC", "example.homer,HOMER"
    })
    void formatsAreRecognisedByContent(String file, MotifFormat format) throws Exception {
        assertEquals(format, FormatRecogniser.recognise(Lines.read(FOLDER.resolve(file))));
        assertEquals(read(file).size(), MotifReader.read(FOLDER.resolve(file), format).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted.csv", "planted-lettered.txt"})
    void aMatrixWithoutANameIsCalledAfterItsFile(String file) throws Exception {
        Motif motif = read(file).get(0);
        assertEquals(file.substring(0, file.indexOf('.')), motif.name().id());
        assertCells(cells(read("example.jaspar").get(1)), cells(motif), 0, file);
    }

    @Test
    void plainProbabilitiesCountTwentySites() throws Exception {
        assertArrayEquals(new double[] {10, 5, 5, 0}, row(one("0.5 0.25 0.25 0\n1 0 0 0"), 0));
        assertArrayEquals(new double[] {20, 0, 0, 0}, row(one("1 0 0 0\n0 1 0 0"), 0));
        assertArrayEquals(new double[] {1, 1, 0, 0}, row(one("1 1 0 0\n0 1 0 0"), 0));
    }

    @Test
    void aCountMatrixOfOneSiteStaysCountsInFormatsOfCounts() throws Exception {
        assertArrayEquals(new double[] {1, 0, 0, 0}, row(one(">x\nA [1 0]\nC [0 1]\nG [0 0]\nT [0 0]"), 0));
        assertArrayEquals(new double[] {0, 0, 0, 0}, row(one("ID x\nP0 A C G T\n01 0 0 0 0\n02 0 1 0 0\nXX\n//"), 0));
    }

    @Test
    void memeWithoutSitesCountsTwenty() throws Exception {
        String matrix = "letter-probability matrix:";
        assertArrayEquals(new double[] {10, 5, 5, 0}, row(one(HEAD + matrix + "\n.5 .25 .25 0"), 0));
        assertArrayEquals(new double[] {10, 5, 5, 0}, row(one(HEAD + matrix + " nsites= 0\n.5 .25 .25 0"), 0));
        assertArrayEquals(new double[] {4, 2, 2, 0}, row(one(HEAD + matrix + " alength=4 nsites=8\n.5 .25 .25 0"), 0));
    }

    @Test
    void countsThatAreNotWholeStayAsTheyAre() throws Exception {
        Motif motif = one(HEAD + "letter-probability matrix: nsites= 10\n0.55 0.25 0.1 0.1\n1 0 0 0");
        assertArrayEquals(new double[] {5.5, 2.5, 1, 1}, row(motif, 0), 1e-12);
    }

    @Test
    void aMatrixWithoutWidthEndsAtABlankLineOrTheNextMotif() throws Exception {
        String matrix = "letter-probability matrix: nsites= 10\n1 0 0 0\n0 1 0 0\n";
        String rest = "\nTime 1.2 secs.\nMOTIF Y other\n" + matrix + "URL http://x\nMOTIF Z\n" + matrix;
        List<Motif> motifs = parse(HEAD + matrix + rest);
        assertEquals(List.of(2, 2, 2), motifs.stream().map(Motif::width).toList());
        assertEquals("other", motifs.get(1).name().alternative());
    }

    @Test
    void logOddsOfMemeAreHundredthsOfBits() throws Exception {
        LogOdds ctcf = assertInstanceOf(LogOdds.class, read("log-odds.meme").get(0));
        // log2(87 / 913 / 0.25) = -1.391...; the file says -139.
        assertEquals(-1.39, ctcf.at(0, 0), 1e-12);
        LogOdds bits = assertInstanceOf(LogOdds.class, one(HEAD + "log-odds matrix: alength= 4 w= 1\n 1 -2 -2 0"));
        assertEquals(-2, bits.at(0, 1));
        LogOdds infinite = assertInstanceOf(LogOdds.class, one(HEAD + "log-odds matrix: alength= 4 w= 1\n 2 -inf -inf -inf"));
        assertEquals(2, infinite.at(0, 0));
    }

    @Test
    void probabilitiesGoBeforeLogOdds() throws Exception {
        String both = "log-odds matrix: w= 1\n1 -2 -2 0\nletter-probability matrix: w= 1\n.5 .25 .25 0\n";
        assertInstanceOf(Counts.class, one(HEAD + both));
    }

    @Test
    void negativeNumbersMakeAPlainMatrixWeights() throws Exception {
        LogOdds planted = assertInstanceOf(LogOdds.class, read("weights.txt").get(1));
        // log2((3 + 0.25) / (50 + 1) / 0.25) = -1.9720.
        assertEquals(-1.972, planted.at(0, 0), 5e-5);
        assertEquals(Double.NEGATIVE_INFINITY, assertInstanceOf(LogOdds.class, one("2 -inf -inf -inf")).at(0, 1));
    }

    @Test
    void aSquareMatrixHasRowsOfLettersInJasparAndOfPositionsInPlainFiles() throws Exception {
        String square = "10 0 0 0\n5 5 0 0\n0 0 10 0\n0 5 0 10\n";
        assertArrayEquals(new double[] {10, 5, 0, 0}, row(one(">x\n" + square), 0));
        assertArrayEquals(new double[] {10, 0, 0, 0}, row(one(square), 0));
        assertArrayEquals(new double[] {10, 0, 0, 0}, row(parse(">x\n" + square, MotifFormat.PLAIN).get(0), 0));
    }

    @Test
    void aSquareMatrixStandsAsTheFilesOtherMatricesDo() throws Exception {
        String square = ">x\n10 0 0 0\n5 5 0 0\n0 0 10 0\n0 5 0 10\n";
        assertArrayEquals(new double[] {10, 0, 0, 0}, row(parse(square + ">y\n1 2 3 4\n").get(0), 0));
        assertArrayEquals(new double[] {10, 5, 0, 0}, row(parse(square + ">y\n1 2\n1 2\n1 2\n1 2\n").get(0), 0));
    }

    @Test
    void columnsMayStandInAnyOrderThatAHeaderNames() throws Exception {
        assertArrayEquals(new double[] {4, 3, 2, 1}, row(one("T\tG\tC\tA\n1\t2\t3\t4\n"), 0));
        assertArrayEquals(new double[] {4, 3, 2, 1}, row(one("ID x\nP0 U G C A\n01 1 2 3 4 N\nXX\n//\n"), 0));
        assertArrayEquals(new double[] {4, 3, 2, 1}, row(one(">x\nt [1]\ng [2]\nc [3]\na [4]\n"), 0));
    }

    @Test
    void anAccessionGoesBeforeAnIdThatMayRepeat() throws Exception {
        String one = "AC %s\nXX\nID RARA\nXX\nDE text\nPO\tA\tC\tG\tT\n01\t1.0\t2.0\t3.0\t4.0\nXX\n//\n";
        List<Motif> motifs = parse(one.formatted("MA0729.1") + one.formatted("MA0730.1"));
        assertEquals(new MotifName("MA0730.1", "RARA"), motifs.get(1).name());
        assertEquals(new MotifName("V$X", "Factor"), one("ID V$X\nNA Factor\nDE text\nP0 A C G T\n1 1 2 3 4\nXX\n").name());
    }

    @Test
    void sitesOfHomerAreThoseOfTheTField() throws Exception {
        String rows = "0.5\t0.25\t0.25\t0\n";
        String sites = "\t-1\t0\tT:40.0(4.3%),B:1.0(1%)\n";
        assertArrayEquals(new double[] {20, 10, 10, 0}, row(one(">A\tx/Homer\t6.04" + sites + rows), 0));
        assertArrayEquals(new double[] {10, 5, 5, 0}, row(one(">A\tx/Homer\t6.04\n" + rows), 0));
        assertEquals("x/Homer", one(">A\tx/Homer\t6.04\n" + rows).name().id());
    }

    @Test
    void lineEndsOfAnySystemAndAByteOrderMarkAreRead() throws Exception {
        String text = Files.readString(FOLDER.resolve("example.jaspar"));
        for (String end : List.of("\r\n", "\r")) {
            List<Motif> motifs = parse("\uFEFF" + text.replace("\n", end));
            assertCells(cells(read("example.jaspar").get(3)), cells(motifs.get(3)), 0, "line ends");
        }
    }

    @Test
    void aForcedFormatIsNotGuessed() {
        Path weights = FOLDER.resolve("weights.txt");
        InputException e = assertThrows(InputException.class, () -> MotifReader.read(weights, MotifFormat.JASPAR));
        assertTrue(e.getMessage().contains("negative count"), e.getMessage());
        assertThrows(InputException.class, () -> MotifReader.read(FOLDER.resolve("example.meme"), MotifFormat.TRANSFAC));
        assertThrows(InputException.class, () -> MotifReader.read(FOLDER.resolve("example.jaspar"), MotifFormat.HOMER));
    }

    @Test
    void widthsAndNumbersPastTheLimitsAreRefusedByName() {
        InputException e = assertThrows(InputException.class, () -> parse("1 2 3 4\n".repeat(4001)));
        assertEquals("test.txt, line 1: a motif of 4001 positions is unsupported (the widest has 4000)", e.getMessage());
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.meme");
        String message = assertThrows(InputException.class, () -> MotifReader.read(missing)).getMessage();
        assertEquals(missing + ": no such file (check the name)", message);
        message = assertThrows(InputException.class, () -> MotifReader.read(folder)).getMessage();
        assertEquals(folder + ": is a directory, not a file (name a file in it)", message);
    }

    @Test
    void aFileWithoutPermissionIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret.meme"), "MEME version 4\n");
        Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "skipped: no POSIX permissions");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "skipped: this user may read everything");
        String message = assertThrows(InputException.class, () -> MotifReader.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": may not be read"), message);
    }
}
