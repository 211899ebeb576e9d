package org.convscan.workflows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pipelines of workflows/, run by Nextflow on the data that comes with the project. */
final class WorkflowsTest {
    private static final Path WORKFLOWS = Path.of("workflows").toAbsolutePath();

    /** What the runs leave behind stays for a look until the next build. */
    private static final Path FOLDER = Path.of("target/workflows").toAbsolutePath();

    private static Nextflow nextflow;

    @BeforeAll
    static void resolve() throws Exception {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(FOLDER);
        nextflow = Nextflow.in(FOLDER);
    }

    /**
     * The genome has 74,001 bases (its .fai: 40,000 + 25,000 + 9,001); profile test takes shards of 20,000: 4 of them, and one merge.
     */
    @Test
    void dnaInShardsWithATaskKilledIsByteForByteOneRun() throws Exception {
        Files.writeString(FOLDER.resolve("kill-one"), "");
        Nextflow.Ended first = dna("first.trace");
        assertEquals(0, first.code(), first.text());
        Map<String, List<String>> tasks = trace("first.trace");
        assertEquals(5, tasks.get("CONVSCAN_DNA").size(), first.text());
        assertEquals(1, tasks.get("CONVSCAN_DNA").stream().filter("FAILED 137"::equals).count(), tasks.toString());
        assertEquals(4, tasks.get("CONVSCAN_DNA").stream().filter("COMPLETED 0"::equals).count(), tasks.toString());
        assertEquals(List.of("COMPLETED 0"), tasks.get("CONVSCAN_MERGE"));

        Path gathered = FOLDER.resolve("results/genome/genome.bed.gz");
        assertArrayEquals(Files.readAllBytes(unsharded()), Files.readAllBytes(gathered));
        assertTrue(Files.exists(FOLDER.resolve("results/genome/genome.bed.gz.tbi")));

        Nextflow.Ended second = dna("second.trace", "-resume");
        assertEquals(0, second.code(), second.text());
        trace("second.trace").forEach((process, ends) ->
                assertTrue(ends.stream().allMatch("CACHED 0"::equals), process + " " + ends));
        assertEquals(4, trace("second.trace").get("CONVSCAN_DNA").size());
    }

    @Test
    void aColumnMissingInASheetIsOneLine() throws Exception {
        Path sheet = Files.writeString(FOLDER.resolve("missing.csv"), "sample,sequences\ngenome,genome.fa\n");
        Nextflow.Ended ended = nextflow.run("-q", "run", WORKFLOWS.resolve("dna.nf").toString(), "--input", sheet.toString());
        assertEquals(1, ended.code());
        assertEquals(List.of(sheet + ": line 1: column 'motifs' is missing (columns: sample,sequences,motifs,regions)"), ended.lines());
    }

    private static Nextflow.Ended dna(String trace, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-q", "run", WORKFLOWS.resolve("dna.nf").toString(), "-profile", "test",
                "--input", WORKFLOWS.resolve("assets/dna.csv").toString(), "-with-trace", trace));
        arguments.addAll(Arrays.asList(more));
        return nextflow.run(arguments.toArray(String[]::new));
    }

    /** Status and exit code of each task, by process, from Nextflow's trace file. */
    private static Map<String, List<String>> trace(String name) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(name));
        List<String> header = List.of(lines.get(0).split("\t"));
        Map<String, List<String>> tasks = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t");
            String process = fields[header.indexOf("name")].split(" ")[0];
            String end = fields[header.indexOf("status")] + " " + fields[header.indexOf("exit")];
            tasks.computeIfAbsent(process, p -> new ArrayList<>()).add(end);
        }
        return tasks;
    }

    /** The same scan in one piece, in a folder where files have the names that a task sees. */
    private static Path unsharded() throws Exception {
        Path whole = Files.createDirectories(FOLDER.resolve("whole"));
        for (String file : List.of("dna/genome.fa", "dna/genome.fa.fai", "motifs/example.meme")) {
            Path from = Path.of("test-data", file);
            Files.copy(from, whole.resolve(from.getFileName()));
        }
        Nextflow.Ended ended = nextflow.convscan(whole, "dna", "--motifs", "example.meme", "--threads", "2", "--device", "cpu",
                "--output", "genome.bed.gz", "genome.fa");
        assertEquals(0, ended.code(), ended.text());
        return whole.resolve("genome.bed.gz");
    }
}
