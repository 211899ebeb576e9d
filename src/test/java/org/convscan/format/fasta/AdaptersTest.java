package org.convscan.format.fasta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.reference.FastaSequenceFile;
import htsjdk.samtools.reference.ReferenceSequence;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.biojava.nbio.core.sequence.AccessionID;
import org.biojava.nbio.core.sequence.DNASequence;
import org.convscan.coord.Interval;
import org.convscan.coord.Strand;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Hit;
import org.convscan.stats.MotifHit;
import org.convscan.track.Symbols;
import org.junit.jupiter.api.Test;

class AdaptersTest {
    @Test
    void htsjdkReadsTheSameLettersFromTheSameFile() throws Exception {
        Map<String, String> expected = new LinkedHashMap<>();
        try (FastaSequenceFile file = new FastaSequenceFile(Path.of(Fixtures.DNA, "genome.fa"), true)) {
            for (ReferenceSequence next = file.nextSequence(); next != null; next = file.nextSequence()) {
                Symbols line = Sequences.of(next);
                expected.put(line.name(), line.text(0, line.columns()));
            }
        }
        assertEquals(expected, Fixtures.lines(Fixtures.files(Fixtures.DNA + "genome.fa"), 10_000));
    }

    @Test
    void aBioJavaSequenceIsALineCalledByItsAccession() throws Exception {
        DNASequence sequence = new DNASequence("ACGTN");
        assertThrows(IllegalArgumentException.class, () -> Sequences.of(sequence));
        sequence.setAccession(new AccessionID("X1"));
        Symbols line = Sequences.of(sequence);
        assertEquals("X1", line.name());
        assertEquals("ACGTN", line.text(0, line.columns()));
        assertTrue(line.last());
    }

    @Test
    void changesToTheBasesOfAnotherLibraryDoNotReachTheLine() {
        byte[] bases = {'A', 'C'};
        Symbols line = Sequences.of(new ReferenceSequence("a", 0, bases));
        bases[0] = 'T';
        assertEquals("AC", line.text(0, 2));
    }

    @Test
    void lettersThatAreNotDnaAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Sequences.of(new ReferenceSequence("a", 0, new byte[] {'A', '?'})));
    }

    @Test
    void aHitIsAnOneBasedIntervalWithBothEndsInside() {
        Hit hit = new Hit("chr1", new Interval(10, 29), Strand.REVERSE, 0, 5);
        htsjdk.samtools.util.Interval interval = Locations.of(hit);
        assertEquals("chr1", interval.getContig());
        assertArrayEquals(new int[] {11, 29}, new int[] {interval.getStart(), interval.getEnd()});
        assertTrue(interval.isNegativeStrand());
        Hit forward = new Hit("chr1", new Interval(10, 29), Strand.FORWARD, 0, 5);
        htsjdk.samtools.util.Interval named = Locations.of(new MotifHit(new MotifName("M1", ""), forward, 0.1));
        assertEquals("M1", named.getName());
        assertFalse(named.isNegativeStrand());
    }
}
