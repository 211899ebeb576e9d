package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nanopore} on simulated reads; planted.py wrote into planted.tsv where it put which query. */
class NanoporeCommandTest {
    private static final String FOLDER = "test-data/nanopore/";
    private static final String READS = FOLDER + "planted.blow5";
    private static final String QUERIES = FOLDER + "planted.fa";
    private static final String TARGET = "ACTTACCTGGATTCGACGATCCAGTACGGTTAGCCA";

    /** Three letters of nine samples: a word at an end may look like its neighbours. */
    private static final int TOLERANCE = 27;

    @TempDir
    Path folder;

    private static Run nanopore(String... args) {
        List<String> all = new ArrayList<>(List.of("nanopore", "--quiet"));
        all.addAll(Arrays.asList(args));
        return Run.of(all.toArray(String[]::new));
    }

    private static List<String[]> rows(Run run) {
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return rows(run.out());
    }

    private static List<String[]> rows(String text) {
        return text.lines().filter(line -> !line.startsWith("#") && !line.startsWith("read_id")).map(line -> line.split("\t")).toList();
    }

    private static List<String[]> planted(String file) throws IOException {
        return Files.readAllLines(Path.of(FOLDER, "planted.tsv")).stream().map(line -> line.split("\t"))
                .filter(fields -> fields[0].equals(file)).toList();
    }

    /** Reads come in their order, a read's queries in that of the queries, and a query's places the best first. */
    private static void assertPlanted(List<String[]> planted, List<String[]> rows) {
        assertEquals(planted.size(), rows.size());
        for (String[] truth : planted) {
            assertTrue(rows.stream().anyMatch(row -> row[0].equals(truth[1]) && row[1].equals(truth[2]) && row[2].equals(truth[3])
                    && Math.abs(Integer.parseInt(row[3]) - Integer.parseInt(truth[4])) <= TOLERANCE
                    && Math.abs(Integer.parseInt(row[4]) - Integer.parseInt(truth[5])) <= TOLERANCE), String.join(" ", truth));
        }
    }

    @Test
    void plantedSequencesAreFoundWhereTheyAreAndNowhereElse() throws IOException {
        List<String[]> rows = rows(nanopore("--query", QUERIES, "--most", "2", "--pvalue", "0.01", READS));
        assertPlanted(planted("planted.blow5"), rows);
        for (String[] row : rows) {
            assertEquals(Integer.parseInt(row[3]) / 4000.0, Double.parseDouble(row[5]), 1e-5, "4 kHz");
        }
    }

    @Test
    void segmentsAndAPageComeWithTheHits() throws IOException {
        Path segments = folder.resolve("segments.tsv");
        Path page = folder.resolve("page.html");
        List<String[]> hits = rows(nanopore("--query", QUERIES, "--segments", segments.toString(), "--report", page.toString(), READS));
        List<String[]> parts = rows(Files.readString(segments));
        // planted.py makes reads of DNA without stalls: each is one strand from its first sample to its last.
        assertEquals(8, parts.size());
        assertTrue(parts.stream().allMatch(part -> part[1].equals("strand") && part[2].equals("0")));
        String html = Files.readString(page);
        for (String[] hit : hits) {
            assertTrue(html.contains("\"start\":" + hit[3] + ",\"end\":" + hit[4]), String.join(" ", hit));
        }
    }

