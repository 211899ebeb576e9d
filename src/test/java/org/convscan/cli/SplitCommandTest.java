package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitCommandTest {
    @TempDir
    private Path folder;

    private List<List<String[]>> split(int count, String... more) throws IOException {
        Path place = folder.resolve("new/" + count + more.length);
        Run done = Run.of(Run.words("split", "--quiet", "--scatter-count", count, "-o", place, List.of(more), GENOME));
        assertEquals(0, done.code(), done.err());
        List<List<String[]>> files = new ArrayList<>();
        for (String file : Run.files(place)) {
            assertEquals("%04d-of-%04d.bed".formatted(files.size() + 1, count), file);
            files.add(Files.readAllLines(place.resolve(file)).stream().map(line -> line.split("\t")).toList());
        }
        assertEquals(count, files.size());
        return files;
    }

    private static long length(List<String[]> file) {
        return file.stream().mapToLong(row -> Long.parseLong(row[2]) - Long.parseLong(row[1])).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void filesCoverEveryBaseOnceInOrderAndDifferByABase(int count) throws IOException {
        List<List<String[]>> files = split(count);
        Map<String, Long> reached = new TreeMap<>();
        for (List<String[]> file : files) {
            assertTrue(Math.abs(length(file) - length(files.get(0))) <= 1);
            for (String[] row : file) {
                assertEquals(reached.getOrDefault(row[0], 0L), Long.parseLong(row[1]), row[0]);
                reached.put(row[0], Long.parseLong(row[2]));
            }
        }
        Map<String, Long> lengths = new TreeMap<>();
        TestGenome.sequences().forEach((name, letters) -> lengths.put(name, (long) letters.length()));
        lengths.values().removeIf(length -> length == 0);
        assertEquals(lengths, reached);
    }

    @Test
    void anIntervalReachesSoFarIntoTheNextButNotBeyondItsSequence() throws IOException {
        List<List<String[]>> bare = split(5);
        List<List<String[]>> wide = split(5, "--overlap", "19");
        Map<String, String> genome = TestGenome.sequences();
        for (int file = 0; file < 5; file++) {
            for (int row = 0; row < bare.get(file).size(); row++) {
                String[] interval = bare.get(file).get(row);
                long end = Math.min(genome.get(interval[0]).length(), Long.parseLong(interval[2]) + 19);
                assertEquals(interval[1], wide.get(file).get(row)[1]);
                assertEquals(end, Long.parseLong(wide.get(file).get(row)[2]));
            }
        }
    }

    /** The parts of --shard are these intervals: each shard's hits start in its file's. */
    @Test
    void shardsOwnTheHitsThatStartInTheirFile() throws IOException {
        List<List<String[]>> files = split(6);
        int hits = 0;
        for (int i = 1; i <= 6; i++) {
            for (String hit : Run.dna("-m", Run.MOTIFS, "-p", "1e-3", "--shard", i + "/6", GENOME).hits()) {
                String[] at = hit.split("\t");
                long start = Long.parseLong(at[1]);
                assertTrue(files.get(i - 1).stream().anyMatch(row -> row[0].equals(at[0])
                        && Long.parseLong(row[1]) <= start && start < Long.parseLong(row[2])), i + ": " + hit);
                hits++;
            }
        }
        assertTrue(hits > 100, hits + " hits");
    }

    @Test
    void onlyWhatRegionsCoverIsCut() throws IOException {
        List<List<String[]>> files = split(3, "--regions", TestGenome.REGIONS);
        for (String[] row : files.stream().flatMap(List::stream).toList()) {
            assertTrue(TestGenome.regions().stream().anyMatch(region -> region.chrom().equals(row[0])
                    && region.start() <= Long.parseLong(row[1]) && Long.parseLong(row[1]) < region.end()), String.join(" ", row));
        }
    }

    @Test
    void filesAppearTogetherOrNotAtAll() throws IOException {
        Files.createDirectories(folder.resolve("0003-of-0003.bed"));
        Run.of("split", "--scatter-count", "3", "-o", folder.toString(), GENOME).failed(1).saying("0003-of-0003.bed: this is a directory");
        assertEquals(List.of("0003-of-0003.bed"), Run.files(folder));
    }

    @Test
    void moreFilesThanBasesAreRefused() {
        Run.of("split", "--scatter-count", "100000000", "-o", folder.toString(), GENOME).failed(2).saying("more than the");
        Run.of("split", "-o", folder.toString(), GENOME).failed(2).saying("--scatter-count");
    }
}
