package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every block of docs/lectures.md, run in order: files are written, commands run in this process, Java by jshell's own engine, and
 * what is printed is compared with the text block that follows.
 */
class LecturesTest {
    private static final Path PAGE = Path.of("docs/lectures.md");

    /** A fenced block: "sh", "java", "text", or "yaml" with the file it is to be saved as. */
    private record Block(String language, String file, String content, int line) {}

    private static List<Block> blocks() throws Exception {
        String page = Files.readString(PAGE);
        Matcher fence = Pattern.compile("(?ms)^```(\\w*) ?(\\S*)\n(.*?)^```$").matcher(page);
        List<Block> blocks = new ArrayList<>();
        while (fence.find()) {
            int line = 1 + (int) page.substring(0, fence.start()).chars().filter(c -> c == '\n').count();
            blocks.add(new Block(fence.group(1), fence.group(2), fence.group(3), line));
        }
        return blocks;
    }

    /** A model folder is not written over. */
    @BeforeEach
    void clearTheModels() throws Exception {
        Run.clear(Path.of("target/lectures/first"));
        Run.clear(Path.of("target/lectures/second"));
    }

    @Test
    void everyBlockDoesWhatThePageShows() throws Exception {
        List<Block> blocks = blocks();
        int compared = 0;
        try (JShell java = JShell.builder().executionEngine("local").build()) {
            java.addToClasspath(System.getProperty("java.class.path"));
            evaluate(java, new Block("java", "", "import java.util.*;", 0));
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                String printed = switch (block.language) {
                    case "java" -> evaluate(java, block);
                    case "sh" -> command(block);
                    case "yaml" -> save(block);
                    case "text" -> null;
                    default -> throw new AssertionError("line " + block.line + ": nobody runs " + block.language);
                };
                if (printed != null && i + 1 < blocks.size() && blocks.get(i + 1).language.equals("text")) {
                    compare(blocks.get(i + 1), printed);
                    compared++;
                }
            }
        }
        long shown = blocks.stream().filter(block -> block.language.equals("text")).count();
        assertTrue(compared == shown && shown >= 9, compared + " of " + shown);
    }

    private static String save(Block block) throws Exception {
        Files.createDirectories(Path.of(block.file).getParent());
        Files.writeString(Path.of(block.file), block.content);
        return null;
    }

    /** A line of a shell: perhaps a text for standard input, then the program. */
    private static String command(Block block) {
        Matcher line = Pattern.compile("(?:printf '([^']*)' \\| )?\\./convscan (.*)\n").matcher(block.content);
        assertTrue(line.matches(), "line " + block.line + ": " + block.content);
        byte[] input = line.group(1) == null ? new byte[0] : line.group(1).getBytes(StandardCharsets.UTF_8);
        Run run = Run.with(input, line.group(2).split(" "));
        assertEquals(0, run.code(), "line " + block.line + ": " + run.err());
        return run.out();
    }

    private static String evaluate(JShell java, Block block) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String rest = block.content;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next = java.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : java.eval(next.source())) {
                    boolean fine = event.status() == Snippet.Status.VALID && event.exception() == null;
                    assertTrue(fine || event.causeSnippet() != null, () -> "line " + block.line + ": " + event + "\n"
                            + java.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
                }
                rest = next.remaining();
            }
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Lines of provenance may be left out of the page; all others are there, in order. */
    private static void compare(Block shown, String printed) {
        assertEquals(results(shown.content), results(printed), "docs/lectures.md, line " + shown.line);
        for (String line : shown.content.lines().filter(l -> l.startsWith("#")).toList()) {
            assertTrue(printed.lines().anyMatch(line::equals), "docs/lectures.md, line " + shown.line + ": " + line + "\n" + printed);
        }
    }

    private static String results(String text) {
        return String.join("\n", text.lines().filter(line -> !line.startsWith("#")).map(line -> line.replaceAll(" +$", "")).toList());
    }
}
