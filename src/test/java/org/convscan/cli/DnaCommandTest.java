package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnaCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bed", "tsv", "gff3"})
    void enginesThreadsAndTilesChangeNotAByte(String format) {
        Run whole = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--format", format, GENOME);
        assertEquals(0, whole.code(), whole.err());
        assertTrue(whole.hits().size() > 100, "hits: " + whole.hits().size());
        String[][] ways = {
            {"--engine", "reference"}, {"--engine", "lookup"}, {"--engine", "ort"}, {"--threads", "1"}, {"--threads", "5"},
            {"--tile", "50"}, {"--tile", "1000", "--engine", "ort"}, {"--tile", "1", "--threads", "3"}
        };
        for (String[] way : ways) {
            List<String> args = new ArrayList<>(List.of("dna", "-m", MOTIFS, "-p", "1e-3", "--format", format, GENOME));
            args.addAll(List.of(way));
            Run run = Run.of(args.toArray(String[]::new));
            assertEquals(whole.withoutEngine(), run.withoutEngine(), String.join(" ", way));
        }
    }

    @Test
    void plainGzippedAndPipedSequencesGiveTheSameHits() throws IOException {
        List<String> plain = Run.of("dna", "-m", MOTIFS, GENOME).hits();
        assertEquals(plain, Run.of("dna", "-m", MOTIFS, GENOME + ".gz").hits());
        assertEquals(plain, Run.with(Files.readAllBytes(Path.of(GENOME)), "dna", "-m", MOTIFS).hits());
        assertEquals(plain, Run.with(Files.readAllBytes(Path.of(GENOME + ".gz")), "dna", "-m", MOTIFS, "-").hits());
    }

    @Test
    void everyMotifFormatGivesTheSameHits() {
        List<String> meme = Run.of("dna", "-m", MOTIFS, GENOME).hits();
        for (String name : List.of("example.jaspar", "example.transfac", "example.pfm")) {
            List<String> hits = Run.of("dna", "-m", "test-data/motifs/" + name, GENOME).hits();
            assertEquals(meme.size(), hits.size(), name);
        }
    }

    @Test
    void plantedSitesOfCtcfAreFound() throws IOException {
        Set<String> found = new HashSet<>();
        for (String hit : Run.of("dna", "-m", MOTIFS, GENOME).hits()) {
            String[] f = hit.split("\t");
            if (f[3].equals("MA0139.1")) {
                found.add(f[0] + ":" + f[1] + f[5]);
            }
        }
        int planted = 0;
        int missed = 0;
        for (String line : Files.readAllLines(Path.of("test-data/dna/planted.bed"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] f = line.split("\t");
                planted++;
                missed += found.contains(f[0] + ":" + f[1] + f[5]) ? 0 : 1;
            }
        }
        // Sites were drawn from the motif's own frequencies: a weak one may score below the threshold.
        assertTrue(planted >= 20 && missed <= planted / 5, missed + " of " + planted + " missed");
    }

    @Test
    void bedTsvAndGffTellOfTheSameWindows() {
        Set<String> bed = new TreeSet<>();
        for (String hit : Run.of("dna", "-m", MOTIFS, GENOME).hits()) {
            String[] f = hit.split("\t");
            bed.add(f[3] + " " + f[0] + " " + (Long.parseLong(f[1]) + 1) + " " + f[2] + " " + f[5]);
        }
        Set<String> tsv = new TreeSet<>();
        for (String hit : Run.of("dna", "-m", MOTIFS, "--format", "tsv", GENOME).hits()) {
            String[] f = hit.split("\t");
            tsv.add(f[0] + " " + f[2] + " " + f[3] + " " + f[4] + " " + f[5]);
        }
        Set<String> gff = new TreeSet<>();
        Set<String> ids = new HashSet<>();
        for (String hit : Run.of("dna", "-m", MOTIFS, "--format", "gff3", GENOME).hits()) {
            String[] f = hit.split("\t");
            Matcher id = Pattern.compile("ID=([^;]*);").matcher(f[8]);
            assertTrue(id.find() && ids.add(id.group(1)), "an ID twice: " + hit);
            gff.add(id.group(1).split("-")[0] + " " + f[0] + " " + f[3] + " " + f[4] + " " + f[6]);
        }
        assertEquals(bed, tsv);
        assertEquals(bed, gff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bed", "tsv", "gff3", "bed.gz"})
    void shardsMergeIntoExactlyWhatOneRunWrites(String kind) throws IOException {
        Path whole = folder.resolve("whole." + kind);
        assertEquals(0, Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "-o", whole.toString(), GENOME).code());
        long seed = 5;
        Random random = new Random(seed);
        for (int trial = 0; trial < 3; trial++) {
            int shards = 2 + random.nextInt(8);
            List<String> args = new ArrayList<>(List.of("merge", "-o", folder.resolve("merged." + kind).toString()));
            for (int i = shards; i >= 1; i--) {
                Path part = folder.resolve("part" + i + "." + kind);
                Run run = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--shard", i + "/" + shards, "-o", part.toString(), GENOME);
                assertEquals(0, run.code(), run.err());
                args.add(part.toString());
            }
            Run merge = Run.of(args.toArray(String[]::new));
            assertEquals(0, merge.code(), merge.err());
            assertEquals(-1, Files.mismatch(whole, folder.resolve("merged." + kind)), "seed " + seed + ", " + shards + " shards");
        }
    }

    @Test
    void incompleteRepeatedAndForeignShardsAreRefused() throws IOException {
        String[] parts = new String[3];
        for (int i = 1; i <= 3; i++) {
            parts[i - 1] = folder.resolve(i + ".bed").toString();
            Run.of("dna", "-m", MOTIFS, "--shard", i + "/3", "-o", parts[i - 1], GENOME);
        }
        String foreign = folder.resolve("foreign.bed").toString();
        Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--shard", "3/3", "-o", foreign, GENOME);
        refused("shard 3/3 is missing", "merge", parts[0], parts[1]);
        refused("shard 1/3 is also in", "merge", parts[0], parts[1], parts[0]);
        refused("this is from another run", "merge", parts[0], parts[1], foreign);
        refused("this is no output of --shard", "merge", GENOME);
        String cut = folder.resolve("cut.bed").toString();
        String text = Files.readString(Path.of(parts[2]));
        Files.writeString(Path.of(cut), text.substring(0, text.length() * 2 / 3));
        refused("the file is cut short", "merge", parts[0], parts[1], cut);
    }

    private static void refused(String message, String... args) {
        Run run = Run.of(args);
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains(message) && run.err().lines().count() == 1, run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"motif", "all"})
    void qvaluesAreThoseOfBenjaminiAndHochbergWorkedOutPlainly(String scope) {
        List<String> hits = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--qvalues", scope, "--format", "tsv", GENOME).hits();
        Map<String, Long> tests = new HashMap<>();
        Map<String, List<Double>> pvalues = new HashMap<>();
        Map<String, Integer> widths = Map.of("MA0139.1", 19, "CS0001.1", 10, "CS0002.1", 8, "CS0003.1", 4);
        for (Map.Entry<String, Integer> motif : widths.entrySet()) {
            long windows = lengths().stream().mapToLong(n -> Math.max(0, n - motif.getValue() + 1)).sum();
            tests.merge(scope.equals("all") ? "" : motif.getKey(), 2 * windows, Long::sum);
        }
        for (String hit : hits) {
            String[] f = hit.split("\t");
            pvalues.computeIfAbsent(scope.equals("all") ? "" : f[0], m -> new ArrayList<>()).add(Double.parseDouble(f[7]));
        }
        pvalues.values().forEach(list -> list.sort(Comparator.naturalOrder()));
        for (String hit : hits) {
            String[] f = hit.split("\t");
            String key = scope.equals("all") ? "" : f[0];
            double p = Double.parseDouble(f[7]);
            double q = 1;
            List<Double> all = pvalues.get(key);
            for (int i = 0; i < all.size(); i++) {
                q = all.get(i) >= p ? Math.min(q, all.get(i) * tests.get(key) / (i + 1)) : q;
            }
            // Printed p-values have three digits, so ranks of near ties and the last digit may move.
            assertEquals(q, Double.parseDouble(f[8]), 0.012 * q + 1e-12, hit);
        }
    }

    private static List<Integer> lengths() {
        try {
            List<Integer> lengths = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of(GENOME + ".fai"))) {
                lengths.add(Integer.parseInt(line.split("\t")[1]));
            }
            return lengths;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aQvalueLimitKeepsTheLinesWithinIt() {
        List<String> all = Run.of("dna", "-m", MOTIFS, "-p", "0.05", "--qvalues", "motif", GENOME).hits();
        List<String> within = Run.of("dna", "-m", MOTIFS, "--qvalue", "0.05", GENOME).hits();
        List<String> expected = all.stream().filter(line -> Double.parseDouble(line.split("\t")[8]) <= 0.05).toList();
        assertFalse(within.isEmpty());
        assertEquals(expected, within);
    }

    @Test
    void bestKeepsTheHighestScoreOfEachMotifInEachSequence() {
        Map<String, String> best = new HashMap<>();
        for (String hit : Run.of("dna", "-m", MOTIFS, "-p", "1e-3", GENOME).hits()) {
            String[] f = hit.split("\t");
            String before = best.get(f[0] + f[3]);
            if (before == null || Double.parseDouble(f[6]) > Double.parseDouble(before.split("\t")[6])) {
                best.put(f[0] + f[3], hit);
            }
        }
        List<String> found = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--best", "--tile", "500", GENOME).hits();
        assertEquals(new TreeSet<>(best.values()), new TreeSet<>(found));
        assertEquals(best.size(), found.size());
    }

    @Test
    void regionsKeepExactlyTheWindowsInsideOne() throws IOException {
        List<String[]> regions = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("test-data/dna/regions.bed"))) {
            if (!line.startsWith("#") && !line.startsWith("track") && !line.startsWith("browser") && !line.isBlank()) {
                regions.add(line.split("\t"));
            }
        }
        List<String> expected = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", GENOME).hits().stream().filter(hit -> {
            String[] f = hit.split("\t");
            return regions.stream().anyMatch(r -> r[0].equals(f[0]) && Long.parseLong(r[1]) <= Long.parseLong(f[1])
                    && Long.parseLong(f[2]) <= Long.parseLong(r[2]));
        }).toList();
        assertFalse(expected.isEmpty());
        for (String genome : List.of(GENOME, GENOME + ".gz", "test-data/dna/genome.2bit")) {
            Run run = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--regions", "test-data/dna/regions.bed", genome);
            assertEquals(expected, run.hits(), genome + run.err());
        }
    }

    @Test
    void skipMaskedLeavesOutWindowsThatTouchLowerCase() {
        List<String> all = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--format", "tsv", GENOME).hits();
        List<String> expected = all.stream().filter(hit -> !hit.split("\t")[9].matches(".*[a-z].*")).toList();
        assertTrue(expected.size() < all.size(), "there is nothing masked to test with");
        assertEquals(expected, Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--format", "tsv", "--skip-masked", GENOME).hits());
    }

    @Test
    void theMatrixCountsEveryHit() throws IOException {
        Path file = folder.resolve("counts.mtx");
        Run run = Run.of("dna", "-m", MOTIFS, "-p", "1e-3", "--matrix", file.toString(), GENOME);
        List<String> rows = Files.readAllLines(Path.of(file + ".rows.tsv")).stream().map(l -> l.split("\t")[0]).toList();
        List<String> columns = Files.readAllLines(Path.of(file + ".columns.tsv"));
        Map<String, Integer> counted = new HashMap<>();
        List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.startsWith("%")).toList();
        assertEquals(rows.size() + " " + columns.size() + " " + (lines.size() - 1), lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split(" ");
            counted.put(rows.get(Integer.parseInt(f[0]) - 1) + " " + columns.get(Integer.parseInt(f[1]) - 1), Integer.parseInt(f[2]));
        }
        Map<String, Integer> expected = new HashMap<>();
        run.hits().forEach(hit -> expected.merge(hit.split("\t")[3] + " " + hit.split("\t")[0], 1, Integer::sum));
        assertEquals(expected, counted);
    }

    @Test
    void iupacLettersMatchWhatARegularExpressionMatches() throws IOException {
        Set<String> expected = new TreeSet<>();
        String name = null;
        StringBuilder letters = new StringBuilder();
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(GENOME)));
        lines.add(">");
        for (String line : lines) {
            if (line.startsWith(">")) {
                search(name, letters.toString().toUpperCase(), expected);
                name = line.substring(1).split("\\s")[0];
                letters.setLength(0);
            } else {
                letters.append(line.trim());
            }
        }
        Set<String> found = new TreeSet<>();
        for (String hit : Run.of("dna", "--iupac", "TGASTW", GENOME).hits()) {
            String[] f = hit.split("\t");
            found.add(f[0] + " " + f[1] + " " + f[5]);
        }
        assertFalse(expected.isEmpty());
        assertEquals(expected, found);
    }

    private static void search(String name, String letters, Set<String> into) {
        for (String[] pattern : new String[][] {{"(?=TGA[CG]T[AT])", "+"}, {"(?=[AT]A[CG]TCA)", "-"}}) {
            Matcher matcher = Pattern.compile(pattern[0]).matcher(letters);
            while (matcher.find()) {
                into.add(name + " " + matcher.start() + " " + pattern[1]);
            }
        }
    }

    @Test
    void aMotifThatCannotReachThePvalueIsNamedAndHasNoHits() {
        // Four columns: at best 4^-4 = 0.0039.
        Run run = Run.of("dna", "-m", MOTIFS, GENOME);
        assertTrue(run.err().contains("cannot reach p = 1e-4 and will have no hits: CS0003.1"), run.err());
        assertTrue(run.hits().stream().noneMatch(hit -> hit.contains("CS0003.1")));
    }

    @Test
    void aMotifLongerThanTheSequenceHasNoHits() {
        Run run = Run.with(">short\nACGT\n>empty\n".getBytes(), "dna", "-m", MOTIFS, "-p", "1");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.hits().stream().allMatch(hit -> hit.contains("CS0003.1")), run.out());
        assertEquals(2, run.hits().size(), "one window on two strands");
    }

    @Test
    void theSameSiteScoresTheSameWhateverElseIsInTheFile() {
        String site = "TGGCCACCAGGGGGCGCTA";
        String alone = Run.with((">a\n" + site + "\n").getBytes(), "dna", "-m", MOTIFS).hits().get(0);
        String among = Run.with((">b\n" + "AT".repeat(5000) + "\n>a\n" + site + "\n").getBytes(), "dna", "-m", MOTIFS).hits().stream()
                .filter(hit -> hit.startsWith("a\t")).findFirst().orElseThrow();
        assertEquals(alone, among);
    }

    @Test
    void backgroundsInEveryFormAreTaken() {
        for (String background : List.of("uniform", "input", "0.3,0.2,0.2,0.3", "test-data/motifs/order2.background")) {
            Run run = Run.of("dna", "-m", MOTIFS, "--background", background, GENOME);
            assertEquals(0, run.code(), run.err());
            assertTrue(run.hits().size() > 10, background);
        }
    }

    @Test
    void wrongCommandLinesAreOneLineAndExitTwo() {
        String[][] wrong = {
            {"dan"}, {"dna"}, {"dna", "-m", MOTIFS, "--pvalue", "2", GENOME}, {"dna", "-m", MOTIFS, "--pvalue", "x", GENOME},
            {"dna", "-m", MOTIFS, "--nonsense", GENOME}, {"dna", "-m", MOTIFS, "--score", "5", "-p", "0.1", GENOME},
            {"dna", "-m", MOTIFS, "--shard", "3/2", GENOME}, {"dna", "-m", MOTIFS, "--shard", "1/2"},
            {"dna", "-m", MOTIFS, "-o", "target/x", "--report", "target/x", GENOME}, {"dna", "-m", MOTIFS, "-o", GENOME, GENOME},
            {"dna", "--iupac", "ACXZ", GENOME}, {"dna", "-m", MOTIFS, "--background", "1,2,3", GENOME},
            {"dna", "-m", MOTIFS, "--engine", "fast", GENOME}, {"dna", "-m", MOTIFS, "--device", "tpu", GENOME},
            {"dna", "-m", MOTIFS, "--engine", "lookup", "--device", "cuda", GENOME}, {"dna", "-m", MOTIFS, "--threads", "0", GENOME},
            {"merge"}, {"motifs", "draw", MOTIFS}, {"doctor", "now"}, {"completion", "fish"}
        };
        for (String[] args : wrong) {
            Run run = Run.of(args);
            assertEquals(2, run.code(), String.join(" ", args) + run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertEquals("", run.out());
        }
    }
}
