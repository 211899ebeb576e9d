package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For any genome, motifs, options and number of shards: merged shards are the whole run, byte for byte. */
class ShardPropertyTest {
    private static final int RUNS = 60;

    @TempDir
    private Path folder;

    private Random random;
    private boolean composite;
    private boolean matrix;

    @Test
    void mergedShardsAreByteForByteTheWholeRun() throws IOException {
        SeededRuns.check(getClass(), RUNS, folder, (drawn, place, message) -> {
            random = drawn;
            check(place, message);
        });
    }

    private void check(Path place, String message) throws IOException {
        Path genome = genome(place);
        Path motifs = Files.writeString(place.resolve("motifs.txt"), motifs());
        List<String> options = options(place, genome, motifs);
        String kind = composite ? pick(".bed", ".tsv", ".bed.gz") : pick(".bed", ".tsv", ".gff3", ".bed.gz", ".tsv.gz", ".gff3.gz");
        run(place, "whole", kind, options, List.of());
        int of = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 8);
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= of; i++) {
            run(place, "part" + i, kind, options, List.of("--shard", i + "/" + of));
            parts.add(place.resolve("part" + i + kind).toString());
            if (matrix) {
                parts.add(place.resolve("part" + i + ".mtx").toString());
            }
        }
        Collections.shuffle(parts, random);
        List<String> merge = new ArrayList<>(List.of("merge", "--quiet", "-o", place.resolve("merged" + kind).toString()));
        if (matrix) {
            merge.addAll(List.of("--matrix", place.resolve("merged.mtx").toString()));
        }
        Run merged = Run.of(Run.words(merge, parts));
        message += ", " + of + " shards: " + String.join(" ", options);
        assertEquals(0, merged.code(), message + "\n" + merged.err());
        compare(place, kind, message);
    }

    private void compare(Path place, String kind, String message) throws IOException {
        List<String> endings = new ArrayList<>(List.of(kind));
        if (kind.endsWith(".gz")) {
            assertEquals(Run.read(place.resolve("whole" + kind)), Run.read(place.resolve("merged" + kind)), message);
            endings.add(kind + ".tbi");
        }
        if (matrix) {
            endings.addAll(List.of(".mtx", ".mtx.rows.tsv", ".mtx.columns.tsv"));
        }
        for (String ending : endings) {
            byte[] whole = Files.readAllBytes(place.resolve("whole" + ending));
            byte[] merged = Files.readAllBytes(place.resolve("merged" + ending));
            if (!ending.contains(".gz")) {
                assertEquals(new String(whole), new String(merged), message);
            }
            assertArrayEquals(whole, merged, message + ending);
        }
    }

    private void run(Path place, String name, String kind, List<String> options, List<String> more) {
        List<String> words = new ArrayList<>(options);
        if (matrix) {
            words.addAll(List.of("--matrix", place.resolve(name + ".mtx").toString()));
        }
        Run.dna(Run.words("--threads", "1", "--tile", tile(), "--engine", "lookup", "-o", place.resolve(name + kind), more, words));
    }

    private int tile() {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 64 + random.nextInt(4000);
    }

    private List<String> options(Path place, Path genome, Path motifs) throws IOException {
        composite = random.nextInt(4) == 0;
        boolean best = !composite && random.nextInt(3) == 0;
        matrix = !composite && !best && random.nextInt(2) == 0;
        List<String> options = new ArrayList<>(List.of("-m", motifs.toString(), "-p", pick("0.1", "0.02", "0.004")));
        if (composite) {
            options.addAll(List.of("--composite", Files.writeString(place.resolve("composite.yaml"), composites()).toString()));
        } else if (random.nextInt(2) == 0) {
            options.addAll(List.of("--qvalues", pick("motif", "all")));
            options.addAll(random.nextBoolean() ? List.of("--qvalue", pick("0.9", "0.5", "0.1")) : List.of());
        }
        options.addAll(best ? List.of("--best") : List.of());
        options.addAll(random.nextInt(3) == 0 ? List.of("--skip-masked") : List.of());
        options.addAll(random.nextInt(3) == 0 ? List.of("--strand", pick("forward", "reverse")) : List.of());
        options.addAll(random.nextInt(4) == 0 ? List.of("--background", "input") : List.of());
        if (random.nextInt(3) == 0) {
            options.addAll(List.of("--regions", Files.writeString(place.resolve("regions.bed"), regions()).toString()));
        }
        options.add(genome.toString());
        return options;
    }

    private String pick(String... words) {
        return SeededRuns.pick(random, words);
    }

    /** Sequences of 0 to 400 bases, some in lower case, the first with 60 at least, for the regions; with an index or without. */
    private Path genome(Path place) throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder index = new StringBuilder();
        int sequences = 1 + random.nextInt(6);
        boolean indexed = random.nextBoolean();
        for (int s = 0; s < sequences; s++) {
            String letters = letters(s == 0 ? 60 + random.nextInt(400) : (indexed ? 1 : 0) + random.nextInt(400));
            text.append(">s").append(s).append('\n');
            index.append("s%d\t%d\t%d\t%d\t%d\n".formatted(s, letters.length(), text.length(), letters.length(), letters.length() + 1));
            text.append(letters).append('\n');
        }
        if (indexed) {
            Files.writeString(place.resolve("genome.fa.fai"), index);
        }
        return Files.writeString(place.resolve("genome.fa"), text);
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(letter(i));
        }
        return letters.toString();
    }

    private char letter(int place) {
        String alphabet = random.nextInt(60) == 0 ? "N" : place / 20 % 4 == 0 ? "acgt" : "AACGT";
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }

    /** Three motifs of 2 to 9 columns, JASPAR's way. */
    private String motifs() {
        StringBuilder text = new StringBuilder();
        for (int m = 0; m < 3; m++) {
            text.append(">m").append(m).append(" name").append(m).append('\n');
            int width = 2 + random.nextInt(8);
            for (char letter : "ACGT".toCharArray()) {
                text.append(letter).append(" [");
                for (int i = 0; i < width; i++) {
                    text.append(' ').append(random.nextInt(3) == 0 ? 20 : 1 + random.nextInt(4));
                }
                text.append(" ]\n");
            }
        }
        return text.toString();
    }

    /** Two kinds, the second made of the first. */
    private String composites() {
        return """
                composites:
                  - name: pair
                    parts: [m0, m1]
                    gap: 0..%d
                    order: %s
                    strand: %s
                  - name: triple
                    parts: [pair, m2]
                    gap: -3..%d
                    order: %s
                    strand: %s
                """.formatted(random.nextInt(20), pick("fixed", "either"), pick("same", "either"), random.nextInt(20),
                pick("fixed", "either"), pick("same", "either"));
    }

    private String regions() {
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int r = 0; r < 1 + random.nextInt(5); r++) {
            start += random.nextInt(12);
            text.append("s0\t").append(start).append('\t').append(Math.min(60, start + 12 + random.nextInt(30))).append("\tr").append(r).append('\n');
        }
        return text.toString();
    }
}
