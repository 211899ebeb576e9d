package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convscan.engine.ort.Devices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits on the test genome from any engine, in any format, of any choice of windows, against plain recalculation. */
class DnaCommandTest {
    private static final Path MOTIF_FOLDER = Path.of("test-data/motifs");
    private static final String REGIONS = TestGenome.REGIONS;

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "example.meme,1e-3,bed", "example.meme,1e-4,tsv", "example.jaspar,1e-3,gff3", "weights.txt,1e-3,bed",
        "log-odds.meme,1e-2,tsv", "full.meme,1e-3,bed"
    })
    void everyEngineWritesTheSame(String motifs, String pvalue, String format) {
        assumeTrue(Devices.processor().usable(), "no ONNX Runtime here");
        String[] found = Stream.of("lookup", "ort", "reference")
                .map(engine -> Run.dna("-m", MOTIF_FOLDER.resolve(motifs).toString(), "-p", pvalue, "--format", format,
                        "--device", "cpu", "--engine", engine, GENOME).withoutEngine())
                .toArray(String[]::new);
        assertFalse(Run.hits(found[0]).isEmpty());
        assertEquals(found[2], found[0], "lookup and reference");
        assertEquals(found[2], found[1], "ort and reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bed", "tsv", "gff3"})
    void threadsAndTilesChangeNothing(String format) {
        String[] options = {"-m", MOTIFS, "-p", "1e-3", "--qvalues", "motif", "--format", format, GENOME};
        String expected = Run.dna(options).withoutEngine();
        for (String threads : List.of("1", "2", "5")) {
            for (List<String> tile : List.of(List.<String>of(), List.of("--tile", "1"), List.of("--tile", "50"), List.of("--tile", "1000"))) {
                assertEquals(expected, Run.dna(Run.words("--threads", threads, tile, List.of(options))).withoutEngine(), threads + tile);
            }
        }
    }

    @Test
    void threadsAndTilesDoNotChangeBestHitsAndTables() throws IOException {
        List<String> expected = null;
        for (String tile : List.of("30", "1000", "262144")) {
            List<String> found = new ArrayList<>();
            for (List<String> regions : List.of(List.<String>of(), List.of("--regions", REGIONS))) {
                found.add(Run.dna(Run.words("-m", MOTIFS, "-p", "1e-2", "--best", "--tile", tile, "--threads", 3, regions, GENOME)).withoutEngine());
                Run.dna(Run.words("-m", MOTIFS, "-p", "1e-2", "--matrix", file("t.mtx"), "--tile", tile, regions, GENOME));
                found.add(Files.readString(folder.resolve("t.mtx")) + Files.readString(folder.resolve("t.mtx.columns.tsv")));
            }
            expected = expected == null ? found : expected;
            assertEquals(expected, found, "tile " + tile);
        }
    }

    @Test
    void plainGzippedAndPipedSequencesHaveTheSameHits() throws IOException {
        List<String> expected = Run.dna("-m", MOTIFS, GENOME).hits();
        assertFalse(expected.isEmpty());
        assertEquals(expected, Run.dna("-m", MOTIFS, GENOME + ".gz").hits());
        assertEquals(expected, Run.dna("-m", MOTIFS + ".gz", GENOME).hits());
        for (String path : List.of(GENOME, GENOME + ".gz")) {
            for (List<String> name : List.of(List.<String>of(), List.of("-"))) {
                try (InputStream in = Files.newInputStream(Path.of(path))) {
                    assertEquals(expected, Run.with(in, Run.words("dna", "--quiet", "-m", MOTIFS, name)).hits(), path + name);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "motif", "all"})
    void theThreeFormatsAgreeOnTheHits(String qvalues) {
        String[] options = {"-m", MOTIFS, "-p", "1e-3", "--qvalues", qvalues, GENOME};
        List<FoundHit> bed = FoundHit.bed(Run.dna(Run.words("--format", "bed", List.of(options))).out());
        assertFalse(bed.isEmpty());
        assertEquals(bed, FoundHit.tsv(Run.dna(Run.words("--format", "tsv", List.of(options))).out()));
        assertEquals(bed, FoundHit.gff3(Run.dna(Run.words("--format", "gff3", List.of(options))).out()));
    }

    @Test
    void noTwoFeaturesOfGff3HaveTheSameId() {
        List<String> ids = Run.dna("-m", MOTIFS, "-p", "1e-3", "--format", "gff3", GENOME).hits().stream()
                .map(line -> line.replaceFirst(".*\\bID=([^;]*);.*", "$1"))
                .toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.jaspar", "example.transfac", "example.pfm"})
    void everyMotifFormatGivesAsManyHits(String name) {
        assertEquals(Run.dna("-m", MOTIFS, GENOME).hits().size(), Run.dna("-m", MOTIF_FOLDER.resolve(name).toString(), GENOME).hits().size());
    }

    @Test
    void plantedSitesOfCtcfAreFound() throws IOException {
        Set<String> found = new HashSet<>();
        FoundHit.bed(Run.dna("-m", MOTIFS, GENOME).out()).stream()
                .filter(hit -> hit.motif().equals("MA0139.1"))
                .forEach(hit -> found.add(hit.sequence() + ":" + hit.start() + hit.strand()));
        List<String> planted = Files.readAllLines(Path.of("test-data/dna/planted.bed")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t"))
                .map(c -> c[0] + ":" + c[1] + c[5])
                .toList();
        long missed = planted.stream().filter(site -> !found.contains(site)).count();
        // Sites were drawn from the motif's own frequencies: a weak one may score below the threshold.
        assertTrue(planted.size() >= 20 && missed <= planted.size() / 5, missed + " of " + planted.size() + " missed");
    }

    @Test
    void theSameSiteScoresTheSameWhateverElseIsInTheFile() {
        String site = "TGGCCACCAGGGGGCGCTA";
        String alone = Run.piped(">a\n" + site + "\n", "dna", "-m", MOTIFS).hits().get(0);
        String among = Run.piped(">b\n" + "AT".repeat(5000) + "\n>a\n" + site + "\n", "dna", "-m", MOTIFS).hits().stream()
                .filter(hit -> hit.startsWith("a\t")).findFirst().orElseThrow();
        assertEquals(alone, among);
    }

    @Test
    void theMatchedSequenceIsWhatTheGenomeHasThere() throws IOException {
        Map<String, String> genome = TestGenome.sequences();
        for (String line : Run.dna("-m", MOTIFS, "-p", "1e-3", "--format", "tsv", GENOME).hits()) {
            String[] c = line.split("\t", -1);
            String there = genome.get(c[2]).substring(Integer.parseInt(c[3]) - 1, Integer.parseInt(c[4]));
            assertEquals((c[5].equals("+") ? there : TestGenome.reverse(there)).toUpperCase(), c[9].toUpperCase(), line);
        }
    }

    @Test
    void hitsAreSortedByPositionThenMotifThenStrand() throws IOException {
        List<String> names = new ArrayList<>(TestGenome.sequences().keySet());
        List<String> motifs = Files.readAllLines(Path.of(MOTIFS)).stream().filter(l -> l.startsWith("MOTIF ")).map(l -> l.split(" ")[1]).toList();
        List<FoundHit> found = FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "1e-2", GENOME).out());
        List<FoundHit> sorted = found.stream()
                .sorted(Comparator.comparingInt((FoundHit h) -> names.indexOf(h.sequence())).thenComparingLong(FoundHit::start)
                        .thenComparingInt(h -> motifs.indexOf(h.motif())).thenComparingInt(FoundHit::strand))
                .toList();
        assertEquals(sorted, found);
    }

    @Test
    void aStrandByItselfHasItsHitsOfBoth() {
        List<String> both = Run.dna("-m", MOTIFS, "-p", "1e-3", GENOME).hits();
        for (String strand : List.of("forward", "reverse")) {
            String sign = strand.equals("forward") ? "+" : "-";
            assertEquals(both.stream().filter(line -> line.split("\t")[5].equals(sign)).toList(),
                    Run.dna("-m", MOTIFS, "-p", "1e-3", "--strand", strand, GENOME).hits());
        }
    }

    @Test
    void theBestHitOfASequenceIsTheOneThatASearchThroughAllHitsPicks() throws IOException {
        List<String> all = Run.dna("-m", MOTIFS, "-p", "1e-2", GENOME).hits();
        Map<String, String> best = new LinkedHashMap<>();
        for (String line : all) {
            String[] c = line.split("\t");
            best.merge(c[0] + " " + c[3], line, DnaCommandTest::better);
        }
        assertEquals(12, best.size());
        assertEquals(all.stream().filter(best::containsValue).toList(), Run.dna("-m", MOTIFS, "-p", "1e-2", "--best", GENOME).hits());
    }

    @Test
    void theBestHitOfARegionIsTheOneThatASearchThroughAllHitsPicks() throws IOException {
        List<String> all = Run.dna("-m", MOTIFS, "-p", "1e-2", GENOME).hits();
        Map<String, String> best = new LinkedHashMap<>();
        List<TestGenome.Place> regions = TestGenome.regions();
        for (String line : all) {
            FoundHit hit = FoundHit.bed(line).get(0);
            for (int r = 0; r < regions.size(); r++) {
                if (hit.within(regions.get(r).chrom(), regions.get(r).start(), regions.get(r).end())) {
                    best.merge(r + " " + hit.motif(), line, DnaCommandTest::better);
                }
            }
        }
        assertTrue(best.size() > 12);
        assertEquals(all.stream().filter(best::containsValue).toList(),
                Run.dna("-m", MOTIFS, "-p", "1e-2", "--best", "--regions", REGIONS, GENOME).hits());
    }

    /** The later line is better only with more bits: hits are in order, so ties stay leftmost and forward. */
    private static String better(String earlier, String later) {
        return Double.parseDouble(later.split("\t")[6]) > Double.parseDouble(earlier.split("\t")[6]) ? later : earlier;
    }

    @ParameterizedTest
    @ValueSource(strings = {GENOME, GENOME + ".gz", "test-data/dna/genome.2bit"})
    void regionsKeepExactlyTheWindowsInsideSomeRegion(String path) throws IOException {
        List<TestGenome.Place> regions = TestGenome.regions();
        List<FoundHit> expected = FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "1e-2", GENOME).out()).stream()
                .filter(hit -> regions.stream().anyMatch(r -> hit.within(r.chrom(), r.start(), r.end())))
                .toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected, FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "1e-2", "--regions", REGIONS, path).out()));
    }

    @Test
    void skippingMaskedLettersDropsExactlyTheWindowsThatTouchThem() throws IOException {
        Map<String, String> genome = TestGenome.sequences();
        List<FoundHit> all = FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "1e-2", GENOME).out());
        List<FoundHit> expected = all.stream().filter(hit -> genome.get(hit.sequence()).substring((int) hit.start(), (int) hit.end())
                .chars().noneMatch(Character::isLowerCase)).toList();
        assertTrue(expected.size() < all.size() && !expected.isEmpty());
        assertEquals(expected, FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "1e-2", "--skip-masked", GENOME).out()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theMatrixCountsTheHitsOfEachMotifInEachSequenceOrRegion(boolean inRegions) throws IOException {
        List<TestGenome.Place> regions = TestGenome.regions();
        List<String> options = inRegions ? List.of("--regions", REGIONS) : List.of();
        List<FoundHit> hits = FoundHit.bed(Run.dna(Run.words("-m", MOTIFS, "-p", "1e-3", "--matrix", file("t.mtx"), options, GENOME)).out());
        List<String> motifs = Files.readAllLines(folder.resolve("t.mtx.rows.tsv")).stream().map(l -> l.split("\t")[0]).toList();
        List<String> columns = Files.readAllLines(folder.resolve("t.mtx.columns.tsv"));
        Map<String, Integer> expected = new TreeMap<>();
        for (FoundHit hit : hits) {
            for (int c = 0; c < columns.size(); c++) {
                boolean counts = inRegions
                        ? hit.within(regions.get(c).chrom(), regions.get(c).start(), regions.get(c).end())
                        : hit.sequence().equals(columns.get(c));
                if (counts) {
                    expected.merge((motifs.indexOf(hit.motif()) + 1) + " " + (c + 1), 1, Integer::sum);
                }
            }
        }
        assertEquals(inRegions ? regions.size() : 3, columns.size());
        List<String> table = Files.readAllLines(folder.resolve("t.mtx")).stream().filter(l -> !l.startsWith("%")).toList();
        assertEquals(motifs.size() + " " + columns.size() + " " + expected.size(), table.get(0));
        Map<String, Integer> found = new TreeMap<>();
        table.stream().skip(1).map(l -> l.split(" ")).forEach(c -> found.put(c[0] + " " + c[1], Integer.parseInt(c[2])));
        assertEquals(expected, found);
    }

    @Test
    void theSummaryIsShortAndVerboseTellsWhatIsMissing() {
        assumeTrue(!Devices.cuda(0).usable(), "skipped: there is a GPU");
        String summary = Run.of("dna", "-m", MOTIFS, GENOME).err().lines().reduce((a, b) -> b).orElseThrow();
        assertTrue(summary.endsWith(", on cpu (no GPU: " + Devices.cuda(0).clause() + ")"), summary);
        assertTrue(summary.length() < 180, summary);
        String verbose = Run.of("dna", "--verbose", "-m", MOTIFS, GENOME).err();
        assertTrue(verbose.contains(Devices.cuda(0).sentence() + "; 'convscan doctor' tells more\n"), verbose);
    }

    @Test
    void aPageOfMotifsThatCannotBeHitHasNoEmptyTable() throws IOException {
        Path page = folder.resolve("none.html");
        Run run = Run.of("dna", "-m", Run.MOTIFS, "--score", "999", "--report", page.toString(), Run.GENOME);
        assertEquals(0, run.code(), run.err());
        String motifs = Files.readString(page).split("<section id=\"motifs\">")[1].split("</section>")[0];
        assertTrue(motifs.contains("None of them can have a hit.") && !motifs.contains("<table"), motifs);
    }

    /** Once they were opened a second time for their check sums, which waited for a writer that had gone. */
    @Test
    void motifsAndRegionsMayComeThroughNamedPipes() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo");
        String motifs = folder.resolve("motifs").toString();
        String regions = folder.resolve("regions").toString();
        assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", motifs, regions).start().waitFor());
        new ProcessBuilder("/bin/sh", "-c", "cat " + MOTIFS + " > " + motifs + " & cat " + REGIONS + " > " + regions).start();
        Run piped = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Run.dna("-m", motifs, "--regions", regions, GENOME));
        assertEquals(Run.dna("-m", MOTIFS, "--regions", REGIONS, GENOME).hits(), piped.hits());
        assertFalse(piped.out().contains("sha256"), "what came through a pipe is not known any more");
    }
}
