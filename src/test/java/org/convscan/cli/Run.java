package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Command lines in this process, and what they answer. */
record Run(int code, String out, String err) {
    static final String GENOME = "test-data/dna/genome.fa";
    static final String MOTIFS = "test-data/motifs/example.meme";

    static Run of(String... args) {
        return with(InputStream.nullInputStream(), args);
    }

    static Run with(byte[] standardInput, String... args) {
        return with(new ByteArrayInputStream(standardInput), args);
    }

    static Run with(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(args, in, new StandardOutput(out), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Run piped(String in, String... args) {
        return with(in.getBytes(StandardCharsets.UTF_8), args);
    }

    /** {@code dna} with {@code --quiet}; must succeed without a word. */
    static Run dna(String... args) {
        Run done = of(Stream.concat(Stream.of("dna", "--quiet"), Stream.of(args)).toArray(String[]::new));
        assertEquals("", done.err);
        assertEquals(0, done.code);
        return done;
    }

    /** The output's lines that are not provenance, nor the names of columns. */
    List<String> hits() {
        return hits(out);
    }

    static List<String> hits(String text) {
        return text.lines().filter(line -> !line.startsWith("#") && !line.startsWith("motif_id\t")).toList();
    }

    /** The output without the one line that may differ between runs that find the same. */
    String withoutEngine() {
        return withoutEngine(out);
    }

    static String withoutEngine(String text) {
        long engines = text.lines().filter(line -> line.startsWith("# engine: ")).count();
        assertEquals(1, engines, "lines that name the engine");
        return text.replaceFirst("# engine: [^\n]*\n", "");
    }

    /** A file's text; of a gzipped one, its content. */
    static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String((file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The command failed with this code, one line of explanation, and nothing on standard output. */
    Run failed(int expected) {
        assertEquals(expected, code, err);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith("convscan: ") && err.endsWith("\n"), err);
        assertFalse(err.contains("Exception") || err.contains("\tat "), err);
        assertEquals("", hits().isEmpty() ? "" : out, "no hits on standard output");
        return this;
    }

    Run saying(String part) {
        assertTrue(err.contains(part), "'" + part + "' in: " + err);
        return this;
    }

    /** A command line of words and lists of words. */
    static String[] words(Object... parts) {
        return Stream.of(parts)
                .flatMap(part -> part instanceof List<?> some ? some.stream() : Stream.of(part))
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    /** The text of a gzipped file. */
    static String unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Names of the files in a folder, hidden ones too. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Deletes a folder and all that it holds; nothing when it is not there. */
    static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
