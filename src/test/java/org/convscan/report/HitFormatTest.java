package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.format.motif.MotifReader;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all lines, whatever the motifs and however the scan is cut; lines to the letter are in {@link FormatsTest}. */
class HitFormatTest {
    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"BED", "GFF3", "TSV"})
    void linesDoNotDependOnTilesAndThreads(Tabix kind) throws IOException {
        SmallSearch search = SmallSearch.dense(new String[] {"a", letters(400)}, new String[] {"b", letters(3)},
                new String[] {"c", letters(150)});
        String whole = search.lines(kind, true, search.scan());
        assertEquals(2 * 2 * (397 + 0 + 147), whole.lines().count());
        for (int columns : new int[] {1, 5, 64}) {
            assertEquals(whole, search.lines(kind, true, search.scan().withTileColumns(columns).withThreads(3)));
        }
    }

    private static String letters(int count) {
        Random random = new Random(7);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append("ACGTN".charAt(random.nextInt(5)));
        }
        return letters.toString();
    }

    @Test
    void gff3IdsAreUnique() throws IOException {
        SmallSearch search = SmallSearch.dense(new String[] {"a", letters(200)}, new String[] {"b", letters(200)});
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(";ID=([^;]*);").matcher(search.lines(Tabix.GFF3, false, search.scan()));
        while (id.find()) {
            assertTrue(ids.add(id.group(1)), id.group(1));
        }
        assertEquals(2 * 2 * 2 * 197, ids.size());
    }

    @Test
    void aSequenceNameCannotBreakALineOrPassForTheMarksOfAQvalue() throws IOException {
        SmallSearch search = new SmallSearch(0.004, new String[][] {{"M", "", "AACG"}}, new String[] {"a\tb\u00010:1\u0002é", "AACG"});
        assertEquals("a b 0:1 é\t0\t4\tM\t241\t+\t6.00000\t0.00391\t.\n", search.lines(Tabix.BED, false, search.scan()));
    }

    /** GFF3 specification 1.26: the first column and the attributes escape different characters. */
    @Test
    void gff3EscapesWhatItsSpecificationReserves() throws IOException {
        SmallSearch search = new SmallSearch(0.004, new String[][] {{"a=b;c", "50% & more, (var.2)", "AACG"}},
                new String[] {">HLA/A*01:01 é", "AACG"});
        String line = search.lines(Tabix.GFF3, false, search.scan());
        assertTrue(line.startsWith("%3EHLA%2FA*01:01%20%C3%A9\tconvscan\t"), line);
        assertTrue(line.contains("Name=a%3Db%3Bc_>HLA/A*01:01 é+;Alias=50%25 %26 more%2C (var.2);ID=a%3Db%3Bc->HLA/A*01:01 é-1+;"),
                line);
    }

    /**
     * Every line that FIMO (MEME suite) printed for MA0139.1 on the yeast genome at 1e-4, from the matched letters alone: names,
     * coordinates, strand and letters must be the same; score and p-value may differ as FIMO works in 1,000 steps of score.
     */
    @Test
    void everyLineThatFimoPrintedComesOutInTheSameColumns() throws IOException {
        Path fimo = Path.of("../shared/data/dna/oracle/fimo.m1.1e-4.tsv");
        Path motif = Path.of("../shared/data/dna/motifs/bench/m1/motifs.jaspar");
        assumeTrue(Files.exists(fimo), "skipped: no ../shared/data");
        var motifs = MotifReader.read(firstFile(motif));
        MotifSearch search = MotifSearch.of(motifs).pvalue(2e-4).build();
        HitFormat format = new TsvFormat(new HitLabels(List.of(search.name(0)), search.tails(), false));
        List<String> lines = Files.readAllLines(fimo);
        Bytes header = new Bytes();
        format.header(SmallSearch.provenance("reference", ""), header);
        assertTrue(header.toString().endsWith("\n" + lines.get(0) + "\n"));
        for (String line : lines.subList(1, lines.size())) {
            assertSameColumns(line, oneLine(search, format, line.split("\t", -1)));
        }
    }

    private static Path firstFile(Path preferred) throws IOException {
        try (var files = Files.list(preferred.getParent())) {
            return files.filter(f -> f.toString().matches(".*\\.(meme|jaspar|pfm)")).sorted().findFirst().orElseThrow();
        }
    }

    private static String oneLine(MotifSearch search, HitFormat format, String[] fimo) throws IOException {
        StringBuilder letters = new StringBuilder(fimo[9]);
        if (fimo[5].equals("-")) {
            letters.reverse();
            for (int i = 0; i < letters.length(); i++) {
                letters.setCharAt(i, "TGCA".charAt("ACGT".indexOf(letters.charAt(i))));
            }
        }
        byte[] bytes = letters.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Symbols line = Symbols.wrap(fimo[2], Alphabet.DNA, Long.parseLong(fimo[3]) - 1, bytes, bytes.length, true);
        Bytes text = new Bytes();
        search.scan(new ReferenceEngine()).run(TrackSource.of(line), tile -> {
            for (int i = 0; i < tile.size(); i++) {
                if (tile.strand(i).symbol() == fimo[5].charAt(0)) {
                    format.append(tile, i, i + 1, text);
                }
            }
            return tile;
        }, tile -> {});
        return text.toString();
    }

    private static void assertSameColumns(String fimo, String ours) {
        String[] theirs = fimo.split("\t", -1);
        String[] columns = ours.stripTrailing().split("\t", -1);
        assertEquals(10, columns.length, ours);
        for (int column : new int[] {0, 1, 2, 3, 4, 5, 8, 9}) {
            assertEquals(theirs[column], columns[column], Arrays.toString(columns));
        }
        assertEquals(Double.parseDouble(theirs[6]), Double.parseDouble(columns[6]), 0.1, ours);
        assertEquals(1, Double.parseDouble(theirs[7]) / Double.parseDouble(columns[7]), 0.05, ours);
    }
}
