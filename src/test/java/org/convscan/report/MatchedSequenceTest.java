package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.coord.Strand;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Scan;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

class MatchedSequenceTest {
    /** Both strands of the window that covers all letters. */
    private static List<String> strands(String letters) throws IOException {
        LogOdds flat = new LogOdds(new MotifName("flat", ""), Alphabet.DNA, new double[letters.length()][4]);
        KernelBank bank = KernelBank.of(List.of(flat), List.of(Strand.FORWARD, Strand.REVERSE));
        List<String> found = new ArrayList<>();
        TrackSource source = TrackSource.of(Symbols.of("line", Alphabet.DNA, letters));
        Scan.of(bank, new long[2], new ReferenceEngine()).run(source, tile -> {
            for (int i = 0; i < tile.size(); i++) {
                Bytes text = new Bytes();
                MatchedSequence.append(tile, i, text);
                found.add(text.toString());
            }
            return 0;
        }, none -> assertEquals(0, none));
        return found;
    }

    @Test
    void theOtherStrandIsReadBackwardsInItsOwnLetters() throws IOException {
        assertEquals(List.of("AACCGT", "ACGGTT"), strands("AACCGT"));
    }

    @Test
    void caseIsKept() throws IOException {
        assertEquals(List.of("acGTt", "aACgt"), strands("acGTt"));
    }

    @Test
    void ambiguityCodesHaveTheirOpposites() throws IOException {
        // IUPAC-IUB 1984: R-Y, K-M, B-V, D-H; S, W, N and gaps stand opposite themselves; U reads as T.
        assertEquals(List.of("RYSWKMBDHVNXrysw-.U", "A.-wsryXNBDHVKMWSRY"), strands("RYSWKMBDHVNXrysw-.U"));
    }

    @Test
    void turningTwiceGivesTheLettersBack() throws IOException {
        String letters = "ACGTacgtRYSWKMBDHVNrykmbdhvn";
        assertEquals(letters, strands(strands(letters).get(1)).get(1));
        char[] sorted = letters.toCharArray();
        Arrays.sort(sorted);
        char[] turned = strands(letters).get(1).toCharArray();
        Arrays.sort(turned);
        assertEquals(new String(sorted), new String(turned));
    }
}
