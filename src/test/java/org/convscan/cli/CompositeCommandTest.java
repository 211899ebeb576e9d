package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeCommandTest {
    private static final String A = "MA0139.1";
    private static final String B = "CS0001.1";

    @TempDir
    private Path folder;

    /** A hit as the plain command writes it. */
    private record Found(String line, long start, long end, String id, long bedScore, char strand, double bits) {
        static Found of(String row) {
            String[] f = row.split("\t");
            return new Found(f[0], Long.parseLong(f[1]), Long.parseLong(f[2]), f[3], Long.parseLong(f[4]), f[5].charAt(0), Double.parseDouble(f[6]));
        }
    }

    private Path stack(String name, String gap, String order, String strand) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        return Files.writeString(file, """
                composites:
                  - name: pair
                    parts: [CTCF, %s]
                    gap: %s
                    order: %s
                    strand: %s
                """.formatted(B, gap, order, strand));
    }

    @ParameterizedTest
    @CsvSource({"fixed,same", "fixed,either", "either,same", "either,either"})
    void pairsAreThoseThatADoubleLoopOverTheHitsGives(String order, String strand) throws IOException {
        int total = 0;
        for (int[] gap : new int[][] {{0, 15}, {-8, 3}, {-30, 60}}) {
            String stack = stack(order + strand + gap[0], gap[0] + ".." + gap[1], order, strand).toString();
            Run run = Run.of("dna", "-m", MOTIFS, "-p", "0.02", "--composite", stack, GENOME);
            assertEquals(0, run.code(), run.err());
            List<Found> hits = Run.of("dna", "-m", MOTIFS, "-p", "0.02", GENOME).hits().stream().map(Found::of).toList();
            List<String> expected = pairs(hits, gap[0], gap[1], order.equals("either"), strand.equals("either"));
            total += expected.size();
            assertEquals(expected, run.hits().stream().map(CompositeCommandTest::key).sorted().toList());
        }
        assertTrue(total > 100, "pairs: " + total);
    }

    /** Place, strand, sum of BED scores, and the parts; the sum of bits is checked to the rounding of its summands. */
    private static String key(String row) {
        String[] f = row.split("\t");
        String[] parts = f[9].substring("parts=".length()).split(";");
        double sum = Arrays.stream(parts).mapToDouble(p -> Double.parseDouble(p.substring(p.lastIndexOf(':') + 1))).sum();
        assertEquals(sum, Double.parseDouble(f[6]), 2e-5, row);
        return f[0] + " " + f[1] + "-" + f[2] + f[5] + " " + f[4] + " " + f[9].replaceAll(":-?[0-9.]+(;|$)", "$1");
    }

    private static List<String> pairs(List<Found> hits, int least, int most, boolean anyOrder, boolean anyStrand) {
        TreeMap<String, Found[]> best = new TreeMap<>();
        List<Found> seconds = hits.stream().filter(hit -> hit.id.equals(B)).toList();
        for (Found a : hits.stream().filter(hit -> hit.id.equals(A)).toList()) {
            for (Found b : seconds) {
                boolean parts = a.line.equals(b.line) && (a.strand == b.strand || anyStrand);
                for (Found[] pair : parts ? new Found[][] {{a, b}, {b, a}} : new Found[0][]) {
                    if ((pair[0] == a || anyOrder) && follows(pair[0], pair[1], a.strand, least, most)) {
                        best.merge(pair[0] + " " + a.strand, pair, (x, y) -> better(x, y, a.strand));
                    }
                }
            }
        }
        List<String> keys = new ArrayList<>();
        best.forEach((first, pair) -> keys.add(text(pair, first.charAt(first.length() - 1))));
        Collections.sort(keys);
        return keys;
    }

    private static boolean follows(Found first, Found second, char strand, int least, int most) {
        long gap = strand == '+' ? second.start - first.end : first.start - second.end;
        boolean behind = strand == '+' ? second.start > first.start : second.end < first.end;
        return behind && least <= gap && gap <= most;
    }

    /** Both begin with the same hit: more bits, then nearer, then on the composite's strand. */
    private static Found[] better(Found[] x, Found[] y, char strand) {
        if (x[1].bits != y[1].bits) {
            return x[1].bits > y[1].bits ? x : y;
        }
        if (x[1].start != y[1].start) {
            return (x[1].start < y[1].start) == (strand == '+') ? x : y;
        }
        return x[1].strand == strand ? x : y;
    }

    private static String text(Found[] pair, char strand) {
        Found left = pair[0].start < pair[1].start || pair[0].start == pair[1].start && pair[0].id.equals(A) ? pair[0] : pair[1];
        Found right = left == pair[0] ? pair[1] : pair[0];
        return String.format(Locale.ROOT, "%s %d-%d%c %d parts=%s:%d-%d:%c;%s:%d-%d:%c", left.line, left.start, Math.max(left.end, right.end),
                strand, Math.min(1000, left.bedScore + right.bedScore), left.id, left.start, left.end, left.strand, right.id, right.start,
                right.end, right.strand);
    }

    @ParameterizedTest
    @CsvSource({"bed", "tsv"})
    void tilesThreadsAndEnginesChangeNotAByte(String format) throws IOException {
        String stack = stack("stack", "-8..40", "either", "either").toString();
        String[] command = {"dna", "-m", MOTIFS, "-p", "1e-2", "--composite", stack, "--format", format, GENOME};
        Run whole = Run.of(command);
        assertTrue(whole.hits().size() > 20, "hits: " + whole.hits().size());
        String[][] ways = {
            {"--tile", "1", "--threads", "2"}, {"--tile", "23"}, {"--tile", "1000", "--engine", "ort"}, {"--threads", "1", "--engine", "reference"}
        };
        for (String[] way : ways) {
            List<String> args = new ArrayList<>(List.of(command));
            args.addAll(List.of(way));
            assertEquals(whole.withoutEngine(), Run.of(args.toArray(String[]::new)).withoutEngine(), String.join(" ", way));
        }
    }

    @Test
    void theOtherStrandShowsTheMirrorImage() throws IOException {
        long seed = 11;
        Random random = new Random(seed);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            letters.append("ACGT".charAt(random.nextInt(4)));
        }
        String reverse = new StringBuilder(letters).reverse().toString();
        StringBuilder other = new StringBuilder();
        reverse.chars().forEach(c -> other.append("TGCA".charAt("ACGT".indexOf(c))));
        Path stack = Files.writeString(folder.resolve("iupac.yaml"), """
                composites:
                  - {name: half, words: [TG, CA], gap: 0..9}
                  - {name: whole, parts: [half, half], gap: -4..50, strand: either}
                """);
        List<String> one = places(fasta(letters), stack, false);
        List<String> two = places(fasta(other), stack, true);
        assertTrue(one.size() > 300 && one.stream().filter(p -> p.startsWith("whole")).count() > 50, "hits: " + one.size());
        assertEquals(one, two, "seed " + seed);
    }

    private static byte[] fasta(CharSequence letters) {
        return (">line\n" + letters + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static List<String> places(byte[] fasta, Path stack, boolean mirrored) {
        Run run = Run.with(fasta, "dna", "--composite", stack.toString());
        assertEquals(0, run.code(), run.err());
        return run.hits().stream().map(Found::of).map(f -> {
            long start = mirrored ? 20_000 - f.end : f.start;
            return f.id + " " + start + " " + (start + f.end - f.start) + (mirrored == (f.strand == '+') ? "-" : "+");
        }).sorted().toList();
    }

    @Test
    void theMatchedSequenceReadsAlongTheComposite() throws IOException {
        Path stack = Files.writeString(folder.resolve("iupac.yaml"), "composites: [{name: c, words: [AAC, TGA], gap: 2}]\n");
        // AACccTGA, and its reverse complement TCAggGTT: both start behind two letters. Each fixed letter of DNA weighs 2 bits.
        Run run = Run.with(">a\nTTAACccTGAGG\n>b\nCCTCAggGTTAA\n".getBytes(), "dna", "--composite", stack.toString(), "--format", "tsv");
        assertEquals(List.of("c\t\ta\t3\t10\t+\t12.00000\t\t\tAACccTGA\tAAC:3-5:+:6.00000;TGA:8-10:+:6.00000",
                "c\t\tb\t3\t10\t-\t12.00000\t\t\tAACccTGA\tTGA:3-5:-:6.00000;AAC:8-10:-:6.00000"), run.hits());
    }

    @Test
    void regionsHoldTheWholeComposite() throws IOException {
        Path stack = Files.writeString(folder.resolve("iupac.yaml"), "composites: [{name: c, words: [AAC, TGA], gap: 2}]\n");
        Path genome = Files.writeString(folder.resolve("a.fa"), ">a\nTTAACccTGAGG\n");
        String[][] cases = {{"2\t10", "1"}, {"0\t12", "1"}, {"3\t12", "0"}, {"0\t6\na\t6\t12", "0"}};
        for (String[] c : cases) {
            Path regions = Files.writeString(folder.resolve("r.bed"), "a\t" + c[0] + "\n");
            Run run = Run.of("dna", "--composite", stack.toString(), "--regions", regions.toString(), genome.toString());
            assertEquals(c[1], "" + run.hits().size(), c[0] + run.out() + run.err());
        }
    }

    @Test
    void theTableIsWrittenBgzippedWithAnIndex() throws IOException {
        Path output = folder.resolve("pairs.bed.gz");
        Run run = Run.of("dna", "-m", MOTIFS, "-p", "1e-2", "--composite", stack("s", "0..40", "either", "either").toString(),
                "-o", output.toString(), GENOME);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(output) > 0 && Files.size(folder.resolve("pairs.bed.gz.tbi")) > 0);
    }

    @Test
    void theExampleInTheDocumentationRuns() throws IOException {
        String page = Files.readString(Path.of("docs/cli.md"));
        int from = page.indexOf("```yaml\ncomposites:") + "```yaml\n".length();
        Path stack = Files.writeString(folder.resolve("example.yaml"), page.substring(from, page.indexOf("```", from)));
        Run run = Run.of("dna", "-m", MOTIFS, "-p", "0.02", "--composite", stack.toString(), GENOME);
        assertEquals(0, run.code(), run.err());
        for (String name : List.of("site", "two sites", "half")) {
            assertTrue(run.hits().stream().anyMatch(hit -> hit.contains("\t" + name + "\t")), name);
        }
    }

    @Test
    void wrongCommandLinesAndFilesGetOneLine() throws IOException {
        String stack = stack("s", "0", "fixed", "same").toString();
        String clash = Files.writeString(folder.resolve("clash.yaml"), "composites: [{name: c, words: [CTCF]}]").toString();
        String[][] cases = {
            {"2", "leave out --best", "dna", "-m", MOTIFS, "--composite", stack, "--best", GENOME},
            {"2", "gff3", "dna", "-m", MOTIFS, "--composite", stack, "--format", "gff3", GENOME},
            {"1", "there is no motif 'CTCF'", "dna", "--iupac", "ACGT", "--composite", stack, GENOME},
            {"1", "clash.yaml, word CTCF: 'F' is no IUPAC nucleotide code", "dna", "--composite", clash, GENOME},
            {"1", "no such file", "dna", "-m", MOTIFS, "--composite", "missing.yaml", GENOME},
            {"1", "is a directory", "dna", "-m", MOTIFS, "--composite", "test-data", GENOME},
        };
        for (String[] c : cases) {
            Run run = Run.of(Arrays.copyOfRange(c, 2, c.length));
            assertEquals(c[0], "" + run.code(), run.err());
            assertTrue(run.err().contains(c[1]) && run.err().lines().count() == 1, run.err());
        }
    }
}
