package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return Run.of(Run.words("nanopore", "--quiet", "--query", QUERY, List.of(args)));
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
}
