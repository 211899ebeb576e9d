package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiqcTest {
    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Map<String, Long> countsByMotif(String... options) {
        return Run.dna(Run.words("-m", MOTIFS, List.of(options), GENOME)).hits().stream()
                .collect(Collectors.groupingBy(line -> line.split("\t")[3], Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hits.bed", "hits.tsv", "hits.gff3", "hits.bed.gz"})
    void theFilesCountTheTablesHits(String name) throws IOException {
        Run.dna("-m", MOTIFS, "-p", "1e-3", "--multiqc", file("yeast_mqc.json"), "-o", file(name), GENOME);
        Map<String, Long> counts = countsByMotif("-p", "1e-3");
        long hits = counts.values().stream().mapToLong(Long::longValue).sum();
        long bases = TestGenome.sequences().values().stream().mapToLong(String::length).sum();
        String general = Files.readString(folder.resolve("yeast_mqc.json"));
        String start = "\"yeast\": {\"hits\": %d.0, \"motifs\": %d.0, \"sequences\": %d.0, \"bases\": %d.0, \"density\": %s}"
                .formatted(hits, counts.size(), TestGenome.sequences().size(), bases, 1000.0 * hits / bases);
        assertTrue(general.contains(start), start + "\nin\n" + general);
        String section = Files.readString(folder.resolve("yeast_motifs_mqc.json"));
        counts.forEach((motif, count) -> assertTrue(section.contains("\"yeast: " + motif + "\": {\"hits\": " + count + ","), section));
    }

    @Test
    void mergedShardsHaveTheFilesOfOneRun() throws IOException {
        Run.dna("-m", MOTIFS, "--qvalue", "0.5", "--multiqc", file("a_mqc.json"), "-o", file("whole.bed"), GENOME);
        for (int i = 1; i <= 3; i++) {
            Run.dna("-m", MOTIFS, "--qvalue", "0.5", "--shard", i + "/3", "-o", file(i + ".bed"), GENOME);
        }
        Files.createDirectory(folder.resolve("merged"));
        Run.of("merge", "-o", file("merged/all.bed"), "--multiqc", file("merged/a_mqc.json"), file("1.bed"), file("2.bed"), file("3.bed"));
        for (String name : List.of("a_mqc.json", "a_motifs_mqc.json")) {
            assertEquals(Files.readString(folder.resolve(name)), Files.readString(folder.resolve("merged").resolve(name)));
        }
    }

    @Test
    void aShardAndNamesThatMultiqcWouldNotFindAreRefused() {
        Run.of("dna", "-m", MOTIFS, "--multiqc", file("a.json"), GENOME).failed(2).saying("_mqc.json");
        Run.of("dna", "-m", MOTIFS, "--shard", "1/2", "--multiqc", file("a_mqc.json"), GENOME).failed(2).saying("convscan merge");
        assertFalse(Files.exists(folder.resolve("a_mqc.json")));
    }

    @Test
    void multiqcReadsBothFiles() throws Exception {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "multiqc")));
        assumeTrue(there, "skipped: no MultiQC");
        for (String sample : List.of("one", "two")) {
            Run.dna("-m", MOTIFS, "-p", sample.equals("one") ? "1e-3" : "1e-4", "--multiqc", file(sample + "_mqc.json"), "-o",
                    file(sample + ".bed"), GENOME);
        }
        Process process = new ProcessBuilder("multiqc", "--no-ansi", "-o", "out", ".").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), Files.readString(folder.resolve("log")));
        Map<String, Long> counts = countsByMotif("-p", "1e-3");
        List<String> general = Files.readAllLines(folder.resolve("out/multiqc_data/multiqc_general_stats.txt"));
        assertEquals(3, general.size(), general.toString());
        String[] one = general.get(1).split("\t");
        assertEquals("one", one[0]);
        assertEquals(counts.values().stream().mapToLong(Long::longValue).sum(), Double.parseDouble(one[1]));
        String section = Files.readString(folder.resolve("out/multiqc_data/multiqc_convscan_motifs_table.txt"));
        counts.forEach((motif, count) -> assertTrue(section.contains("one: " + motif + "\t" + count), section));
        assertTrue(section.contains("two: "), section);
    }
}
