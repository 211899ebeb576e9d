package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.convscan.coord.Strand;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Scan;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
    /** One column whose letters score 3, 2, 1, 0, with p-values that the test chooses. */
    private static HitCounts counts(String text, double... pvalues) throws IOException {
        Alphabet dna = Alphabet.DNA;
        LogOdds motif = new LogOdds(new MotifName("m", ""), dna, new double[][] {{3, 2, 1, 0}});
        KernelBank bank = KernelBank.of(List.of(motif), List.of(Strand.FORWARD));
        long one = org.convscan.kernel.FixedPoint.ONE;
        Tail tail = Tail.of(0, new long[] {3 * one, 2 * one, one, 0}, pvalues);
        HitCounts counts = new HitCounts(List.of(tail), bank);
        Iterator<Symbols> lines = List.of(Symbols.of("line", dna, text)).iterator();
        Scan.of(bank, new long[] {0}, new ReferenceEngine()).run(n -> lines.hasNext() ? lines.next() : null, tile -> {
            counts.add(tile);
            return tile.size();
        }, hits -> {});
        return counts;
    }

    @Test
    void agreesWithPAdjustOfR() throws IOException {
        // R 4.2: p.adjust(c(0.001, 0.008, 0.039, 0.041), "BH", n = 8) is 0.00800 0.03200 0.08200 0.08200.
        QValues q = BenjaminiHochberg.perMotif(counts("ACGT", 0.001, 0.008, 0.039, 0.041), new long[] {8});
        assertEquals(0.008, q.at(0, 0), 1e-12);
        assertEquals(0.032, q.at(0, 1), 1e-12);
        assertEquals(0.082, q.at(0, 2), 1e-12);
        assertEquals(0.082, q.at(0, 3), 1e-12);
    }

    @Test
    void hitsOfOneScoreShareTheRankOfTheirLast() throws IOException {
        // Three hits at 0.01 among 100 tests: rank 3, q = 0.01 x 100 / 3.
        QValues q = BenjaminiHochberg.perMotif(counts("AAA", 0.01, 0.02, 0.03, 0.04), new long[] {100});
        assertEquals(1.0 / 3, q.at(0, 0), 1e-12);
    }

    @Test
    void countsWindowsAndHits() throws IOException {
        HitCounts counts = counts("AACCC", 0.1, 0.2, 0.3, 0.4);
        assertEquals(5, counts.windows(1));
        assertEquals(2, counts.hits(0, 0));
        assertEquals(3, counts.hits(0, 1));
        assertEquals(5, counts.hits(0));
    }
}
