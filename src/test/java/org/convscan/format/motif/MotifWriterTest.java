package org.convscan.format.motif;

import static org.convscan.format.motif.Fixtures.assertCells;
import static org.convscan.format.motif.Fixtures.cells;
import static org.convscan.format.motif.Fixtures.parse;
import static org.convscan.format.motif.Fixtures.read;
import static org.convscan.format.motif.Fixtures.shares;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.Counts;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MotifWriterTest {
    private static String written(List<? extends Motif> motifs, MotifFormat format) throws IOException {
        StringBuilder text = new StringBuilder();
        MotifWriter.write(motifs, format, text);
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(MotifFormat.class)
    void whatIsWrittenIsRecognisedAndReadBack(MotifFormat format) throws Exception {
        List<Motif> motifs = read("example.jaspar");
        List<Motif> again = parse(written(motifs, format));
        assertEquals(motifs.stream().map(Motif::name).toList(), again.stream().map(Motif::name).toList());
        for (int m = 0; m < motifs.size(); m++) {
            assertCells(shares(motifs.get(m)), shares(again.get(m)), 1e-15, format + " shares");
            // CTCF's positions have different totals, for which MEME and HOMER have no place.
            if (m > 0 || format != MotifFormat.MEME && format != MotifFormat.HOMER) {
                assertCells(cells(motifs.get(m)), cells(again.get(m)), 0, format + " counts");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyNumbersAreReadBackUnchanged(long seed) throws Exception {
        Random random = new Random(seed);
        List<Motif> motifs = new ArrayList<>();
        for (int m = 0; m < 20; m++) {
            double[][] rows = new double[1 + random.nextInt(30)][4];
            for (double[] row : rows) {
                row[random.nextInt(4)] = 2 + random.nextDouble() * 1000;
                row[random.nextInt(4)] += Math.exp(-random.nextInt(40));
            }
            motifs.add(new Counts(new MotifName("m" + m, ""), Alphabet.DNA, rows));
        }
        for (MotifFormat format : List.of(MotifFormat.JASPAR, MotifFormat.TRANSFAC, MotifFormat.PLAIN)) {
            List<Motif> again = parse(written(motifs, format), format == MotifFormat.PLAIN ? format : null);
            for (int m = 0; m < motifs.size(); m++) {
                assertCells(cells(motifs.get(m)), cells(again.get(m)), 0, format + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEME", "PLAIN"})
    void weightsAreReadBackUnchanged(MotifFormat format) throws Exception {
        double[][] rows = {{1.5, -2.25, 1e-9, -1000}, {-40, 2, 25, 1.0 / 3}, {Double.NEGATIVE_INFINITY, 1, 1, 1}};
        double[][] expected = {{1.5, -2.25, 1e-9, -1000}, {-40, 2, 25, 1.0 / 3}, {-1000, 1, 1, 1}};
        LogOdds motif = new LogOdds(new MotifName("w", "two words"), Alphabet.DNA, rows);
        Motif again = parse(written(List.of(motif), format)).get(0);
        assertCells(expected, cells(again), 0, format.label());
        assertEquals(format == MotifFormat.MEME ? "two_words" : "two words", again.name().alternative());
        LogOdds whole = new LogOdds(new MotifName("w", ""), Alphabet.DNA, new double[][] {{2, -1000, -1000, 0}});
        assertCells(cells(whole), cells(parse(written(List.of(whole), format)).get(0)), 0, "whole bits");
    }

    @Test
    void weightsDoNotFitFormatsOfCounts() {
        LogOdds motif = new LogOdds(new MotifName("w", ""), Alphabet.DNA, new double[][] {{1, -1, -1, 0}});
        for (MotifFormat format : List.of(MotifFormat.JASPAR, MotifFormat.TRANSFAC, MotifFormat.HOMER)) {
            assertFalse(MotifWriter.canWrite(format, motif));
            assertThrows(IllegalArgumentException.class, () -> written(List.of(motif), format));
        }
        assertTrue(MotifWriter.canWrite(MotifFormat.MEME, motif));
    }

    @Test
    void lettersWithCodesBecomeTwelveSites() throws Exception {
        Consensus consensus = new Consensus(new MotifName("ap1", ""), "TSBN");
        Motif motif = parse(written(List.of(consensus), MotifFormat.JASPAR)).get(0);
        assertArrayEquals(new double[][] {{0, 0, 0, 12}, {0, 6, 6, 0}, {0, 4, 4, 4}, {3, 3, 3, 3}}, cells(motif));
    }

    @Test
    void aPositionWithoutCountsIsEquallyProbable() throws Exception {
        Counts motif = new Counts(new MotifName("x", ""), Alphabet.DNA, new double[][] {{0, 0, 0, 0}, {8, 0, 0, 0}});
        assertArrayEquals(new double[] {2, 2, 2, 2}, Fixtures.row(parse(written(List.of(motif), MotifFormat.MEME)).get(0), 0));
        assertArrayEquals(new double[4], Fixtures.row(parse(written(List.of(motif), MotifFormat.TRANSFAC)).get(0), 0));
    }

    @Test
    void consensusLettersFollowCavener() {
        // Cavener 1987: above 50% and twice the second; else two that make up more than 75%; else N.
        assertEquals('A', ConsensusLetter.of(new double[] {6, 2, 1, 1}));
        assertEquals('M', ConsensusLetter.of(new double[] {5, 4, 1, 0}));
        assertEquals('K', ConsensusLetter.of(new double[] {0, 1, 4, 5}));
        assertEquals('R', ConsensusLetter.of(new double[] {4, 0, 4, 0}));
        assertEquals('Y', ConsensusLetter.of(new double[] {0, 4, 0, 4}));
        assertEquals('S', ConsensusLetter.of(new double[] {0, 4, 4, 0}));
        assertEquals('W', ConsensusLetter.of(new double[] {4, 0, 0, 4}));
        assertEquals('N', ConsensusLetter.of(new double[] {3, 3, 2, 2}));
        assertEquals('N', ConsensusLetter.of(new double[] {0, 0, 0, 0}));
    }
}
