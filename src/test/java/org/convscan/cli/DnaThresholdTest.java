package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a hit: scores, words, backgrounds and q-values against plain recalculation on the test genome. */
class DnaThresholdTest {
    private static final Path MOTIF_FOLDER = Path.of("test-data/motifs");

    @TempDir
    private Path folder;

    @Test
    void aScoreKeepsExactlyTheWindowsWithAsManyBits() {
        // 8 bits or more have a p-value below 2^-8, so they are all among the hits at 1e-2. The third digit of a p-value may depend
        // on the threshold, see docs/statistics.md; windows and scores may not.
        List<String> expected = windowsAndScores(Run.dna("-m", MOTIFS, "-p", "1e-2", GENOME)).stream()
                .filter(line -> Double.parseDouble(line.split(" ")[5]) >= 8)
                .toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected, windowsAndScores(Run.dna("-m", MOTIFS, "--score", "8", GENOME)));
    }

    private static List<String> windowsAndScores(Run found) {
        return found.hits().stream()
                .map(line -> line.split("\t"))
                .map(c -> String.join(" ", c[0], c[1], c[2], c[3], c[5], c[6]))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"TGASTCA,TGA[CG]TCA", "GGRGG,GG[AG]GG", "cannntg,CA.{3}TG", "ACUT,ACTT"})
    void iupacLettersFindExactMatchesOnBothStrands(String word, String pattern) throws IOException {
        List<String> expected = new ArrayList<>();
        for (var sequence : TestGenome.sequences().entrySet()) {
            String letters = sequence.getValue().toUpperCase();
            for (int start = 0; start + word.length() <= letters.length(); start++) {
                String window = letters.substring(start, start + word.length());
                // An N in the sequence matches an N in the word and nothing else.
                String place = sequence.getKey() + " " + start + " " + (start + word.length()) + " ";
                if (window.matches(pattern)) {
                    expected.add(place + "+");
                }
                if (TestGenome.reverse(window).matches(pattern)) {
                    expected.add(place + "-");
                }
            }
        }
        assertFalse(expected.isEmpty());
        assertEquals(expected, FoundHit.bed(Run.dna("--iupac", word, GENOME).out()).stream()
                .map(h -> h.sequence() + " " + h.start() + " " + h.end() + " " + h.strand()).toList());
    }

    @Test
    void equalBackgroundsFindTheSameInAnyForm() throws IOException {
        List<String> uniform = Run.dna("-m", MOTIFS, GENOME).hits();
        assertEquals(uniform, Run.dna("-m", MOTIFS, "--background", "uniform", GENOME).hits());
        assertEquals(uniform, Run.dna("-m", MOTIFS, "--background", "0.25,0.25,0.25,0.25", GENOME).hits());
        Map<String, String> order0 = Files.readAllLines(MOTIF_FOLDER.resolve("order0.background")).stream()
                .filter(l -> l.matches("[ACGT]\\s.*")).map(l -> l.split("\\s+")).collect(Collectors.toMap(c -> c[0], c -> c[1]));
        String numbers = String.join(",", order0.get("A"), order0.get("C"), order0.get("G"), order0.get("T"));
        List<String> inFile = Run.dna("-m", MOTIFS, "--background", "test-data/motifs/order0.background", GENOME).hits();
        assertEquals(inFile, Run.dna("-m", MOTIFS, "--background", numbers, GENOME).hits());
        assertNotEquals(uniform, inFile);
        Run order2 = Run.dna("-m", MOTIFS, "--background", "test-data/motifs/order2.background", GENOME);
        assertTrue(order2.out().contains("# background: order 2:"), order2.out());
        assertFalse(order2.hits().isEmpty());
    }

    @Test
    void theBackgroundOfTheInputIsItsShareOfLetters() throws IOException {
        String letters = String.join("", TestGenome.sequences().values()).toUpperCase();
        Matcher line = Pattern.compile("# background: order 0: A (\\S+) C (\\S+) G (\\S+) T (\\S+)\n")
                .matcher(Run.dna("-m", MOTIFS, "--background", "input", GENOME).out());
        assertTrue(line.find());
        double known = letters.chars().filter(c -> "ACGT".indexOf(c) >= 0).count();
        for (int a = 0; a < 4; a++) {
            int letter = "ACGT".charAt(a);
            int complement = "TGCA".charAt(a);
            double share = letters.chars().filter(c -> c == letter).count() / known;
            double both = letters.chars().filter(c -> c == letter || c == complement).count() / known / 2;
            double written = Double.parseDouble(line.group(a + 1));
            assertTrue(Math.abs(written - share) < 1e-5 || Math.abs(written - both) < 1e-5, line.group());
        }
    }

    /** Without pseudocounts a letter never seen weighs -1000 bits, and the lowest score of a motif of 19 columns is far below that. */
    @ParameterizedTest
    @ValueSource(strings = {"-1e308", "-30000"})
    void aScoreBelowAllScoresIsReachedByEveryWindow(String score) {
        int all = Run.dna("-m", MOTIFS, "--pseudocount", "0", "-p", "1", GENOME).hits().size();
        assertEquals(all, Run.dna("-m", MOTIFS, "--pseudocount", "0", "--score", score, GENOME).hits().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "1001"})
    void aScoreAboveAllScoresIsReachedByNone(String score) {
        Run run = Run.of("dna", "-m", MOTIFS, "--score", score, GENOME);
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of(), run.hits());
        assertTrue(run.err().contains("cannot reach " + score + " bits"), run.err());
    }

    @Test
    void aBackgroundThatCannotBeUsedIsRefused() {
        for (String wrong : List.of("0.5,0.5", "0.25,0.25,0.25,0.35", "a,b,c,d", "0,0.5,0.25,0.25", "-0.25,0.75,0.25,0.25", "NaN,1,1,1")) {
            Run.of("dna", "-m", MOTIFS, "--background", wrong, GENOME).failed(2).saying("--background");
        }
        Run.of("dna", "-m", MOTIFS, "--background", "input").failed(2).saying("standard input");
        Run.of("dna", "--quiet", "-m", MOTIFS, "--background", "nowhere", GENOME).failed(1).saying("nowhere");
    }

    @Test
    void aMotifThatCannotReachTheThresholdHasNoHitsAndOneMessage() {
        Run answer = Run.of("dna", "-m", MOTIFS, "--score", "1000", GENOME);
        assertEquals(0, answer.code());
        assertEquals(List.of(), answer.hits());
        assertEquals(1, answer.err().lines().filter(l -> l.contains("cannot reach")).count(), answer.err());
        Run short4 = Run.of("dna", "--iupac", "ACGT", "-p", "1e-9", GENOME);
        assertEquals(0, short4.code());
        assertEquals(List.of(), short4.hits());
        assertEquals(1, short4.err().lines().filter(l -> l.contains("1 motif cannot reach p = 1e-9")).count(), short4.err());
    }

    @Test
    void ofAShortSequenceOnlyTheMotifThatFitsHasHits() {
        // CS0003.1 has 4 columns, the others 8 and more: one window on two strands.
        List<FoundHit> hits = FoundHit.bed(Run.piped(">short\nACGT\n>empty\n", "dna", "--quiet", "-m", MOTIFS, "-p", "1").out());
        assertEquals(List.of("CS0003.1", "CS0003.1"), hits.stream().map(FoundHit::motif).toList());
    }

    @Test
    void aMotifLongerThanTheSequenceHasNoHits() {
        for (String format : List.of("bed", "tsv", "gff3")) {
            for (String qvalues : List.of("none", "motif", "all")) {
                Run answer = Run.piped(">a\nACGTAC\n>b\n\n>c\nA\n", "dna", "--quiet", "-m", MOTIFS, "-p", "1e-4", "--format", format, "--qvalues", qvalues);
                assertEquals(0, answer.code(), answer.err());
                assertEquals("", answer.err());
                assertEquals(List.of(), answer.hits());
            }
        }
    }

    @Test
    void theReportCountsTheTestsThatQvaluesCount() throws IOException {
        Path page = folder.resolve("page.html");
        Run.dna("-m", MOTIFS, "--report", page.toString(), "-o", folder.resolve("hits.bed").toString(), GENOME);
        // Widths of example.meme: MA0139.1 19, CS0001.1 10, CS0002.1 8, CS0003.1 4 (cannot reach 1e-4); two strands.
        long tests = 0;
        for (String letters : TestGenome.sequences().values()) {
            for (int width : new int[] {19, 10, 8, 4}) {
                tests += 2L * (letters.length() - width + 1);
            }
        }
        String shown = Files.readString(page).replaceAll("(?s).*<dt>Windows tested</dt><dd>([^<]*)</dd>.*", "$1");
        assertEquals(String.format(Locale.ROOT, "%,d", tests), shown);
    }

    private record Test1(String motif, double pvalue) {}

    @ParameterizedTest
    @ValueSource(strings = {"motif", "all"})
    void qvaluesAreThoseOfBenjaminiAndHochbergOverAllWindows(String scope) throws IOException {
        Map<String, Integer> widths = new HashMap<>();
        List<Test1> ranked = new ArrayList<>();
        for (FoundHit hit : FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "0.05", GENOME).out())) {
            widths.put(hit.motif(), (int) (hit.end() - hit.start()));
            ranked.add(new Test1(hit.motif(), Double.parseDouble(hit.pvalue())));
        }
        Map<String, Long> tests = new HashMap<>();
        for (String letters : TestGenome.sequences().values()) {
            widths.forEach((motif, width) -> tests.merge(motif, 2L * (letters.length() - width + 1), Long::sum));
        }
        Map<String, List<Double>> pvalues = ranked.stream().collect(Collectors.groupingBy(t -> scope.equals("all") ? "" : t.motif,
                Collectors.mapping(Test1::pvalue, Collectors.toList())));
        Map<String, TreeMap<Double, Double>> expected = new HashMap<>();
        pvalues.forEach((group, some) -> expected.put(group, benjaminiHochberg(some,
                group.isEmpty() ? tests.values().stream().mapToLong(t -> t).sum() : tests.get(group))));
        int exact = 0;
        for (FoundHit hit : FoundHit.bed(Run.dna("-m", MOTIFS, "-p", "0.05", "--qvalues", scope, GENOME).out())) {
            double q = expected.get(scope.equals("all") ? "" : hit.motif()).get(Double.parseDouble(hit.pvalue()));
            double written = Double.parseDouble(hit.qvalue());
            if (q <= 0.049) {
                assertEquals(q, written, 0.011 * q, hit.toString());
                exact++;
            } else {
                assertTrue(written >= 0.99 * q, "an upper bound at least: " + hit);
            }
        }
        assertTrue(exact > 10, exact + " q-values were compared");
    }

    /** The textbook's way: the smallest p x tests / rank from each p-value up, at most 1. */
    private static TreeMap<Double, Double> benjaminiHochberg(List<Double> pvalues, long tests) {
        double[] sorted = pvalues.stream().mapToDouble(p -> p).sorted().toArray();
        TreeMap<Double, Double> qvalues = new TreeMap<>();
        double least = 1;
        for (int rank = sorted.length; rank > 0; rank--) {
            least = Math.min(least, sorted[rank - 1] * tests / rank);
            qvalues.put(sorted[rank - 1], least);
        }
        return qvalues;
    }

    @Test
    void aQvalueLimitDropsTheLinesAboveIt() {
        List<String> all = Run.dna("-m", MOTIFS, "-p", "0.05", "--qvalues", "motif", GENOME).hits();
        List<String> kept = Run.dna("-m", MOTIFS, "--qvalue", "0.05", GENOME).hits();
        assertEquals(all.stream().filter(line -> Double.parseDouble(line.split("\t")[8]) <= 0.05).toList(), kept);
        assertFalse(kept.isEmpty());
        assertTrue(kept.size() < all.size());
    }
}
