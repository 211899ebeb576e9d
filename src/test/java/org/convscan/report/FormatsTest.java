package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines as they are promised. Of AP1 in the line below: p = 4^-7 = 6.1035e-05, so BED's score is 100 * 4.2144 = 421 and GFF3's
 * 10 * 4.2144 = 42.1; 7 letters of 2 bits are 14; TGAGTCA is TGACTCA on the other strand.
 */
class FormatsTest {
    private static TrackSource line() {
        return TrackSource.of(Symbols.of("chrI", Alphabet.DNA, "AATGACTCANNtgaGTCAGG"));
    }

    private static String hits(Tabix format, boolean qvalues) throws IOException {
        MotifSearch search = Tables.ap1();
        return Tables.hits(Tables.format(format, search, qvalues), Tables.scan(search), line());
    }

    @Test
    void bedCountsFromZeroAndHasSixColumnsAndThree() throws IOException {
        assertEquals("""
                chrI\t2\t9\tAP1\t421\t+\t14.00000\t6.1e-05\t.
                chrI\t11\t18\tAP1\t421\t-\t14.00000\t6.1e-05\t.
                """, hits(Tabix.BED, false));
    }

    @Test
    void tsvCountsFromOneAndShowsTheMatchAlongTheMotif() throws IOException {
        assertEquals("""
                AP1\tJUN::FOS\tchrI\t3\t9\t+\t14.00000\t6.1e-05\t\tTGACTCA
                AP1\tJUN::FOS\tchrI\t12\t18\t-\t14.00000\t6.1e-05\t\tTGACtca
                """, hits(Tabix.TSV, false));
    }

    @Test
    void gff3HasFimosAttributes() throws IOException {
        assertEquals("""
                chrI\tconvscan\tnucleotide_motif\t3\t9\t42.1\t+\t.\tName=AP1_chrI+;Alias=JUN::FOS;ID=AP1-chrI-3+;pvalue=6.1e-05;\
                sequence=TGACTCA;
                chrI\tconvscan\tnucleotide_motif\t12\t18\t42.1\t-\t.\tName=AP1_chrI-;Alias=JUN::FOS;ID=AP1-chrI-12-;pvalue=6.1e-05;\
                sequence=TGACtca;
                """, hits(Tabix.GFF3, false));
    }

    @Test
    void theHeadSaysWhereTheTableComesFrom() {
        MotifSearch search = Tables.ap1();
        Bytes bed = new Bytes();
        Tables.format(Tabix.BED, search, false).header(Tables.PROVENANCE, bed);
        assertEquals("""
                # convscan 0.1.0
                # command: convscan dna -m a.meme a.fa
                # engine: reference, CPU
                # background: uniform
                # columns: chrom start end motif_id score(min(1000,-100*log10(p))) strand log_odds_bits p_value q_value
                """, bed.toString());
        Bytes gff = new Bytes();
        Tables.format(Tabix.GFF3, search, false).header(Tables.provenance("2/8"), gff);
        assertTrue(gff.toString().startsWith("##gff-version 3\n# convscan 0.1.0\n"), gff.toString());
        assertTrue(gff.toString().endsWith("# shard: 2/8\n"), gff.toString());
    }

    @Test
    void aQvalueHasItsPlaceUntilItIsKnown() throws IOException {
        // Motif 0, step 0 between the marks: see QValueFiller.
        assertTrue(hits(Tabix.BED, true).contains("6.1e-05\t\u00010:0\u0002\n"));
        assertTrue(hits(Tabix.TSV, true).contains("6.1e-05\t\u00010:0\u0002\tTGACTCA\n"));
        assertTrue(hits(Tabix.GFF3, true).contains("pvalue=6.1e-05;qvalue=\u00010:0\u0002;sequence=TGACTCA;\n"));
    }

    @Test
    void placesAreFilledAndWorseHitsLeftOut(@TempDir Path folder) throws IOException {
        Path spool = folder.resolve("spool");
        Files.writeString(spool, "# head\na\t\u00010:0\u0002\nb\t\u00012:13\u0002\tx\nc\t\u00012:14\u0002\n# foot\n");
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        long hits = new QValueFiller((motif, step) -> (motif + step) / 100.0, 0.15).copy(spool, TableOutput.to(filled));
        // q of (2, 13) is 0.15, of (2, 14) 0.16.
        assertEquals("# head\na\t0\nb\t0.15\tx\n# foot\n", filled.toString(StandardCharsets.UTF_8));
        assertEquals(2, hits);
    }

    @Test
    void namesCannotBreakALineOrAnAttribute() throws IOException {
        Motif motif = new Consensus(new MotifName("a\tb;c", "=&,%\n"), "TGACTCA");
        MotifSearch search = MotifSearch.of(List.of(motif)).build();
        String tsv = Tables.hits(Tables.format(Tabix.TSV, search, false), Tables.scan(search), line());
        assertTrue(tsv.startsWith("a b;c\t=&,% \tchrI\t3\t9\t+\t"), tsv);
        String gff = Tables.hits(Tables.format(Tabix.GFF3, search, false), Tables.scan(search), line());
        assertTrue(gff.contains("\tName=a%09b%3Bc_chrI+;Alias=%3D%26%2C%25%0A;ID=a%09b%3Bc-chrI-3+;"), gff);
    }

    /** What FIMO 5 printed is not part of the project. */
    @Test
    void tsvColumnsHaveTheFormOfFimos() throws IOException {
        Path file = Path.of("..", "shared", "data", "dna", "oracle", "fimo.m1.1e-4.tsv");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no ../shared/data");
        List<String> fimo = Files.readAllLines(file);
        Bytes head = new Bytes();
        Tables.format(Tabix.TSV, Tables.ap1(), false).header(Tables.PROVENANCE, head);
        assertTrue(head.toString().endsWith("\n" + fimo.get(0) + "\n"), head.toString());
        String form = "[^\t]+\t[^\t]*\t[^\t]+\t[1-9][0-9]*\t[1-9][0-9]*\t[+-]\t-?[0-9.]+\t[0-9.]+(e-[0-9]{2,})?\t[^\t]*\t[A-Za-z]+";
        for (String line : fimo.subList(1, fimo.size())) {
            assertTrue(line.isEmpty() || line.startsWith("#") || line.matches(form), line);
        }
        for (String line : hits(Tabix.TSV, false).split("\n")) {
            assertTrue(line.matches(form), line);
        }
    }
}
