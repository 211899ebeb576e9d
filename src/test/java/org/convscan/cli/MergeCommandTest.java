package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards and what becomes of them. */
class MergeCommandTest {
    private static final String REGIONS = TestGenome.REGIONS;

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hits.bed", "hits.tsv", "hits.gff3", "hits.bed.gz", "hits.tsv.gz", "hits.gff3.gz"})
    void mergedShardsAreByteForByteTheWholeRun(String name) throws IOException {
        Random random = new Random(name.hashCode());
        Run.dna("-m", MOTIFS, "-p", "1e-3", "-o", file(name), GENOME);
        for (int of : new int[] {1 + random.nextInt(9), 1 + random.nextInt(9), 9}) {
            List<String> parts = new ArrayList<>();
            for (int i = 1; i <= of; i++) {
                parts.add(file(of + "." + i + "." + name));
                Run.dna("-m", MOTIFS, "-p", "1e-3", "--shard", i + "/" + of, "-o", parts.get(i - 1), GENOME);
            }
            if (of == 1) {
                assertEquals(Run.read(folder.resolve(name)), Run.read(Path.of(parts.get(0))));
                continue;
            }
            Collections.shuffle(parts, random);
            Run merged = Run.of(Run.words("merge", "-o", file("merged." + name), parts));
            assertEquals(0, merged.code(), merged.err());
            assertArrayEquals(Files.readAllBytes(folder.resolve(name)), Files.readAllBytes(folder.resolve("merged." + name)), of + " parts");
            if (name.endsWith(".gz")) {
                assertArrayEquals(Files.readAllBytes(folder.resolve(name + ".tbi")), Files.readAllBytes(folder.resolve("merged." + name + ".tbi")));
            }
            assertEquals(Run.read(folder.resolve(name)), Run.of(Run.words("merge", parts)).out(), "to standard output");
            assertEquals(Run.read(folder.resolve(name)), Run.piped(String.join("\n", parts), "merge", "--parts", "-").out(), "named in a pipe");
        }
    }

