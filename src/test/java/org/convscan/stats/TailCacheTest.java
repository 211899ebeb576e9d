package org.convscan.stats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.convscan.engine.Engine;
import org.convscan.kernel.Background;
import org.convscan.kernel.Counts;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept or worked out, whole or damaged: the oracle is the same search without a cache. */
class TailCacheTest {
    @TempDir
    private Path folder;

    private final List<Motif> motifs = new ArrayList<>();
    private List<Tail> expected;

    /** From 5 to 16 columns: some cannot reach 1e-4, some are listed, some have tails of equal steps. */
    @BeforeEach
    void workOut() {
        Random random = new Random(1);
        for (int m = 0; m < 48; m++) {
            double[][] rows = new double[5 + m / 4][4];
            for (double[] row : rows) {
                for (int a = 0; a < 4; a++) {
                    row[a] = random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(10);
                }
            }
            motifs.add(new Counts(new MotifName("m" + m, ""), Alphabet.DNA, rows));
        }
        expected = search(null, 1e-4).tails();
        assertTrue(expected.stream().anyMatch(tail -> tail.threshold() == Engine.NEVER));
        assertTrue(expected.stream().anyMatch(tail -> tail.spacing() == 0 && tail.steps() > 100));
        assertTrue(expected.stream().anyMatch(tail -> tail.spacing() > 0));
    }

    private MotifSearch search(Path cache, double p) {
        return MotifSearch.of(motifs).pvalue(p).keptIn(cache).build();
    }

