package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code nanopore} says about reads, and how its files come to be. */
class NanoporeOutputTest {
    private static final String READS = "test-data/nanopore/planted.blow5";
    private static final String QUERY = "ACTTACCTGGATTCGACGATCCAGTACGGTTAGCCA";

    @TempDir
    Path folder;

    private static Run nanopore(Object... args) {
        return Run.of(Run.words("nanopore", "--quiet", "--query", QUERY, List.of(Run.words(args))));
    }

    /** A SLOW5 file of one line a read; seven lines of planted-rna.slow5 are its header. */
    private Path slow5(String... lines) throws IOException {
        String header = Files.readAllLines(Path.of("test-data/nanopore/planted-rna.slow5")).stream().limit(7)
                .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("reads.slow5"), header + String.join("\n", lines) + "\n");
    }

    private static String[] lines(int count, String form) {
        String[] lines = new String[count];
        for (int i = 0; i < count; i++) {
            lines[i] = form.formatted(i);
        }
        return lines;
    }

    @Test
    void readsWithoutACalibrationAreNamedInOneLine() throws IOException {
        Path segments = folder.resolve("segments.tsv");
        Path reads = slow5(lines(12, "read%d\t0\tnan\t10\t1402.882\t4000\t3\t500,501,502"));
        Run run = nanopore("--segments", segments, reads);
        assertEquals("convscan: 12 reads have no calibration, so no segments: read0, read1, read2 and 9 more\n", run.err());
        assertEquals(0, run.code());
        nanopore("--segments", segments, slow5(lines(1, "read%d\t0\tnan\t10\t1402.882\t4000\t3\t500,501,502")))
                .saying("convscan: 1 read has no calibration, so no segments: read0\n");
    }

    @Test
    void theFirstDamagedReadsAreNamedAndTheOthersCounted() throws IOException {
        String[] lines = lines(21, "read%d\t0\t8192\t10\t1402.882\t4000\t4\t500,501,502");
        lines[20] = "good\t0\t8192\t10\t1402.882\t4000\t3\t500,501,502";
        Run run = nanopore(slow5(lines));
        assertEquals(0, run.code());
        List<String> said = run.err().lines().toList();
        assertEquals(6, said.size(), run.err());
        assertEquals("convscan: skipped like the first 5: 15 more damaged reads", said.get(5));
    }

    /** The second file is damaged: with --strict the run ends there. */
    /** The first read of planted-rna.slow5, whose target planted.tsv has at 4732 to 6076, once as it is and once without its rate. */
    @Test
    void aReadWhoseRateNobodyKnowsIsOnThePageInSamples() throws IOException {
        String read = Files.readAllLines(Path.of("test-data/nanopore/planted-rna.slow5")).get(7);
        Path reads = slow5(read, read.replaceFirst("^\\S+", "untimed").replace("\t3000\t", "\tnan\t"));
        Path page = folder.resolve("page.html");
        Run run = nanopore("--pore-model", "r9.4-rna", "--pvalue", "0.5", "--report", page, reads);
        assertEquals(0, run.code(), run.err());
        String[] hit = run.out().lines().filter(line -> line.startsWith("untimed\t")).findFirst().orElseThrow().split("\t");
        assertEquals(4732, Integer.parseInt(hit[3]), 3 * 43);
        assertEquals(".", hit[5]);
        String html = Files.readString(page);
        assertTrue(html.contains("\"name\":\"untimed\",\"hertz\":0.0,"), html);
        assertTrue(html.contains("\"hertz\":3000.0,"), html);
    }

    @Test
    void aRunThatFailsLeavesNoFilesAndAnOlderOneAsItWas() throws IOException {
        Path old = Files.writeString(folder.resolve("hits.tsv"), "older\n");
        nanopore("--strict", "--segments", folder.resolve("s.tsv"), "--report", folder.resolve("p.html"), "-o", old, READS,
                "test-data/nanopore/broken/cut.blow5").failed(1).saying("cut.blow5");
        assertEquals(List.of("hits.tsv"), Run.files(folder));
        assertEquals("older\n", Files.readString(old));
    }

    /** A file of this name, from READS. */
    private Path part(String name, Object... options) {
        Run run = nanopore("-o", folder.resolve(name), List.of(Run.words(options)), READS);
        assertEquals(0, run.code(), run.err());
        return folder.resolve(name);
    }

    private static Run merge(Object... args) {
        return Run.of(Run.words("merge", "--quiet", List.of(Run.words(args))));
    }

    @Test
    void partsThatDoNotMakeUpOneRunAreRefused() throws IOException {
        Path one = part("1.tsv", "--shard", "1/2");
        Path two = part("2.tsv", "--shard", "2/2");
        Path whole = part("whole.tsv");
        merge(one).failed(1).saying("shard 2/2 is missing");
        merge(one, two, two).failed(1).saying("shard 2/2 is also in");
        merge(one, part("other.tsv", "--shard", "2/2", "--pvalue", "0.5")).failed(1).saying("this is from another run");
        merge(one, part("three.tsv", "--shard", "2/3")).failed(1).saying("it was cut into 3 shards, not 2");
        merge(one, whole).failed(1).saying("whole.tsv: this is no output of --shard");
        merge(one, two, "--intervals", folder.resolve("i.tsv")).failed(2).saying("--intervals");
        merge(one, two, "--multiqc", folder.resolve("a_mqc.json")).failed(2).saying("--multiqc");
        merge(one, two, "--segments", folder.resolve("s.tsv")).failed(2).saying("there are none among these");
        merge(one, two, "-o", one).failed(2).saying("both read and written");
    }

    @Test
    void aPartThatLostALineIsRefused() throws IOException {
        Path one = part("1.tsv", "--shard", "1/2");
        Path two = part("2.tsv", "--shard", "2/2");
        List<String> lines = Files.readAllLines(two);
        for (int lost : new int[] {lines.size() - 1, lines.size() - 2, lines.size() / 2}) {
            List<String> left = new ArrayList<>(lines);
            left.remove(lost);
            Files.write(folder.resolve("cut.tsv"), left);
            merge(one, folder.resolve("cut.tsv")).failed(1).saying("cut.tsv: ").saying("run this shard again");
        }
    }

    @Test
    void aWholeRunIsItsOwnMerge() throws IOException {
        Path whole = part("whole.tsv", "--shard", "1/1");
        assertEquals(0, merge("-o", folder.resolve("merged.tsv.gz"), whole).code());
        assertEquals(Files.readString(whole), Run.read(folder.resolve("merged.tsv.gz")));
        assertEquals(List.of("merged.tsv.gz", "whole.tsv"), Run.files(folder));
    }

    /** The same three reads are in both files, and the second file's are in the second shard. */
    @Test
    void aReadThatIsInTwoShardsIsLeftOutOrRefused() throws IOException {
        String[] files = {"test-data/nanopore/many-gzip.fast5", "test-data/nanopore/many-vbz0.fast5"};
        for (String strict : new String[] {"--most", "--strict"}) {
            List<Path> parts = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                parts.add(folder.resolve(i + ".tsv"));
                Object[] one = strict.equals("--strict") ? new Object[] {strict} : new Object[] {strict, "1"};
                Run run = nanopore("--pvalue", "1", List.of(Run.words(one)), "--shard", i + "/2", "-o", parts.get(i - 1), List.of(files));
                assertEquals(0, run.code(), run.err());
            }
            Path out = folder.resolve(strict + ".tsv");
            Run merged = Run.of(Run.words("merge", "--quiet", "-o", out, parts));
            if (strict.equals("--strict")) {
                merged.failed(1).saying("a read of this id is in a shard before");
            } else {
                assertEquals("", merged.err());
                assertTrue(Files.readString(out).contains("# sequences: 3 reads, "), Files.readString(out));
            }
        }
    }

    @Test
    void aShardHasNoPageAndItsSegmentsNeedAName() throws IOException {
        nanopore("--shard", "1/2", "--report", folder.resolve("p.html"), READS).failed(2).saying("--report");
        nanopore("--shard", "3/2", READS).failed(2).saying("--shard takes I/N");
        Path one = folder.resolve("1.tsv");
        assertEquals(0, nanopore("--shard", "1/2", "--segments", one, "-o", folder.resolve("h.tsv"), READS).code());
        merge(one).failed(2).saying("say with --segments where the joined table goes");
    }

    @Test
    void shardsThatCouldUseNothingAreRefusedTogether() throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            parts.add(folder.resolve(i + ".tsv"));
            Run run = nanopore("--shard", i + "/3", "-o", parts.get(i - 1), "test-data/nanopore/broken/cut.slow5");
            assertEquals(0, run.code(), run.err());
        }
        // What one run says to its only read.
        Run.of(Run.words("merge", "-o", folder.resolve("merged.tsv"), parts)).failed(1).saying("no shard could use any of the input: "
                + "test-data/nanopore/broken/cut.slow5, line 7: the line ends before median_before");
    }
}
