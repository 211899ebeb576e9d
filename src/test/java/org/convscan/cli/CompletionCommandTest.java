package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    /** What bash offers behind these words. */
    private List<String> offered(String words) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no bash");
        Path script = Files.writeString(folder.resolve("script"), Run.of("completion", "bash").out());
        String line = "source " + script + "; cd " + Files.createDirectories(folder.resolve("here")) + "; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _convscan; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process process = new ProcessBuilder("/bin/bash", "--norc", "-c", line).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().sorted().toList();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return lines;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "convscan d | dna doctor",
        "convscan dna --str | --strand",
        "convscan dna --strand '' | both forward reverse",
        "convscan network run --format b | bed bedgraph",
        "convscan motifs convert --to '' | homer jaspar meme plain transfac",
        "convscan motifs '' | compare convert show",
        "convscan train '' | dna ecg",
        "convscan help n | nanopore network",
        "convscan dna --pvalue '' | \"\"",
        "convscan dna --background '' | \"\"",
        "convscan explain --baseline '' | shuffled zeros",
        "convscan ecg --lead '' | \"\""
    })
    void wordsAreOffered(String words, String expected) throws Exception {
        assertEquals(expected, String.join(" ", offered(words)).strip());
    }

    @Test
    void namesWithBlanksStayWhole() throws Exception {
        Files.createDirectories(folder.resolve("here"));
        Files.writeString(folder.resolve("here/my genome.fa"), "");
        Files.writeString(folder.resolve("here/other.fa"), "");
        assertEquals(List.of("my genome.fa", "other.fa"), offered("convscan dna ''"));
    }

    /** A word that is read from a description is one that the option takes: the message about a wrong word names them all. */
    @ParameterizedTest
    @CsvSource({
        "dna --iupac ACGT, strand", "dna --iupac ACGT, format", "ecg x, method", "ecg x, format", "motifs convert x, to",
        "evaluate --truth x x, kind", "text -f a, format", "dna --iupac ACGT, qvalues", "nanopore --query ACGTACGTACGT x, search"
    })
    void whatIsOfferedIsTaken(String words, String option) {
        String command = words.split(" ")[0];
        String choices = Run.of("completion", "bash").out().split("'" + command + " --" + option + "'\\) choices='")[1].split("'")[0];
        Run wrong = Run.of((words + " --" + option + " nonsense").split(" ")).failed(2);
        List<String> taken = List.of(wrong.err().replaceFirst(".* takes (.*), not 'nonsense'\\s*", "$1").split(", "));
        assertEquals(taken.stream().sorted().toList(), Stream.of(choices.split(" ")).sorted().toList(), wrong.err());
    }
}
