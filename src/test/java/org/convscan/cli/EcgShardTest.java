package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shards of recordings own, and what is refused. */
class EcgShardTest {
    private static final String SIMULATED = "test-data/ecg/simulated";

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String shard(String name, String shard, String... options) {
        List<?> tile = List.of(options).contains("--tile") ? List.of() : List.of("--tile", 1000);
        Run run = Run.of(Run.words("ecg", List.of(options), "--quiet", "--method", "bank", "--threads", "1", tile, "--shard", shard,
                "-o", file(name), SIMULATED));
        assertEquals(0, run.code(), run.err());
        return file(name);
    }

    @Test
    void partsThatAreMissingTwiceThereOrOfOtherRunsAreRefused() throws IOException {
        String one = shard("1.tsv", "1/3");
        String two = shard("2.tsv", "2/3");
        String three = shard("3.tsv", "3/3");
        String out = file("merged.tsv");
        Run.of("merge", "-o", out, one, three).failed(1).saying("1.tsv: shard 2/3 is missing");
        Run.of("merge", "-o", out, one, two, three, two).failed(1).saying("2.tsv: shard 2/3 is also in ");
        Run.of("merge", "-o", out, one, two, shard("of4.tsv", "3/4")).failed(1).saying("cut into 4 shards, not 3");
        Run.of("merge", "-o", out, one, two, shard("v1.tsv", "3/3", "--lead", "2")).failed(1).saying("another run").saying("--lead 2");
        Run.of("merge", "-o", out, one, two, shard("a.bed", "3/3")).failed(1).saying("another run").saying("--format bed");
        Run.of("merge", "-o", out, one, two, shard("tile.tsv", "3/3", "--tile", "500")).failed(1).saying("it is of run ");
        assertFalse(Files.exists(Path.of(out)));
    }

    @Test
    void partsAndOtherFilesAreNotMixed() throws IOException {
        String one = shard("1.tsv", "1/2");
        Run.dna("-m", Run.MOTIFS, "--shard", "2/2", "-o", file("2.bed"), Run.GENOME);
        String out = file("merged.tsv");
        Run.of("merge", "-o", out, one, file("2.bed")).failed(1).saying("2.bed: this is a part of 'dna', and ").saying("is one of 'ecg'");
        Run.of("merge", "-o", out, file("2.bed"), one).failed(1).saying("1.tsv: this is a part of 'ecg', and ").saying("is one of 'dna'");
        Run.of("merge", "-o", out, one, Run.GENOME).failed(1).saying("genome.fa: this is no output of --shard");
        Run.of("ecg", "--quiet", "--method", "bank", "-o", file("whole.tsv"), SIMULATED);
        Run.of("merge", "-o", out, file("whole.tsv")).failed(1).saying("whole.tsv: this is no output of --shard");
        assertFalse(Files.exists(Path.of(out)));
    }

