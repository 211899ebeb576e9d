package org.convscan.format.bed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.reference.FastaSequenceIndexCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionSourceTest {
    private static final Path DNA = Path.of("test-data/dna");

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    private Path copy(String... names) throws IOException {
        for (String name : names) {
            Files.copy(DNA.resolve(name), folder.resolve(name));
        }
        return folder.resolve(names[0]);
    }

    private static Regions regions(String content) throws IOException {
        return RegionFile.read("-", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private RegionSource open(Path file, Regions regions) throws IOException {
        return RegionSource.open(List.of(file.toString()), null, Alphabet.DNA, regions, warnings::add);
    }

    private static Map<String, String> whole(Path file) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        try (TrackSource source = SequenceFiles.open(List.of(file.toString()), null, Alphabet.DNA)) {
            Symbols stretch;
            while ((stretch = (Symbols) source.next(1 << 20)) != null) {
                lines.put(stretch.name(), stretch.text(0, stretch.columns()));
            }
        }
        return lines;
    }

    /** "name:start letters" for each cluster, in order. */
    private static List<String> clusters(TrackSource source, int columns) throws IOException {
        List<String> clusters = new ArrayList<>();
        String open = null;
        Symbols stretch;
        while ((stretch = (Symbols) source.next(columns)) != null) {
            assertTrue(stretch.columns() > 0 && stretch.columns() <= columns);
            open = open == null ? stretch.name() + ":" + stretch.start() + " " : open;
            open += stretch.text(0, stretch.columns());
            if (stretch.last()) {
                clusters.add(open);
                open = null;
            }
        }
        assertEquals(null, open);
        return clusters;
    }

    private static List<String> expected(Map<String, String> lines, Regions regions) {
        List<String> clusters = new ArrayList<>();
        lines.forEach((name, letters) -> {
            for (Interval cluster : regions.clusters(name)) {
                if (cluster.start() < letters.length()) {
                    int end = (int) Math.min(cluster.end(), letters.length());
                    clusters.add(name + ":" + cluster.start() + " " + letters.substring((int) cluster.start(), end));
                }
            }
        });
        return clusters;
    }

    @Test
    void theIndexesOfTheFixturesAreThoseThatHtsjdkMakes() throws IOException {
        Path index = folder.resolve("x.fai");
        FastaSequenceIndexCreator.buildFromFasta(DNA.resolve("genome.fa")).write(index);
        assertEquals(Files.readString(index), Files.readString(DNA.resolve("genome.fa.fai")));
        assertEquals(Files.readString(index), Files.readString(DNA.resolve("genome.fa.gz.fai")));
    }

    @Test
    void streamedOrByAnyIndexTheClustersAreTheSame() throws IOException {
        Regions regions = RegionFile.read(DNA.resolve("regions.bed").toString(), null);
        List<String> expected = expected(whole(DNA.resolve("genome.fa")), regions);
        Path plain = copy("genome.fa", "genome.fa.fai");
        Path packed = copy("genome.fa.gz", "genome.fa.gz.fai", "genome.fa.gz.gzi");
        Path streamed = Files.copy(plain, folder.resolve("streamed.fa"));
        List<String> digests = new ArrayList<>();
        for (Path file : List.of(streamed, plain, packed)) {
            for (int columns : new int[] {7, 100_000}) {
                try (SequenceSource source = open(file, regions)) {
                    assertEquals(expected, clusters(source, columns), file.toString());
                    assertEquals(6, source.lines());
                    digests.add(source.digest());
                }
            }
        }
        assertEquals(1, digests.stream().distinct().count());
        assertEquals(List.of(), warnings);
    }

    @Test
    void anIndexIsReallyUsed() throws IOException {
        Path plain = copy("genome.fa", "genome.fa.fai");
        try (SequenceSource source = open(plain, regions("south\t24000\t24100\n"))) {
            clusters(source, 1000);
            assertEquals(100, source.bytesRead());
        }
    }

    @Test
    void randomRegionsAreCutOutOfRandomLinesAlike() throws IOException {
        long seed = 4711;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            String where = "seed " + seed + ", round " + round;
            Path file = randomFasta(random, round);
            Regions regions = randomRegions(random);
            List<String> expected = expected(whole(file), regions);
            int columns = 1 + random.nextInt(50);
            assertEquals(expected, clusters(open(file, regions), columns), where);
            List<String> streamedWarnings = List.copyOf(warnings);
            warnings.clear();
            FastaSequenceIndexCreator.create(file, true);
            assertEquals(expected, clusters(open(file, regions), columns), where);
            assertEquals(streamedWarnings, warnings, where);
            warnings.clear();
        }
    }

    private Path randomFasta(Random random, int round) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 3; line++) {
            text.append(">c").append(line).append(" some words\n");
            int width = 1 + random.nextInt(30);
            int size = 1 + random.nextInt(200);
            for (int at = 0; at < size; at++) {
                text.append("ACGTn".charAt(random.nextInt(5))).append(at % width == width - 1 || at == size - 1 ? "\n" : "");
            }
        }
        return Files.writeString(folder.resolve("random" + round + ".fa"), text);
    }

    private static Regions randomRegions(Random random) {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            int start = random.nextInt(220);
            regions.add(new Region("c" + random.nextInt(3), new Interval(start, start + 1 + random.nextInt(40)), "", i + 1));
        }
        return new Regions("random.bed", regions);
    }

    @Test
    void whatReachesBeyondTheEndIsClippedWithAWarningThatNamesTheLine() throws IOException {
        Regions regions = regions("islet\t8990\t9100\tlong\nislet\t10000\t10010\n");
        Path file = copy("genome.fa");
        assertEquals(List.of("islet:8990 NNNNNNNNNNN"), clusters(open(file, regions), 1000));
        assertEquals(List.of(
                "standard input, line 1: region long reaches beyond the end of islet (9001 columns): clipped",
                "standard input, line 2: region islet:10000-10010 lies beyond the end of islet (9001 columns): left out"),
                warnings);
    }

    @Test
    void aRegionOnAnUnknownSequenceIsRefusedWithItsLine() throws IOException {
        Regions regions = regions("north\t1\t9\nchrNorth\t1\t9\n");
        for (Path file : List.of(copy("genome.fa", "genome.fa.fai"), copy("genome.fa.gz"))) {
            InputException e = assertThrows(InputException.class, () -> clusters(open(file, regions), 1000));
            assertEquals("standard input, line 2: no sequence is called chrNorth (one of them is called north)", e.getMessage());
        }
    }

    @Test
    void anIndexThatIsOlderThanItsFileIsNotUsed() throws IOException {
        Path file = copy("genome.fa", "genome.fa.fai");
        Files.setLastModifiedTime(folder.resolve("genome.fa.fai"), FileTime.fromMillis(0));
        Regions regions = RegionFile.read(DNA.resolve("regions.bed").toString(), null);
        assertEquals(expected(whole(file), regions), clusters(open(file, regions), 999));
        assertEquals(List.of(file + ".fai is older than genome.fa: reading the whole file instead"
                + " (samtools faidx makes a new index)"), warnings);
    }

    @Test
    void anIndexOfAnotherFileIsNotUsed() throws IOException {
        Regions regions = regions("north\t1\t9\n");
        String text = Files.readString(DNA.resolve("genome.fa"));
        String[] changed = {
            text.replaceFirst("\n", "\nA"), text.replaceFirst(">south", ">north2"), text + "A\n", text + ">more\nAC\n",
            text.replaceFirst("(?s)\n[^\n]*\n>south", "\n>south"), text.substring(0, 500), ">first\nACGT\n" + text};
        for (String content : changed) {
            Path file = Files.writeString(folder.resolve("genome.fa"), content);
            Files.writeString(folder.resolve("genome.fa.fai"), Files.readString(DNA.resolve("genome.fa.fai")));
            assertEquals(expected(whole(file), regions), clusters(open(file, regions), 999));
            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).startsWith(file + ".fai does not fit genome.fa (at "), warnings.get(0));
            warnings.clear();
        }
    }

    @Test
    void aDamagedIndexOrAMissingBlockIndexIsNotUsed() throws IOException {
        Regions regions = regions("north\t1\t9\n");
        Path file = copy("genome.fa");
        Files.writeString(folder.resolve("genome.fa.fai"), "not an index\n");
        assertEquals(1, clusters(open(file, regions), 999).size());
        assertTrue(warnings.remove(0).startsWith(file + ".fai cannot be used ("));
        Path packed = copy("genome.fa.gz", "genome.fa.gz.fai");
        assertEquals(1, clusters(open(packed, regions), 999).size());
        assertTrue(warnings.remove(0).startsWith(packed + " is compressed, and there is no genome.fa.gz.gzi: "));
    }

    /** Byte 56 of the index is the low byte of where the last block begins, 0x575D: 0x5735 is in the middle of the one before. */
    @Test
    void anIndexOfOtherBlocksIsNotUsed() throws IOException {
        Path packed = copy("genome.fa.gz", "genome.fa.gz.fai", "genome.fa.gz.gzi");
        byte[] blocks = Files.readAllBytes(folder.resolve("genome.fa.gz.gzi"));
        assertEquals(0x5D, blocks[56]);
        blocks[56] = 0x35;
        Files.write(folder.resolve("genome.fa.gz.gzi"), blocks);
        assertEquals(1, clusters(open(packed, regions("north\t1\t9\n")), 999).size());
        assertEquals(List.of(packed + ".gzi does not fit genome.fa.gz (at byte 22325): reading the whole file instead (samtools faidx makes a "
                + "new index)"), warnings);
    }

    @Test
    void aDamagedBlockIsSaidToBeThat() throws IOException {
        Path packed = copy("genome.fa.gz", "genome.fa.gz.fai", "genome.fa.gz.gzi");
        byte[] bytes = Files.readAllBytes(packed);
        // The second block begins at byte 0x15D5, as the index has it.
        java.util.Arrays.fill(bytes, 0x15D5 + 1000, 0x15D5 + 1064, (byte) 0xFF);
        Files.write(packed, bytes);
        InputException e = assertThrows(InputException.class, () -> clusters(open(packed, regions("north\t20000\t30000\n")), 99_999));
        assertEquals(packed + ", north: the gzip data is corrupt (copy or download the file again; gzip -t checks it)", e.getMessage());
    }

    @Test
    void lettersThatTheAlphabetDoesNotKnowAreRefusedByTheIndexToo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.fa"), ">a\nACGTE\n");
        Files.writeString(folder.resolve("a.fa.fai"), "a\t5\t3\t5\t6\n");
        InputException e = assertThrows(InputException.class, () -> clusters(open(file, regions("a\t0\t5\n")), 999));
        assertTrue(e.getMessage().startsWith(file + ", a:5: 'E' is no letter of DNA"), e.getMessage());
    }
}