    @Test
    void shardsOfRegionsMergeAsWell() {
        String[] options = {"-m", MOTIFS, "-p", "1e-3", "--regions", REGIONS, "--skip-masked", GENOME};
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            parts.add(file("part" + i));
            Run.dna(Run.words("--shard", i + "/4", "--tile", 100 * i, "--threads", i, "-o", parts.get(i - 1), List.of(options)));
        }
        assertEquals(Run.dna(options).withoutEngine(), Run.of(Run.words("merge", parts)).withoutEngine());
    }

    private String shard(String name, String shard, String... options) {
        Run.dna(Run.words("-m", MOTIFS, "--shard", shard, "-o", file(name), List.of(options), GENOME));
        return file(name);
    }

    @Test
    void shardsThatAreMissingTwiceThereOrOfOtherRunsAreRefused() throws IOException {
        String one = shard("1.bed", "1/3");
        String two = shard("2.bed", "2/3");
        String three = shard("3.bed", "3/3");
        String out = file("merged.bed");
        Run.of("merge", "-o", out, one, three).failed(1).saying("shard 2/3 is missing");
        Run.of("merge", "-o", out, one, two, three, two).failed(1).saying("2/3");
        Run.of("merge", "-o", out, one, two, shard("of4.bed", "3/4")).failed(1).saying("another run");
        Run.of("merge", "-o", out, one, two, shard("p.bed", "3/3", "-p", "1e-3")).failed(1).saying("another run");
        Run.of("merge", "-o", out, one, two, shard("t.tsv", "3/3")).failed(1).saying("another run");
        Run.dna("-m", MOTIFS, "--shard", "3/3", "-o", file("other.bed"), GENOME, "test-data/dna/reads.fastq");
        Run.of("merge", "-o", out, one, two, file("other.bed")).failed(1).saying("another run");
        Run.dna("-m", MOTIFS, "-o", file("whole.bed"), GENOME);
        Run.of("merge", "-o", out, one, file("whole.bed")).failed(1).saying("whole.bed: this is no output of --shard");
        Run.of("merge", "-o", out, GENOME).failed(1).saying("--shard");
        String text = Files.readString(Path.of(three));
        Files.writeString(folder.resolve("cut.bed"), text.substring(0, text.length() - 80));
        Run.of("merge", "-o", out, one, two, file("cut.bed")).failed(1).saying("cut short");
        Files.writeString(folder.resolve("strange.bed"), text.replace("# shard: 3/3", "# shard: 99999999999/3"));
        Run.of("merge", "-o", out, one, two, file("strange.bed")).failed(1).saying("strange.bed");
        Files.writeString(folder.resolve("none.bed"), text.replace("# shard: 3/3", "# shard: 0/0"));
        Run.of("merge", "-o", out, file("none.bed")).failed(1).saying("none.bed");
        assertFalse(Files.exists(Path.of(out)));
    }

    @ParameterizedTest
    @CsvSource({"bedgraph,2", "tsv,3", "tsv,40", "bed,5"})
    void shardsOfANetworkOwnWholeSequences(String format, int of) throws IOException {
        List<String> words = new ArrayList<>(List.of("network", "run", "--quiet", "--device", "cpu", "--threads", "1", "--format", format));
        words.addAll(format.equals("bed") ? List.of("--threshold", "0.5") : List.of());
        words.addAll(List.of("test-data/networks/unet.onnx", GENOME, "test-data/networks/peaks.fa"));
        String whole = Run.of(words.toArray(String[]::new)).out();
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= of; i++) {
            parts.add(file(of + "." + i));
            Run done = Run.of(Run.words(words, "--shard", i + "/" + of, "-o", parts.get(i - 1)));
            assertEquals(0, done.code(), done.err());
        }
        Collections.shuffle(parts, new Random(of));
        Run merged = Run.of(Run.words("merge", "--quiet", parts));
        assertEquals(0, merged.code(), merged.err());
        assertEquals(whole, merged.out());
    }

    /** As {@code network run} refuses it: tabix has no format for this table. */
    @Test
    void aTableOfANetworksNumbersIsNotBgzipped() throws IOException {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            parts.add(file(i + ".tsv"));
            assertEquals(0, Run.of("network", "run", "--quiet", "--device", "cpu", "--threads", "1", "--shard", i + "/2", "-o",
                    parts.get(i - 1), "test-data/networks/unet.onnx", "test-data/networks/peaks.fa").code());
        }
        Run.of("merge", "-o", file("all.tsv.gz"), parts.get(0), parts.get(1)).failed(2).saying("not bgzipped");
        assertFalse(Files.exists(folder.resolve("all.tsv.gz")));
    }

    /** Same names and lengths, so that the index is the same: only the letters tell. */
    @Test
    void shardsOfSequencesThatDifferInALetterAreRefused() throws IOException {
        Path genome = Files.copy(Path.of(GENOME), folder.resolve("genome.fa"));
        Files.copy(Path.of(GENOME + ".fai"), folder.resolve("genome.fa.fai"));
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            parts.add(file(i + ".bed"));
            Run.dna("-m", MOTIFS, "--shard", i + "/3", "-o", parts.get(i - 1), genome.toString());
            if (i == 2) {
                byte[] letters = Files.readAllBytes(genome);
                letters[letters.length - 10] = (byte) (letters[letters.length - 10] == 'A' ? 'C' : 'A');
                Files.write(genome, letters);
            }
        }
        Run.of("merge", "-o", file("all.bed"), parts.get(0), parts.get(1), parts.get(2)).failed(1)
                .saying("the shards have not read the same sequences");
        assertFalse(Files.exists(folder.resolve("all.bed")));
    }

    @Test
    void partsMayBeNamedInAFile() throws IOException {
        String list = Files.writeString(folder.resolve("list"), shard("2.bed", "2/2") + "\n\n" + shard("1.bed", "1/2") + "\n").toString();
        assertEquals(Run.dna("-m", MOTIFS, GENOME).withoutEngine(), Run.of("merge", "--parts", list).withoutEngine());
    }

    @Test
    void matricesOfOtherRunsOrWithoutAPlaceAreRefused() throws IOException {
        String one = shard("1.bed", "1/2", "--matrix", file("1.mtx"));
        String two = shard("2.bed", "2/2", "--matrix", file("2.mtx"));
        shard("p.bed", "2/2", "--matrix", file("p.mtx"), "-p", "1e-3");
        String out = file("all.mtx");
        Run.of("merge", one, two, file("1.mtx"), file("2.mtx")).failed(2).saying("--matrix where");
        Run.of("merge", "--matrix", out, one, two).failed(2).saying("none among the parts");
        Run.of("merge", "--matrix", out, file("1.mtx")).failed(1).saying("shard 2/2 is missing");
        Run.of("merge", "--matrix", out, file("1.mtx"), file("2.mtx"), file("2.mtx")).failed(1).saying("is also in");
        Run.of("merge", "--matrix", out, file("1.mtx"), file("p.mtx")).failed(1).saying("another run");
        Run.of("merge", "--matrix", out, shard("3.bed", "1/2", "-p", "1e-3"), file("p.bed"), file("1.mtx"), file("2.mtx")).failed(1)
                .saying("another run");
        String text = Files.readString(folder.resolve("2.mtx"));
        Files.writeString(folder.resolve("2.mtx"), text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        Run.of("merge", "--matrix", out, file("1.mtx"), file("2.mtx")).failed(1).saying("2.mtx: the file is cut short");
        assertFalse(Files.exists(Path.of(out)));
    }

    @Test
    void aShardThatLostALineInTheMiddleIsRefused() throws IOException {
        String one = shard("1.bed", "1/2");
        String two = shard("2.bed", "2/2");
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(two)));
        lines.remove(lines.size() / 2);
        Files.write(Path.of(two), lines);
        Run.of("merge", one, two).failed(1).saying("2.bed: it has ").saying("run this shard again");
    }

    @Test
    void aShardRefusesAReportAndSaysWhereToGetOne() {
        Run.of("dna", "-m", MOTIFS, "--shard", "1/2", "--report=x", GENOME).failed(2).saying("run --report by itself");
    }

    @Test
    void aShardOfStandardInputIsRefused() {
        Run.of("dna", "-m", MOTIFS, "--shard", "1/2").failed(2).saying("standard input");
    }

    @Test
    void aMergeOverOneOfItsPartsIsRefused() throws IOException {
        String one = shard("1.bed", "1/2");
        String two = shard("2.bed", "2/2");
        Run.of("merge", "-o", one, one, two).failed(2).saying("both read and written");
        Run.of("merge", "-o", folder + "/./2.bed", one, two).failed(2).saying("both read and written");
        Run.of("merge", "-o", file("all.bed"), "-", two).failed(2).saying("standard input");
    }
}