    private static void assertSame(List<Tail> expected, List<Tail> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            Tail one = expected.get(i);
            Tail other = actual.get(i);
            assertEquals(one.threshold(), other.threshold());
            assertEquals(one.top(), other.top());
            assertEquals(one.spacing(), other.spacing());
            assertArrayEquals(one.depths(), other.depths());
            assertArrayEquals(one.pvalues(), other.pvalues());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theFirstSearchKeepsItsTailsAndTheSecondFindsThemBitForBit() throws IOException {
        assertSame(expected, search(folder, 1e-4).tails());
        Path file = files().get(0);
        assertEquals(1, files().size());
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Object first = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assertSame(expected, search(folder, 1e-4).tails());
        assertEquals(first, Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "found, not written again");
        assertNotEquals(FileTime.from(Instant.EPOCH), Files.getLastModifiedTime(file), "used now");
    }

    @Test
    void anyNumberOfThreadsWorksOutTheSame() {
        List<Tail> all = MotifSearch.of(motifs).pvalue(1).threads(48).build().tails();
        for (int threads : new int[] {1, 2, 5}) {
            assertSame(expected, MotifSearch.of(motifs).threads(threads).build().tails());
            assertSame(all, MotifSearch.of(motifs).pvalue(1).threads(threads).build().tails());
        }
    }

    @Test
    void anotherQuestionHasAnotherAnswer() throws IOException {
        search(folder, 1e-4);
        assertSame(search(null, 1e-3).tails(), search(folder, 1e-3).tails());
        Background rich = Background.of(Alphabet.DNA, new double[] {0.2, 0.3, 0.3, 0.2});
        MotifSearch without = MotifSearch.of(motifs).background(rich).build();
        assertSame(without.tails(), MotifSearch.of(motifs).background(rich).keptIn(folder).build().tails());
        MotifSearch scored = MotifSearch.of(motifs).score(6).build();
        assertSame(scored.tails(), MotifSearch.of(motifs).score(6).keptIn(folder).build().tails());
        motifs.remove(0);
        assertSame(expected.subList(1, 48), search(folder, 1e-4).tails());
        assertEquals(5, files().size());
    }

    @Test
    void anAnswerToAnotherQuestionUnderTheSameNameIsNotTaken() throws IOException {
        TailCache cache = new TailCache(folder);
        long[] question = {1, 2, 3};
        cache.keep(question, expected);
        assertSame(expected, cache.find(question));
        Path file = files().get(0);
        cache.keep(new long[] {1, 2, 4}, expected.subList(0, 3));
        Path other = files().stream().filter(path -> !path.equals(file)).findFirst().orElseThrow();
        Files.delete(file);
        Files.move(other, file);
        assertNull(cache.find(question));
    }

    /** Wherever a bit is changed: in the head, the question, the numbers of the first tail, and at the end. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 9, 17, 25, 33, 5000, 0.3, 0.6, 0.999999})
    void aDamagedFileIsIgnoredAndMadeAnew(double place) throws IOException {
        search(folder, 1e-4);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[place < 1 ? (int) (place * whole.length) : (int) place] ^= 16;
        Files.write(file, damaged);
        assertSame(expected, search(folder, 1e-4).tails());
        assertArrayEquals(whole, Files.readAllBytes(files().get(0)));
        assertEquals(1, files().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 31, 32, 40, 4096, 100_000})
    void aFileThatIsCutShortIsIgnoredAndMadeAnew(int length) throws IOException {
        search(folder, 1e-4);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(length);
        }
        assertSame(expected, search(folder, 1e-4).tails());
        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void aFolderThatCannotBeChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertSame(expected, search(file, 1e-4).tails());
        assertSame(expected, search(file.resolve("below"), 1e-4).tails());
        search(folder, 1e-4);
        Path kept = files().stream().filter(path -> !path.equals(file)).findFirst().orElseThrow();
        Files.delete(kept);
        Files.createDirectory(kept);
        Files.createFile(kept.resolve("inside"));
        assertSame(expected, search(folder, 1e-4).tails());
        assertEquals(2, files().size(), "no half file is left: " + files());
    }

    @Test
    void manySearchesAtOnceAllGetTheSame() throws IOException {
        List<List<Tail>> found = IntStream.range(0, 16).parallel().mapToObj(i -> search(folder, 1e-4).tails()).toList();
        found.forEach(tails -> assertSame(expected, tails));
        assertEquals(1, files().size());
        assertSame(expected, search(folder, 1e-4).tails());
    }

    @Test
    void theOldestGoWhenThereIsTooMuch() throws IOException {
        // Two files of three quarters of the bound and less together, without their blocks: only their lengths count.
        Path old = sized("tails-1.bin", TailCache.MOST_BYTES / 2, 1000);
        Path left = sized("tails-2.part", TailCache.MOST_BYTES / 4, 2000);
        Path recent = sized("tails-3.bin", TailCache.MOST_BYTES / 4, 3000);
        Path foreign = sized("classes.jsa", TailCache.MOST_BYTES, 500);
        search(folder, 1e-4);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(left) && Files.exists(recent) && Files.exists(foreign));
        assertEquals(4, files().size());
    }

    private Path sized(String name, long bytes, long seconds) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(seconds)));
    }

    /**
     * No oracle, but a tripwire: the checksum is what the program gave when the rules had this number. Where the tails have changed
     * on purpose the rules' number is raised, lest tails that were kept by the old ones be found, and the new checksum put here.
     */
    @Test
    void otherTailsMeanOtherRules() {
        Random random = new Random(2);
        CRC32C sum = new CRC32C();
        for (int width = 4; width < 24; width++) {
            double[][] rows = new double[width][4];
            for (double[] row : rows) {
                for (int a = 0; a < 4; a++) {
                    row[a] = (random.nextInt(2048) - 1536) / 512.0;
                }
            }
            LogOdds weights = new LogOdds(new MotifName("w", ""), Alphabet.DNA, rows);
            for (double p : new double[] {1e-3, 1e-4, 1e-5}) {
                Tail tail = MotifSearch.of(List.of(weights)).pvalue(p).build().tails().get(0);
                sum.update((tail.threshold() + " " + tail.top() + " " + tail.spacing() + Arrays.toString(tail.depths())).getBytes(UTF_8));
                for (double pvalue : tail.pvalues()) {
                    sum.update(Double.toHexString(pvalue).getBytes(UTF_8));
                }
            }
        }
        assertEquals("rules 2: a1aa56a6", "rules " + Tails.RULES + ": " + Long.toHexString(sum.getValue()));
    }

    @Test
    void fewMotifsAreNotKept() throws IOException {
        MotifSearch.of(motifs.subList(0, 31)).keptIn(folder).build();
        assertEquals(List.of(), files());
        assertNotNull(MotifSearch.of(motifs.subList(0, 32)).keptIn(folder).build());
        assertEquals(1, files().size());
    }
}