    @Test
    void aPartThatWasCutOrLostALineIsRefused() throws IOException {
        String one = shard("1.tsv", "1/2");
        Path two = Path.of(shard("2.tsv", "2/2"));
        List<String> lines = Files.readAllLines(two);
        Path bad = folder.resolve("bad.tsv");
        Files.write(bad, lines.subList(0, lines.size() - 1));
        Run.of("merge", one, bad.toString()).failed(1).saying("bad.tsv: the last line is missing");
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(lastPeak(lines));
        Files.write(bad, fewer);
        Run.of("merge", one, bad.toString()).failed(1).saying("bad.tsv: it has ").saying("run this shard again");
        for (String damage : List.of("# part end 0 x", "# part end 0", "# part end 1 15000", "# part end")) {
            Files.write(bad, lines.stream().map(line -> line.startsWith("# part end") ? damage : line).toList());
            Run.of("merge", "-o", file("all.tsv"), one, bad.toString()).failed(1).saying("bad.tsv: ").saying("run this shard again");
        }
        for (String damage : List.of("# part still 0 1 0-100:1.0", "# part still 0 0 0-100", "# part still 1 0", "# part still 0 0 9-5:1.0")) {
            Files.write(bad, lines.stream().map(line -> line.startsWith("# part still 0 0") ? damage : line).toList());
            Run.of("merge", "-o", file("all.tsv"), one, bad.toString()).failed(1).saying("bad.tsv: ").saying("run this shard again");
        }
        for (String damage : List.of("# part sum 0 0 0 1 99999 x", "# part sum 0 0 0 1", "# part sum 3 0 0 1 1 x")) {
            Files.write(bad, lines.stream().map(line -> line.startsWith("# part sum 0 0 0") ? damage : line).toList());
            Run.of("merge", "-o", file("all.tsv"), one, bad.toString()).failed(1).saying("bad.tsv: ").saying("run this shard again");
        }
        for (String damage : List.of("# part peaks 0 x", "# part peaks x", "# part peaks 0 simulated 250 1 7 II")) {
            Files.write(bad, lines.stream().map(line -> line.startsWith("# part peaks ") ? damage : line).toList());
            Run.of("merge", "-o", file("all.tsv"), one, bad.toString()).failed(1).saying("bad.tsv: ").saying("run this shard again");
        }
        for (String damage : List.of("1\t2", "a\tb\tc", "100\t0.5\t0", "100\t1056964608\t1", "100\t1056964608\t0\t", "100\t99999999999\t0", "-\t1\t0")) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(lastPeak(lines), damage);
            Files.write(bad, changed);
            Run.of("merge", "-o", file("all.tsv"), one, bad.toString()).failed(1).saying("bad.tsv: ");
        }
        assertFalse(Files.exists(folder.resolve("all.tsv")));
    }

    private static int lastPeak(List<String> lines) {
        return IntStream.range(0, lines.size()).filter(i -> !lines.get(i).startsWith("#")).max().orElseThrow();
    }

    /** 60 s are 7,200 columns at the bank's 120 Hz, so 8 tiles: of four shards the last two have nothing in the first 20 s. */
    @Test
    void aShardDoesNotOpenTheSegmentsThatItNeedsNothingOf() throws IOException {
        for (int segment = 0; segment < 3; segment++) {
            SimulatedEcg.write(folder, "s" + segment, 20, segment);
        }
        Files.writeString(folder.resolve("long.hea"), "long/3 2 250 15000\ns0 5000\ns1 5000\ns2 5000\n");
        List<String> words = List.of("ecg", "--quiet", "--method", "bank", "--threads", "1", "--tile", "1000");
        String last = file("last.tsv");
        assertEquals(0, Run.of(Run.words(words, "--shard", "4/4", "-o", last, file("long"))).code());
        String before = Files.readString(Path.of(last));
        Files.delete(folder.resolve("s0.dat"));
        assertEquals(0, Run.of(Run.words(words, "--shard", "4/4", "-o", last, file("long"))).code());
        assertEquals(before, Files.readString(Path.of(last)));
        Run.of(Run.words(words, "--shard", "1/4", "-o", last, file("long"))).failed(1).saying("s0.dat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--report a.html | run --report by itself",
        "--intervals a.tsv | give --intervals and --multiqc to 'convscan merge'",
        "--multiqc a_mqc.json | give --intervals and --multiqc to 'convscan merge'",
        "--shard 3/2 | --shard takes I/N with I from 1 to N, not '3/2'"
    })
    void whatNeedsAllBeatsIsNoShards(String options, String message) {
        List<String> shard = options.startsWith("--shard") ? List.of() : List.of("--shard", "1/2");
        Run.of(Run.words("ecg", List.of(options.split(" ")), shard, SIMULATED)).failed(2).saying(message.strip());
    }

    @Test
    void optionsOfAnotherKindOfPartAreRefused() throws IOException {
        Run.dna("-m", Run.MOTIFS, "--shard", "1/1", "-o", file("1.bed"), Run.GENOME);
        Run.of("merge", "--intervals", file("rr.tsv"), file("1.bed")).failed(2).saying("--intervals are between heartbeats");
        String part = shard("1", "1/1", "--format", "wfdb");
        Run.of("merge", "-o", "-", part).failed(2).saying("annotations are no text");
        Run.of("merge", "-o", file("1.beats.gz"), part).failed(2).saying("annotations are not gzipped");
        Run.of("merge", "-o", file("a.tsv"), part).failed(2).saying("run the shards with --format tsv");
        Run.of("merge", "-o", part, part).failed(2).saying("both read and written");
        Run.of("merge", "-o", file("a"), "--intervals", file("a"), part).failed(2).saying("two outputs");
    }

    /** 10 tiles are 4, 3 and 3 for three shards; who owns a line's last tile owns whatever else it has. */
    @Test
    void longLinesAreCutAndShortOnesShareAShard() {
        List<Long> tiles = List.of(3L, 1L, 1L, 5L);
        assertEquals("0-end 0-end none none", owned(1, tiles));
        assertEquals("none none 0-end 0-2", owned(2, tiles));
        assertEquals("none none none 2-end", owned(3, tiles));
    }

    private static String owned(int number, List<Long> tiles) {
        OwnedTiles owned = new OwnedTiles(new Shard(number, 3), tiles);
        return tiles.stream().map(owned::next).map(mine -> mine == null ? "none"
                : mine.start() + "-" + (mine.end() == Long.MAX_VALUE ? "end" : mine.end())).collect(Collectors.joining(" "));
    }
}
