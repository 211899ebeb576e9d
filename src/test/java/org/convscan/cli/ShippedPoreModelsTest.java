package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of newer pores, on reads that Squigulator simulated from its own copies; where what lies: squigulator/README.md. */
class ShippedPoreModelsTest {
    private static final String FOLDER = "test-data/nanopore/squigulator/";

    @TempDir
    Path folder;

    private static void assertFound(String model, String query, String reads, int start, int end, int tolerance) {
        // The best place, whatever its p-value: decoys in one short read make a coarse one.
        Run run = Run.of("nanopore", "--quiet", "--query", query, "--pore-model", model, "--pvalue", "1", reads);
        String[][] rows = run.out().lines().filter(line -> line.startsWith("S1_1")).map(line -> line.split("\t")).toArray(String[][]::new);
        assertEquals(1, rows.length, run.out() + run.err());
        assertEquals("+", rows[0][2]);
        assertEquals(start, Integer.parseInt(rows[0][3]), tolerance);
        assertEquals(end, Integer.parseInt(rows[0][4]), tolerance);
    }

    @Test
    void aSequenceIsFoundInAnotherProgramsReadOfR1041() {
        assertFound("r10.4.1-dna", "TGACCAACAGTTTGTTGACTATCATCATCTAACCAATCTT", FOLDER + "r10.4.1.slow5", 6469, 6878, 27);
    }

    @Test
    void aSequenceIsFoundInAnotherProgramsReadOfRna004() {
        // Three words of 31 samples; the words' lengths vary, and only their mean is known.
        assertFound("rna004", "AAGTACAACGGAGAAAGAGAAAGGCAAACTACCGCAGTGA", FOLDER + "rna004.slow5", 9180, 10170, 93);
    }

    @Test
    void tablesWithoutWordsGiveTheLevelsInTheOrderOfTheWords() throws IOException {
        PoreModel model = PoreModels.named("r10.4.1-dna");
        assertEquals(9, model.letters());
        // The first and last lines behind "#letters 9": zcat models/pores/r10.4.1-dna.txt.gz | sed -n '9,10p;$p'
        assertEquals(-1.842, model.tableLevel(0), 1e-6);
        assertEquals(-1.652, model.tableLevel(1), 1e-6);
        assertEquals(0.524, model.tableLevel((1 << 18) - 1), 1e-6);
    }

    @Test
    void aTableWithoutWordsThatIsTooLongOrTooShortIsRefused() throws IOException {
        assertRefused("#letters 1\n1\n2\n3\n", "has 3 words of 1 letters, not all 4");
        assertRefused("#letters 1\n1\n2\n3\n4\n5\n", "line 6", "more levels than the 4");
        assertRefused("#letters 40\n1\n", "a word of 40 letters");
        assertRefused("#letters nine\n1\n", "'nine' is no number");
    }

    private void assertRefused(String table, String... parts) throws IOException {
        Path file = Files.writeString(folder.resolve("own.txt"), table);
        // The best place, whatever its p-value: decoys in one short read make a coarse one.
        Run run = Run.of("nanopore", "--quiet", "--query", "ACGTACGT", "--pore-model", file.toString(), FOLDER + "r10.4.1.slow5").failed(1);
        for (String part : parts) {
            run.saying(part);
        }
    }

    @Test
    void theShippedTableAsOnesOwnFileIsTheSame() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Path.of("models/pores/rna004.txt.gz")))) {
            Files.copy(in, folder.resolve("own.txt"));
        }
        PoreModel own = PoreModels.named(folder.resolve("own.txt").toString());
        assertEquals("rna004", own.name());
        assertEquals(true, own.backwards());
    }
}
