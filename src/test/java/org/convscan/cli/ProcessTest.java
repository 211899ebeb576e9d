package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class ProcessTest {
    @TempDir
    private Path folder;

    static List<String> java(String... args) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "org.convscan.cli.Main"));
        command.addAll(List.of(args));
        return command;
    }

    static String quoted(List<String> command) {
        return "'" + String.join("' '", command) + "'";
    }

    private Process shell(String script) throws IOException {
        return new ProcessBuilder("bash", "-c", script).redirectError(folder.resolve("err").toFile()).start();
    }

    @Test
    void aClosedPipeEndsQuietly() throws Exception {
        String program = quoted(java("dna", "-m", Run.MOTIFS, "-p", "0.5", "--quiet", Run.GENOME));
        Process process = shell(program + " | head -2 >/dev/null; echo ${PIPESTATUS[0]}");
        try (BufferedReader out = process.inputReader()) {
            assertEquals("0", out.readLine(), Files.readString(folder.resolve("err")));
        }
        assertEquals("", Files.readString(folder.resolve("err")));
    }

    @Test
    void aFullDiskIsOneLineAndLeavesNothing() throws Exception {
        Path target = folder.resolve("out/hits.bed");
        Files.createDirectory(target.getParent());
        String program = quoted(java("dna", "-m", Run.MOTIFS, "-p", "0.5", "--quiet", "-o", target.toString(), Run.GENOME));
        Process process = shell("ulimit -f 100; " + program);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String err = Files.readString(folder.resolve("err"));
        assertEquals(1, process.exitValue(), err);
        assertTrue(err.contains("hits.bed: cannot be written: File too large") && err.lines().count() == 1, err);
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFullStandardOutputIsAnError() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: no /dev/full");
        Process process = shell(quoted(java("dna", "-m", Run.MOTIFS, "--quiet", Run.GENOME)) + " >/dev/full");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String err = Files.readString(folder.resolve("err"));
        assertEquals(1, process.exitValue(), err);
        assertTrue(err.contains("standard output: No space left on device") && err.lines().count() == 1, err);
    }

    @Test
    void aKilledRunLeavesNoFile() throws Exception {
        Path target = folder.resolve("out/hits.bed");
        Files.createDirectory(target.getParent());
        // Standard input stays open, so the run cannot end by itself.
        Process process = new ProcessBuilder(java("dna", "-m", Run.MOTIFS, "-o", target.toString(), "-"))
                .redirectError(folder.resolve("err").toFile())
                .start();
        process.getOutputStream().write((">a\n" + "ACGT".repeat(100_000)).getBytes());
        process.getOutputStream().flush();
        for (int i = 0; i < 600 && isEmpty(target.getParent()); i++) {
            assertTrue(!process.waitFor(50, TimeUnit.MILLISECONDS), "ended early");
        }
        assertTrue(!isEmpty(target.getParent()), "nothing was begun");
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(isEmpty(target.getParent()), "something was left");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** In the order of the help; model folders that an earlier run of this test made are cleared first, since none is written over. */
    @Test
    void examplesInTheHelpRun() throws Exception {
        Run.clear(Path.of("target/model"));
        Run.clear(Path.of("target/model2"));
        int examples = 0;
        for (Command command : Main.COMMANDS) {
            Run help = Run.of(command.name(), "--help");
            assertEquals(0, help.code(), help.err());
            for (String line : help.out().substring(help.out().indexOf("\nExamples")).split("\n")) {
                if (line.trim().startsWith("./convscan") && !line.contains(">")) {
                    String[] words = line.trim().split("\\s+");
                    Run run = Run.of(java.util.Arrays.copyOfRange(words, 1, words.length));
                    assertEquals(0, run.code(), line + "\n" + run.err());
                    examples++;
                }
            }
        }
        assertTrue(examples >= 9, "examples: " + examples);
    }

    @Test
    void theCompletionScriptIsValidBash() throws Exception {
        Path script = folder.resolve("completion.bash");
        Files.writeString(script, Run.of("completion", "bash").out());
        Process process = new ProcessBuilder("bash", "-c", "source '" + script
                + "'; COMP_WORDS=(convscan dna --pv); COMP_CWORD=2; _convscan; echo ${COMPREPLY[@]}").start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            assertEquals("--pvalue", out.readLine());
        }
    }
}