    @Test
    void rnaIsFoundThoughItPassesBackwards() throws IOException {
        String query = TARGET.replace('T', 'U');
        List<String[]> rows = rows(nanopore("--query", query, "--pore-model", "r9.4-rna", "--pvalue", "0.001", FOLDER + "planted-rna.slow5"));
        assertEquals(2, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] truth = planted("planted-rna.slow5").get(i);
            assertEquals(truth[1] + " +", rows.get(i)[0] + " " + rows.get(i)[2]);
            assertEquals(Integer.parseInt(truth[4]), Integer.parseInt(rows.get(i)[3]), 120, "events of RNA are long");
            assertEquals(Integer.parseInt(truth[5]), Integer.parseInt(rows.get(i)[4]), 120, "events of RNA are long");
        }
    }

    @Test
    void threadsAndEnginesChangeNoByte() {
        String[] common = {"--query", QUERIES, "--most", "3", "--pvalue", "0.5", READS};
        String one = with(common, "--threads", "1");
        assertTrue(rows(one).size() > 6, one);
        assertEquals(one, with(common, "--threads", "3"));
        assertEquals(one, with(common, "--threads", "2", "--engine", "reference"));
    }

    private static String with(String[] common, String... more) {
        List<String> args = new ArrayList<>(Arrays.asList(common));
        args.addAll(Arrays.asList(more));
        Run run = nanopore(args.toArray(String[]::new));
        rows(run);
        return run.withoutEngine();
    }

    /** Read, query, strand, place, score: what an alignment alone decides. */
    private static List<String> aligned(List<String[]> rows) {
        return rows.stream().map(row -> String.join(" ", row[0], row[1], row[2], row[3], row[4], row[7])).toList();
    }

    @Test
    void proposedPlacesAreAlignedAsInWholeReads() throws IOException {
        List<String[]> proposed = rows(nanopore("--query", QUERIES, "--search", "propose", "--most", "2", READS));
        assertPlanted(planted("planted.blow5"), proposed);
        assertEquals(aligned(rows(nanopore("--query", QUERIES, "--most", "2", READS))), aligned(proposed));
        String[] rna = {"--query", TARGET.replace('T', 'U'), "--pore-model", "r9.4-rna", "--pvalue", "0.001", FOLDER + "planted-rna.slow5"};
        assertEquals(aligned(rows(nanopore(rna))), aligned(rows(nanopore(Stream.concat(Stream.of("--search", "propose"), Stream.of(rna))
                .toArray(String[]::new)))));
    }

    @Test
    void threadsAndEnginesChangeNoByteOfWhatIsProposed() {
        String[] common = {"--query", QUERIES, "--search", "propose", "--most", "3", "--pvalue", "0.5", READS};
        String one = with(common, "--threads", "1", "--device", "cpu");
        assertTrue(one.contains("--search propose") && rows(one).size() > 6, one);
        assertEquals(one, with(common, "--threads", "3", "--engine", "ort"));
        assertEquals(one, with(common, "--threads", "2", "--engine", "reference"));
    }

    @Test
    void severalPlacesAreRankedAndDoNotOverlap() {
        List<String[]> rows = rows(nanopore("--query", QUERIES, "--most", "3", "--pvalue", "1", READS));
        String test = "";
        int rank = 0;
        List<int[]> places = new ArrayList<>();
        for (String[] row : rows) {
            boolean same = test.equals(row[0] + row[1]);
            rank = same ? rank + 1 : 1;
            places = same ? places : new ArrayList<>();
            test = row[0] + row[1];
            assertEquals(rank, Integer.parseInt(row[10]));
            int[] place = {Integer.parseInt(row[3]), Integer.parseInt(row[4])};
            assertTrue(places.stream().noneMatch(other -> place[0] < other[1] && other[0] < place[1]), test);
            places.add(place);
        }
        assertTrue(rows.stream().anyMatch(row -> row[10].equals("2")));
    }

    @Test
    void unknownLettersInAQueryAreLeftOpen() throws IOException {
        String open = "ACTTACCTGGATTCGANGATCCAGTACGGTTRGCCA";
        List<String[]> rows = rows(nanopore("--query", open, "--pvalue", "0.001", READS));
        rows.forEach(row -> row[1] = "target");
        assertPlanted(planted("planted.blow5").stream().filter(fields -> fields[2].equals("target")).toList(), rows);
    }

    @Test
    void oneStrandIsSearchedWhenAskedFor() {
        List<String[]> rows = rows(nanopore("--query", TARGET, "--strand", "reverse", "--pvalue", "0.001", READS));
        assertEquals(List.of("-", "-"), rows.stream().map(row -> row[2]).toList());
    }

    @Test
    void aUsersTableGivesTheSameAsTheShippedOne() throws IOException {
        Path table = Files.copy(Path.of("models/pores/r9.4-dna.txt"), folder.resolve("own.model"));
        Run shipped = nanopore("--query", QUERIES, READS);
        Run own = nanopore("--query", QUERIES, "--pore-model", table.toString(), READS);
        assertEquals(Run.hits(shipped.out()), Run.hits(own.out()));
    }

    @Test
    void pafAndBedHoldTheSamePlaces() throws IOException {
        List<String[]> rows = rows(nanopore("--query", QUERIES, "--pvalue", "0.001", READS));
        Path paf = folder.resolve("hits.paf");
        Path bed = folder.resolve("hits.bed.gz");
        nanopore("--query", QUERIES, "--pvalue", "0.001", "-o", paf.toString(), READS);
        nanopore("--query", QUERIES, "--pvalue", "0.001", "-o", bed.toString(), READS);
        List<String[]> pafRows = rows(Run.read(paf));
        List<String[]> bedRows = rows(Run.read(bed));
        for (int i = 0; i < rows.size(); i++) {
            String place = String.join(" ", rows.get(i)[0], rows.get(i)[1], rows.get(i)[2], rows.get(i)[3], rows.get(i)[4]);
            String[] p = pafRows.get(i);
            String[] b = bedRows.get(i);
            assertEquals(place, String.join(" ", p[5], p[0], p[4], p[7], p[8]));
            assertEquals(place, String.join(" ", b[0], b[3], b[5], b[1], b[2]));
        }
    }

    @Test
    void flatAndTinyReadsGiveNoHitsAndNoErrors() throws IOException {
        Path reads = folder.resolve("odd.slow5");
        String header = Files.readAllLines(Path.of(FOLDER + "planted-rna.slow5")).stream().limit(8)
                .reduce("", (text, line) -> text + line + "\n");
        StringBuilder text = new StringBuilder(header);
        int[] sizes = {5_000, 1, 5, 40};
        for (int i = 0; i < sizes.length; i++) {
            text.append("read").append(i).append("\t0\t8192\t10\t1402.882\t4000\t").append(sizes[i]).append('\t');
            text.append("500,".repeat(sizes[i] - 1)).append("500\n");
        }
        Files.writeString(reads, text);
        assertEquals(0, rows(nanopore("--query", TARGET, reads.toString())).size());
        assertEquals(0, rows(nanopore("--query", TARGET, "--search", "propose", reads.toString())).size());
    }

    @Test
    void whatCannotBeSearchedIsSaidInOneLine() throws IOException {
        nanopore("--query", "ACGTAC", READS).failed(1).saying("queries have 7 to 2000 letters");
        nanopore("--query", "no-such.fa", READS).failed(1).saying("no-such.fa");
        nanopore("--query", TARGET, "--pore-model", "r11", READS).failed(1).saying("r9.4-dna, r9.4-rna");
        nanopore("--query", TARGET).failed(2).saying("no reads");
        nanopore(READS).failed(2).saying("--query");
        nanopore("--query", TARGET, "--engine", "ort", READS).failed(2).saying("--engine ort");
        nanopore("--query", TARGET, "--device", "cuda", READS).failed(2).saying("--device cuda");
        nanopore("--query", TARGET, "--search", "guess", READS).failed(2).saying("--search");
        nanopore("--query", TARGET, "--search", "propose", "--device", "cuda:999", READS).failed(1).saying("cuda:999");
        Path cut = Files.writeString(folder.resolve("cut.model"), "AA\t1\nAC\t2\n");
        nanopore("--query", TARGET, "--pore-model", cut.toString(), READS).failed(1).saying("has 2 words of 2 letters, not all 16");
        Path twice = Files.writeString(folder.resolve("twice.model"), "kmer\tlevel_mean\nA\t1\nA\t2\n");
        nanopore("--query", TARGET, "--pore-model", twice.toString(), READS).failed(1).saying("line 3");
    }
}
