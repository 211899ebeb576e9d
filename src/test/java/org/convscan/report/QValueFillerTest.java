package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.stats.QValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QValueFillerTest {
    @TempDir
    private Path folder;

    private String filled(String spool, QValues qvalues, double limit, long kept) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path file = Files.writeString(folder.resolve("spool"), spool);
        assertEquals(kept, new QValueFiller(qvalues, limit).copy(file, TableOutput.to(out)));
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void everyMarkIsReplacedByTheQvalueOfItsMotifAndStep() throws IOException {
        String spool = "# head\nnames\na\t\u000112:345\u0002\tACGT\nb\t\u00010:0\u0002\tA\u00e9\n";
        assertEquals("# head\nnames\na\t1.23e-05\tACGT\nb\t1\tAé\n",
                filled(spool, (motif, step) -> motif == 12 && step == 345 ? 0.0000123456 : 1, 1, 2));
    }

    @Test
    void linesBeyondTheLimitAreLeftOutAndCommentsStay() throws IOException {
        String spool = "# head\nq=\u00010:5\u0002;\nq=\u00010:6\u0002;\nq=\u00010:7\u0002;\n";
        assertEquals("# head\nq=0.05;\nq=0.06;\n", filled(spool, (motif, step) -> step / 100.0, 0.06, 2));
    }

    @Test
    void linesAndFilesOfAnySizePassThrough() throws IOException {
        StringBuilder spool = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            String letters = "ACGT".repeat(i % 1000 == 999 ? 40_000 : i % 60);
            spool.append(letters).append("\u00013:").append(i).append('\u0002').append(letters).append('\n');
            expected.append(letters).append("0.5").append(letters).append('\n');
        }
        assertEquals(expected.toString(), filled(spool.toString(), (motif, step) -> 0.5, 1, 3_000));
        assertEquals("", filled("", (motif, step) -> 0.5, 1, 0));
    }

    @Test
    void allFormatsComeOutAsIfQvaluesHadBeenKnown() throws IOException {
        SmallSearch search = SmallSearch.golden();
        QValues half = (motif, step) -> 0.5;
        assertEquals("s1\t2\t6\tM1\t241\t+\t6.00000\t0.00391\t0.5\n",
                firstLine(filled(search.lines(Tabix.BED, true, search.scan()), half, 1, 2)));
        assertEquals("M1\tfirst\ts1\t3\t6\t+\t6.00000\t0.00391\t0.5\taACG\n",
                firstLine(filled(search.lines(Tabix.TSV, true, search.scan()), half, 1, 2)));
        assertEquals("s1\tconvscan\tnucleotide_motif\t3\t6\t24.1\t+\t.\tName=M1_s1+;Alias=first;ID=M1-s1-3+;pvalue=0.00391;"
                + "qvalue=0.5;sequence=aACG;\n", firstLine(filled(search.lines(Tabix.GFF3, true, search.scan()), half, 1, 2)));
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n') + 1);
    }
}
