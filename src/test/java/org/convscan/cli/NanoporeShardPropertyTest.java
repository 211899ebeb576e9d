package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For any files of reads, queries, options and number of shards: merged shards are the whole run, byte for byte. */
class NanoporeShardPropertyTest {
    private static final int RUNS = 25;
    private static final String FOLDER = "test-data/nanopore/";

    /** Many hold the same three reads, so that shards meet ids which are in other shards too; some are damaged or empty. */
    private static final List<String> FILES = List.of("planted.blow5", "planted-rna.slow5", "many-gzip.fast5", "many-vbz1.fast5",
            "one-gzip.fast5", "v0.pod5", "v3.pod5", "reads.slow5", "svb.blow5", "zlib.blow5", "tails/tails.blow5", "broken/cut.slow5",
            "broken/cut.blow5", "broken/empty.fast5", "broken/twice.blow5", "broken/no-rate.slow5", "broken/not-zstd.pod5");

    private static final String QUERY = "ACTTACCTGGATTCGACGATCCAGTACGGTTAGCCA";

    @TempDir
    private Path folder;

    private Random random;

    @Test
    void mergedShardsAreByteForByteTheWholeRun() throws IOException {
        SeededRuns.check(getClass(), RUNS, folder, (drawn, place, message) -> {
            random = drawn;
            check(place, message);
        });
    }

    private void check(Path place, String message) throws IOException {
        List<String> options = options(place);
        String kind = pick(".tsv", ".paf", ".bed", ".tsv.gz");
        boolean segments = random.nextInt(2) == 0;
        run(place, "whole", kind, segments, options);
        int of = 2 + random.nextInt(random.nextInt(3) == 0 ? 40 : 6);
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= of; i++) {
            run(place, "part" + i, kind, segments, List.of(Run.words("--shard", i + "/" + of, options)));
            parts.add(place.resolve("part" + i + kind).toString());
            if (segments) {
                parts.add(place.resolve("part" + i + ".segments").toString());
            }
        }
        Collections.shuffle(parts, random);
        List<String> more = segments ? List.of("--segments", place.resolve("merged.segments").toString()) : List.of();
        Run merged = Run.of(Run.words("merge", "--quiet", "-o", place.resolve("merged" + kind), more, parts));
        message += ", " + of + " shards: " + String.join(" ", options);
        assertEquals("", merged.err(), message);
        assertEquals(0, merged.code(), message);
        compare(place, kind, message);
        if (segments) {
            compare(place, ".segments", message);
        }
    }

    private static void compare(Path place, String ending, String message) throws IOException {
        String whole = Run.withoutEngine(Run.read(place.resolve("whole" + ending)));
        assertTrue(whole.contains("\n# sequences: "), whole);
        assertEquals(whole, Run.withoutEngine(Run.read(place.resolve("merged" + ending))), message);
    }

    private void run(Path place, String name, String kind, boolean segments, List<String> options) {
        List<String> more = segments ? List.of("--segments", place.resolve(name + ".segments").toString()) : List.of();
        Run run = Run.of(Run.words("nanopore", "--quiet", "--threads", 1 + random.nextInt(3), "-o", place.resolve(name + kind), more, options));
        assertEquals(0, run.code(), run.err());
    }

    private List<String> options(Path place) throws IOException {
        List<String> options = new ArrayList<>(List.of("--decoys", "" + (2 + random.nextInt(6)), "--most", "" + (1 + random.nextInt(3))));
        options.addAll(List.of("--pvalue", pick("1", "0.5", "0.05")));
        options.addAll(random.nextBoolean() ? List.of("--qvalue", pick("0.9", "0.5", "0.1")) : List.of());
        options.addAll(random.nextInt(3) == 0 ? List.of("--strand", pick("forward", "reverse", "both")) : List.of());
        options.addAll(random.nextInt(4) == 0 ? List.of("--search", "propose") : List.of());
        options.addAll(List.of("--query", pick(QUERY, FOLDER + "planted.fa")));
        options.addAll(random.nextInt(3) == 0 ? List.of("--query", QUERY.substring(10, 30)) : List.of());
        // The planted reads make sure that there is something to find, and that the run is not refused.
        options.add(FOLDER + FILES.get(0));
        for (int i = random.nextInt(6); i > 0; i--) {
            options.add(FOLDER + FILES.get(1 + random.nextInt(FILES.size() - 1)));
        }
        if (random.nextInt(4) == 0) {
            options.add(manyReads(place).toString());
        }
        return options;
    }

    private String pick(String... words) {
        return SeededRuns.pick(random, words);
    }

    /** More reads than p-values are reckoned from, of some steps each: 500 of them may end in any shard. */
    private Path manyReads(Path place) throws IOException {
        String header = Files.readAllLines(Path.of(FOLDER + "planted-rna.slow5")).stream().limit(7)
                .collect(Collectors.joining("\n", "", "\n"));
        StringBuilder text = new StringBuilder(header);
        for (int read = 0; read < 700; read++) {
            int steps = 15 + random.nextInt(20);
            text.append("many").append(random.nextInt(2_000)).append("\t0\t8192\t10\t1402.882\t4000\t").append(8 * steps).append('\t');
            for (int s = 0; s < steps; s++) {
                int level = 400 + random.nextInt(250);
                for (int i = 0; i < 8; i++) {
                    text.append(s + i == 0 ? "" : ",").append(level + random.nextInt(9));
                }
            }
            text.append('\n');
        }
        return Files.writeString(place.resolve("many.slow5"), text);
    }
}
