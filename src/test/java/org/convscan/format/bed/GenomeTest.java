package org.convscan.format.bed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import htsjdk.samtools.reference.FastaSequenceIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenomeTest {
    @TempDir
    private Path folder;

    private Path fasta(String text) throws IOException {
        return Files.writeString(folder.resolve("g.fa"), text);
    }

    /** test-data/dna/genome.fa.fai is of samtools faidx. */
    @Test
    void theIndexMadeInMemoryIsThatOfSamtools() throws IOException {
        Path genome = Path.of("test-data", "dna", "genome.fa");
        assertEquals(new FastaSequenceIndex(Path.of(genome + ".fai")), FastaLayout.of(genome.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void sequencesAreReadByNameAndPlace(String end) throws IOException {
        Path file = fasta("\n>a one\nACGTA\nCCC\n\n>none\n>b\tx\nGGTT\nAACC\nT".replace("\n", end));
        try (Genome genome = Genome.open(file.toString(), message -> {})) {
            assertEquals(8, genome.length("a"));
            assertEquals(0, genome.length("none"));
            assertEquals(9, genome.length("b"));
            assertEquals(-1, genome.length("c"));
            assertEquals("TACC", letters(genome, "a", 3, 7));
            assertEquals("GGTTAACCT", letters(genome, "b", 0, 9));
            assertEquals("", letters(genome, "none", 0, 0));
        }
    }

    private static String letters(Genome genome, String name, long from, long to) throws IOException {
        return new String(genome.letters(name, from, to), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {">a\nAC\nACGT\n", ">a\nACGT\nAC\nACGT\n", ">a\nACGT\n\nACGT\n", ">a\nACGT\r\nACGT\nACGT\n"})
    void linesOfDifferentLengthsHaveNoPlaces(String text) throws IOException {
        String file = fasta(text).toString();
        InputException wrong = assertThrows(InputException.class, () -> Genome.open(file, message -> {}));
        assertTrue(wrong.getMessage().startsWith(file + ", a: has lines of different lengths"), wrong.getMessage());
    }

    @Test
    void whatDoesNotBeginWithANameIsNoFasta() throws IOException {
        String file = fasta("ACGT\n>a\nACGT\n").toString();
        assertTrue(assertThrows(InputException.class, () -> Genome.open(file, message -> {})).getMessage().contains("is no FASTA file"));
    }

    @Test
    void placesAreNotReadFromADevice() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        InputException wrong = assertThrows(InputException.class, () -> Genome.open(device.toString(), message -> {}));
        assertTrue(wrong.getMessage().startsWith("/dev/null: is a pipe or a device"), wrong.getMessage());
    }
}
