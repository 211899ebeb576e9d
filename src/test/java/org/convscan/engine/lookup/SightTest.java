package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.convscan.coord.Strand;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

/** Blocks of DNA are four columns. A column here loses a number of bits for each letter that is not A. */
final class SightTest {
    private static final Words WORDS = Words.of(Alphabet.DNA);

    @Test
    void aWeakColumnBehindWholeBlocksIsNotLookedAt() {
        Sight rare = sight(2, 4, 4, 4, 4, 4, 4, 4, 4, 0.1);
        assertEquals(2, rare.blocks());
        assertEquals(0, rare.first(2));
        // One wrong letter of the eight is a hit, whatever the ninth is.
        assertEquals(2, sight(5, 4, 4, 4, 4, 4, 4, 4, 4, 0.1).blocks());
    }

    @Test
    void aColumnThatTurnsManyAwayIsLookedAt() {
        // Two wrong letters of nine are a hit, 352 of 262,144 windows; of eight columns 277 of 65,536 would be nominated.
        assertEquals(3, sight(9, 4, 4, 4, 4, 4, 4, 4, 4, 4).blocks());
        assertEquals(2, sight(3, 4, 4, 4, 4, 4, 4, 4, 4, 4).blocks());
    }

    @Test
    void theRunAtWhichMostIsLostIsLookedAt() {
        Sight sight = sight(2, 0.1, 0.1, 4, 4, 4, 4, 4, 4, 4, 4);
        assertEquals(2, sight.blocks());
        assertEquals(2, sight.first(2));
        assertEquals(0, sight.first(3), "as many blocks as the kernel has columns for begin with it");
        assertEquals(1, sight(2, 1, 4, 4, 4, 4, 4, 4, 4, 4, 1).first(2));
    }

    @Test
    void weakColumnsAreNotLookedAtHoweverMany() {
        assertEquals(2, sight(2, 4, 4, 4, 4, 4, 4, 4, 4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).blocks());
    }

    @Test
    void blocksThatTurnFewAwayAreNotLookedAt() {
        // No wrong letter is a hit: one window of 65,536 has eight right ones, and one of 16.7 million twelve.
        assertEquals(2, sight(3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4).blocks());
        // Three wrong ones of twelve are a hit: 6,571 of 16.7 million; with eight columns 1,789 of 65,536 would be nominated.
        assertEquals(3, sight(13, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4).blocks());
    }

    @Test
    void aLongKernelHasTwelveBlocksAtMost() {
        double[] bits = new double[77];
        Arrays.fill(bits, 3);
        bits[76] = 6;
        // Thirty-three wrong letters are a hit, which most windows of eleven blocks have.
        Sight sight = sight(100, bits);
        assertEquals(12, sight.blocks());
        assertEquals(77 - 48, sight.first(12));
    }

    @Test
    void whatStandsBehindTheKernelLosesNothing() {
        Sight sight = sight(2, 1, 4);
        assertEquals(4 * FixedPoint.ONE, sight.loss(1, Alphabet.DNA.code('T')));
        assertEquals(4 * FixedPoint.ONE, sight.loss(1, Alphabet.DNA.unknown()));
        assertEquals(0, sight.loss(1, Alphabet.DNA.code('A')));
        assertEquals(0, sight.loss(2, Alphabet.DNA.code('T')));
    }

    @Test
    void theSeedIsTheEightColumnsAndTheThirdWordTheFourBesideThemAtWhichMostIsLost() {
        Sight sight = sight(2, 0.1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4, 4, 0.5, 0.5, 0.5, 0.5, 0.1);
        assertEquals(5, sight.seed());
        assertEquals(1, sight.third());
    }

    @Test
    void columnsThatTheSeedHasDoNotCountForTheThirdWord() {
        // Columns 1 to 8 are the seed: of the words left the last holds column 9, the first only column 0.
        Sight sight = sight(2, 0.1, 4, 4, 4, 4, 4, 4, 4, 4, 0.5);
        assertEquals(1, sight.seed());
        assertEquals(6, sight.third());
        assertEquals(0, sight(2, 4, 4, 4).third(), "where there are no more columns");
        assertEquals(0, sight(2, 4, 4, 4).seed());
    }

    @Test
    void theKernelOfTheOtherStrandIsSeenFromBehind() {
        for (double[] bits : new double[][] {{1, 4, 4, 4, 4, 4, 4, 4, 4, 3, 0.5, 0.2}, {4, 4, 4}, {4, 4, 4, 4, 4, 4, 4, 4, 0.5}}) {
            Sight sight = sight(5, bits);
            double[] turned = new double[bits.length];
            Arrays.setAll(turned, column -> bits[bits.length - 1 - column]);
            Sight other = sight(5, turned);
            Sight behind = sight.turned(1, other.kernel());
            assertEquals(1, behind.number());
            assertEquals(other.seed(), behind.seed());
            assertEquals(other.third(), behind.third());
            assertEquals(other.slack(), behind.slack());
            assertEquals(other.blocks(), behind.blocks());
            assertEquals(other.seedChance(), behind.seedChance(), 1e-12);
        }
    }

    @Test
    void theChanceOfASeedIsTheShareOfItsWords() {
        // No wrong letter is a hit: one window of 65,536. One of eight: 25. Of three columns any one may be wrong: 10 of 64.
        assertEquals(1 / 65_536.0, sight(3, 4, 4, 4, 4, 4, 4, 4, 4).seedChance(), 1e-12);
        assertEquals(25 / 65_536.0, sight(5, 4, 4, 4, 4, 4, 4, 4, 4, 0.1).seedChance(), 1e-12);
        assertEquals(10 / 64.0, sight(5, 4, 4, 4).seedChance(), 1e-12);
    }

    @Test
    void aThresholdBelowAllScoresLeavesAllTheSlackThereIs() {
        assertEquals(12 * FixedPoint.ONE, sight(100, 4, 4, 4).slack());
    }

    private static Sight sight(double slackBits, double... bits) {
        double[][] rows = new double[bits.length][];
        Arrays.setAll(rows, column -> new double[] {0, -bits[column], -bits[column], -bits[column]});
        LogOdds motif = new LogOdds(new MotifName("m", ""), Alphabet.DNA, rows);
        Linear kernel = (Linear) KernelBank.of(List.of(motif), List.of(Strand.FORWARD)).kernel(0);
        return new Sight(0, kernel, kernel.highest() - (long) (slackBits * FixedPoint.ONE), WORDS);
    }
}
